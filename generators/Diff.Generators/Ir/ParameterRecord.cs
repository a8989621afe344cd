namespace Diff.Generators.Ir;

/// <summary>A record that is marked <c>[Parameters]</c>.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Types">The types around it and, last, the record itself.</param>
/// <param name="IsStruct">Whether it is a struct.</param>
/// <param name="HintName">The generated file's name, without extension.</param>
/// <param name="Members">Its parameters, in the order of declaration.</param>
internal sealed record ParameterRecord(
    string Namespace,
    EquatableArray<ContainingType> Types,
    bool IsStruct,
    string HintName,
    EquatableArray<ParameterMember> Members);

/// <summary>A member that is a parameter, or holds some.</summary>
/// <param name="Name">Its C# name, escaped where it is a keyword.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Element">The C# type of a tensor's or array's elements; empty for others.</param>
internal sealed record ParameterMember(string Name, ParameterKind Kind, string Element);

/// <summary>What a parameter can be.</summary>
internal enum ParameterKind
{
    Number,
    Array,
    Tensor,
    Record,
}
