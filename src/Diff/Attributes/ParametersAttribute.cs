namespace Diff;

/// <summary>
/// Makes a record the parameters of a model: while the project builds, <see cref="IParameters{TSelf}"/> is implemented beside it, so that
/// optimizers step over it, and it can be saved, flattened and set to zero.
/// </summary>
/// <remarks>
/// <para>For partial records, class or struct. Its members of type <see cref="Tensor{T}"/>, <see cref="float"/>, <see cref="double"/>, arrays of
/// these, and other such records, are parameters; integers, truth values, enums and strings, and what is marked
/// <see cref="NoDiffAttribute"/>, are kept as they are. A member of any other type is an error.</para>
/// </remarks>
/// <example>
/// <code>
/// [Parameters]
/// public partial record Mlp(Linear Hidden, Linear Output, float Scale);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ParametersAttribute : Attribute;
