using System;

namespace Diff.Generators.Ir;

/// <summary>How a parameter is passed.</summary>
internal enum PassMode
{
    Value,
    In,
    Ref,
    Out,
}

/// <summary>A parameter as the user declared it.</summary>
/// <param name="Variable">Its value on entry (for <c>out</c> never read).</param>
/// <param name="Name">Its C# name, escaped where it is a keyword.</param>
/// <param name="TypeText">Its C# type, fully qualified.</param>
/// <param name="Mode">How it is passed.</param>
/// <param name="NoDiff">Whether the user holds it constant.</param>
/// <param name="IsParams">Whether it is a <c>params</c> array or span.</param>
/// <param name="Default">The C# text of its default value, if it has one.</param>
internal sealed record Parameter(
    Variable Variable,
    string Name,
    string TypeText,
    PassMode Mode,
    bool NoDiff,
    bool IsParams,
    string? Default)
{
    public bool IsDifferentiable => !NoDiff && Variable.Type.IsDifferentiable;

    /// <summary>Whether it is an array or a tensor that may be null.</summary>
    public bool IsNullable => Variable.Type is ArrayType or TensorType && TypeText.EndsWith("?", System.StringComparison.Ordinal);
}

/// <summary>A type around the method, outermost first in <see cref="Signature.ContainingTypes"/>.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c>, <c>interface</c>, with modifiers that must be repeated (<c>static</c>, <c>ref</c> are not among them).</param>
/// <param name="Name">The name with type parameters: <c>Model&lt;T&gt;</c>.</param>
internal sealed record ContainingType(string Keyword, string Name);

/// <summary>Where the function lives and what its derivative is called.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="ContainingTypes">The types around it, outermost first.</param>
/// <param name="Accessibility">The method's accessibility, as C# writes it.</param>
/// <param name="Name">The method's C# name.</param>
/// <param name="BackwardName">The name of the generated gradient method.</param>
/// <param name="GradientName">The name of the generated result type.</param>
/// <param name="Cref">The method as an XML doc reference: <c>Rosenbrock(double, double)</c>.</param>
/// <param name="HintName">The generated file's name, without extension.</param>
/// <param name="TypeParameters">Names of all type parameters in scope, which generated names must avoid.</param>
/// <param name="TakenNames">Names of the containing types' members that start with <paramref name="Name"/>, which generated members, whose names
/// start so too, must avoid.</param>
/// <param name="Priority">The overload resolution priority of the gradient method; null where overloads cannot be taken for one another.</param>
internal sealed record Signature(
    string Namespace,
    EquatableArray<ContainingType> ContainingTypes,
    string Accessibility,
    string Name,
    string BackwardName,
    string GradientName,
    string Cref,
    string HintName,
    EquatableArray<string> TypeParameters,
    EquatableArray<string> TakenNames,
    int? Priority = null)
{
    private const string Gradient = "Gradient";

    /// <summary>What the names start with of all that is generated beside the gradient method: that of the method, and for overloads what tells them
    /// apart.</summary>
    public string Stem => GradientName.EndsWith(Gradient, StringComparison.Ordinal) ? GradientName.Substring(0, GradientName.Length - Gradient.Length) : GradientName;

    /// <summary>The name of the method that computes the value alone, where there are tensors.</summary>
    public string ForwardName => Name.TrimStart('@') + "Forward";
}

/// <summary>A method, self-contained: callees are inlined or among <paramref name="Helpers"/>.</summary>
/// <param name="Key">Identifies the method among <paramref name="Helpers"/>.</param>
/// <param name="Signature">Where it lives.</param>
/// <param name="Parameters">Its parameters, in order.</param>
/// <param name="Result">Its return type; null for <c>void</c>.</param>
/// <param name="Body">Its body, which yields the returned value (if any), then the final value of each <c>ref</c> and <c>out</c> parameter, in order.</param>
/// <param name="Names">The user's name of each variable, by id; null for temporaries.</param>
/// <param name="Helpers">Functions that the body, or another helper, calls by key.</param>
internal sealed record Function(
    string Key,
    Signature Signature,
    EquatableArray<Parameter> Parameters,
    IrType? Result,
    Block Body,
    EquatableArray<string?> Names,
    EquatableArray<Function> Helpers);
