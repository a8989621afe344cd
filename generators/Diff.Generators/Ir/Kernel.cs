using System;
using System.Collections.Generic;
using System.Linq;

namespace Diff.Generators.Ir;

/// <summary>
/// One pass over the elements of a space: the shape to which all inputs are broadcast. The body computes on the elements of one place; its
/// variables have the inputs' element type, written as tensors.
/// </summary>
/// <param name="Name">What the pass is called in generated code.</param>
/// <param name="Element">float or double.</param>
/// <param name="Inputs">What is read.</param>
/// <param name="Space">Tensors that take part with their shapes alone.</param>
/// <param name="Body">What is computed of an element of each input.</param>
/// <param name="Outputs">What is kept of it.</param>
internal sealed record Kernel(
    string Name,
    ScalarType Element,
    EquatableArray<KernelInput> Inputs,
    EquatableArray<Operand> Space,
    EquatableArray<Let> Body,
    EquatableArray<KernelOutput> Outputs) : Statement
{
    /// <summary>What the kernel takes from the code around it.</summary>
    public IEnumerable<Operand> Operands()
        => [.. Inputs.Select(i => i.Value), .. Space, .. Outputs.SelectMany(o => (IEnumerable<Operand>)[.. o.Like, .. o.Settings])];

    /// <summary>The kernel with other operands.</summary>
    public Kernel WithOperands(Func<Operand, Operand> map) => this with
    {
        Inputs = Inputs.Select(i => i with { Value = map(i.Value) }).ToEquatableArray(),
        Space = Space.Select(map).ToEquatableArray(),
        Outputs = Outputs.Select(o => o with
        {
            Like = o.Like.Select(map).ToEquatableArray(),
            Settings = o.Settings.Select(map).ToEquatableArray(),
        }).ToEquatableArray(),
    };
}

/// <summary>A tensor or number that a kernel reads.</summary>
internal sealed record KernelInput(Variable Parameter, Operand Value);

/// <summary>How a kernel keeps a value that it computes for each place.</summary>
internal enum KernelOutputKind
{
    /// <summary>All of them, a tensor of the space.</summary>
    Map,

    /// <summary>Summed to the shape that <see cref="KernelOutput.Like"/> have together.</summary>
    SumTo,

    /// <summary>Summed along axes, which keep the length 1.</summary>
    SumAxes,

    /// <summary>Summed up, a number.</summary>
    Total,
}

/// <summary>What a kernel hands out.</summary>
/// <param name="Result">What it is bound to.</param>
/// <param name="Value">The value in the body.</param>
/// <param name="Kind">How it is kept.</param>
/// <param name="Like">The tensors whose common shape the result gets.</param>
/// <param name="Settings">For the axes.</param>
/// <param name="Text">The axes as C# text.</param>
internal sealed record KernelOutput(
    Variable Result, Operand Value, KernelOutputKind Kind, EquatableArray<Operand> Like, EquatableArray<Operand> Settings, string Text);
