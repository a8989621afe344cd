namespace Diff;

/// <summary>
/// Declares the shape of a tensor: for each axis its length, or a name for it. Where a <see cref="DifferentiableAttribute"/> method uses the tensor so
/// that shapes cannot fit, that is an error while the project builds; where they fit for some of the lengths with names only, a warning.
/// </summary>
/// <remarks>
/// <para>On a parameter of a method that is differentiated or called by such a method, on what it returns (<c>[return: Shape("n", 10)]</c>), and on a
/// member of a record of parameters. A name stands for one length everywhere in a method, and in a record for one length of each value;
/// two names may stand for the same.</para>
/// <para><c>FBackward</c> and <c>FForward</c> also check, when they are called, that tensors have the shapes declared, and throw an
/// <see cref="ArgumentException"/> otherwise. The method itself does not.</para>
/// </remarks>
/// <example>
/// <code>
/// [Differentiable]
/// public static float Cost([Shape(784, 10)] Tensor&lt;float&gt; w, [NoDiff, Shape("n", 784)] Tensor&lt;float&gt; x, [NoDiff] int[] labels)
///     =&gt; Loss.CrossEntropy(Tensor.MatrixMultiply(x, w), labels);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue)]
public sealed class ShapeAttribute : Attribute
{
    private readonly object[] _lengths;

    /// <summary>The shape of these lengths; without any, that of a single number.</summary>
    /// <param name="lengths">For each axis, outermost first, its length (<see cref="int"/>) or a name for it (<see cref="string"/>).</param>
    public ShapeAttribute(params object[] lengths) => _lengths = lengths;

    /// <summary>For each axis, outermost first, its length (<see cref="int"/>) or a name for it (<see cref="string"/>).</summary>
    public IReadOnlyList<object> Lengths => _lengths;
}
