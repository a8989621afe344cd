using System.Collections.Generic;
using Diff.Generators.Ir;
using Diff.Generators.Transforms.Splitting;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>A generated gradient method.</summary>
/// <param name="Primal">The function that it differentiates.</param>
/// <param name="Function">The method itself; its body yields its result, then the final values of its <c>ref</c> and <c>out</c> parameters.</param>
/// <param name="MethodName">Its name.</param>
/// <param name="Outputs">What it returns besides the value.</param>
/// <param name="BufferNames">For each of the primal's parameters the name of the parameter that takes its gradient or weight; null for none.</param>
/// <param name="Saved">The user's names of values that it saves for the reverse sweep.</param>
/// <param name="Recomputed">The user's names of values that the reverse sweep computes again.</param>
/// <param name="Adjoints">By the id of a variable that holds an adjoint, whose it is.</param>
/// <param name="Helpers">The gradient methods of functions that are differentiated along.</param>
internal sealed record Derivative(
    Function Primal,
    Function Function,
    string MethodName,
    EquatableArray<DerivativeOutput> Outputs,
    EquatableArray<string?> BufferNames,
    EquatableArray<string> Saved,
    EquatableArray<string> Recomputed,
    IReadOnlyDictionary<int, AdjointKey> Adjoints,
    EquatableArray<Derivative> Helpers)
{
    /// <summary>The pieces that a large method is cut into; none for all others.</summary>
    public EquatableArray<Part> Parts { get; init; } = [];

    /// <summary>For a method that is differentiated along: what its own method does, in words.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is nothing but a reverse sweep.</summary>
    public bool IsReverse { get; init; }

    /// <summary>The names of parameters in whose arrays the function writes; spans left out, whose adjoint tells so by its name.</summary>
    public EquatableArray<string> WrittenArrays { get; init; } = [];

    /// <summary>The function itself, with its arithmetic on tensors in kernels; null where there is none.</summary>
    public Function? Forward { get; init; }

    /// <summary>The method as users call it who keep no gradients to write to; null where the method itself is that.</summary>
    public Function? Allocating { get; init; }

    /// <summary>By the id of a tensor, where it is to be written: a member of the gradients that the method is handed.</summary>
    public IReadOnlyDictionary<int, Operand> Homes { get; init; } = new Dictionary<int, Operand>();
}

/// <summary>The gradient of a parameter that is passed by value.</summary>
/// <param name="Parameter">The primal's parameter.</param>
/// <param name="Property">The property of the result that holds it.</param>
/// <param name="IsBuffer">Whether it is an array: then one overload takes a buffer for it, and one creates and returns it.</param>
internal sealed record DerivativeOutput(Parameter Parameter, string Property, bool IsBuffer);
