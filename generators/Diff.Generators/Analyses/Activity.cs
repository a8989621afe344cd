using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Analyses;

/// <summary>
/// What lies between the active inputs and the outputs: a value is <em>varied</em> if it depends on an input, <em>useful</em> if an
/// output depends on it, and <em>active</em>, that is: has an adjoint, if both.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<int> _varied = [];
    private readonly HashSet<int> _useful = [];
    private readonly HashSet<int> _variedMemory = [];
    private readonly HashSet<int> _usefulMemory = [];
    private readonly Memory _memory;
    private bool _changed;

    /// <param name="function">The function.</param>
    /// <param name="memory">Its memory.</param>
    /// <param name="isHelper">Whether a caller sees what it leaves in the arrays that it is given.</param>
    public Activity(Function function, Memory memory, bool isHelper = false)
    {
        _memory = memory;
        foreach (var parameter in function.Parameters.Where(p => p.IsDifferentiable && p.Mode != PassMode.Out))
            Vary(parameter.Variable);
        do
        {
            _changed = false;
            Forward(function.Body);
        }
        while (_changed);

        foreach (var yield in function.Body.Yields)
            Use(yield);
        foreach (var parameter in function.Parameters.Where(p => p.IsDifferentiable && p.Variable.Type is ArrayType { Kind: var kind } && (isHelper || kind == ArrayKind.Span)))
            _usefulMemory.Add(memory.ClassOf(parameter.Variable));
        do
        {
            _changed = false;
            Backward(function.Body);
        }
        while (_changed);
    }

    /// <summary>Whether the value depends on an active input. For an array: whether any of its elements does.</summary>
    public bool IsVaried(Operand operand)
        => operand is Variable variable && (_varied.Contains(variable.Id) || (variable.Type is ArrayType && _variedMemory.Contains(_memory.ClassOf(variable))));

    /// <summary>Whether the value has an adjoint.</summary>
    public bool IsActive(Operand operand) => operand is Variable variable && IsVaried(operand)
        && (_useful.Contains(variable.Id) || (variable.Type is ArrayType && _usefulMemory.Contains(_memory.ClassOf(variable))));

    /// <summary>The type of the member at a path, or null if a member on the way is held constant.</summary>
    public static IrType? TypeAt(IrType type, string? path)
    {
        foreach (var name in path?.Split('.') ?? [])
        {
            var field = ((StructType)type).Fields.First(f => f.Name == name);
            if (!field.IsDifferentiable)
                return null;
            type = field.Type;
        }

        return type.IsDifferentiable ? type : null;
    }

    private void Forward(Block block)
    {
        foreach (var statement in block.Statements)
        {
            switch (statement)
            {
                case Let let:
                    if (let.Target.Type.IsDifferentiable && DependsOnInput(let.Value))
                        Vary(let.Target);
                    if (let.Value is Call call && call.Arguments.Any(IsVaried))
                    {
                        foreach (var written in HelperCallee.WrittenBy(call))
                            Vary(written);
                    }

                    break;
                case Store store:
                    if (IsVaried(store.Value) && TypeAt(((ArrayType)store.Array.Type).Element, store.Path) is not null)
                        Vary(store.Array);
                    break;
                case If @if:
                    Forward(@if.Then);
                    Forward(@if.Else);
                    for (var i = 0; i < @if.Results.Count; i++)
                        Join(@if.Results[i], Yield(@if.Then, i), Yield(@if.Else, i));
                    break;
                case For @for:
                    Forward(@for.Carried, @for.Body);
                    break;
                case While loop:
                    Forward(loop.Condition);
                    Forward(loop.Carried, loop.Body);
                    break;
            }
        }
    }

    private void Forward(EquatableArray<Carried> carried, Block body)
    {
        foreach (var item in carried)
            Join(item.Parameter, item.Initial);
        Forward(body);
        for (var i = 0; i < carried.Count; i++)
        {
            Join(carried[i].Parameter, Yield(body, i));
            Join(carried[i].Result, carried[i].Parameter);
        }
    }

    private bool DependsOnInput(Expression value) => value switch
    {
        Apply apply => !OpInfo.Of(apply.Op).IsPiecewiseConstant && apply.Arguments.Any(IsVaried),
        Load load => IsVaried(load.Array) && TypeAt(((ArrayType)load.Array.Type).Element, load.Path) is not null,
        Member member => IsVaried(member.Aggregate) && TypeAt(member.Aggregate.Type, member.Path) is not null,
        Slice slice => IsVaried(slice.Array),
        Choose choose => IsVaried(choose.WhenTrue) || IsVaried(choose.WhenFalse),
        Construct construct => construct.Fields.Any(IsVaried),
        TensorCall call => call.Tensors.Any(IsVaried),
        Call { Callee: ExternalCallee external } call => call.Arguments.Where((_, i) => external.Routes[i].Kind != RouteKind.None).Any(IsVaried),
        Call call => call.Arguments.Any(IsVaried),
        _ => false,
    };

    private void Backward(Block block)
    {
        foreach (var statement in block.Statements.Reverse())
        {
            switch (statement)
            {
                case Let let:
                    if (_useful.Contains(let.Target.Id) || (let.Target.Type is ArrayType && IsUseful(let.Target))
                        || (let.Value is Call call && HelperCallee.WrittenBy(call).Any(IsUseful)))
                    {
                        foreach (var operand in Walk.Operands(let.Value))
                            Use(operand);
                    }

                    break;
                case Store store:
                    if (IsUseful(store.Array))
                        Use(store.Value);
                    break;
                case If @if:
                    for (var i = 0; i < @if.Results.Count; i++)
                    {
                        if (IsUseful(@if.Results[i]))
                        {
                            Use(Yield(@if.Then, i));
                            Use(Yield(@if.Else, i));
                        }
                    }

                    Backward(@if.Then);
                    Backward(@if.Else);
                    break;
                case For @for:
                    Backward(@for.Carried, @for.Body);
                    break;
                case While loop:
                    Backward(loop.Carried, loop.Body);
                    Backward(loop.Condition);
                    break;
            }
        }
    }

    private void Backward(EquatableArray<Carried> carried, Block body)
    {
        for (var i = 0; i < carried.Count; i++)
        {
            if (!IsUseful(carried[i].Result) && !IsUseful(carried[i].Parameter))
                continue;
            Use(carried[i].Parameter);
            Use(Yield(body, i));
            Use(carried[i].Initial);
        }

        Backward(body);
    }

    private static Operand? Yield(Block block, int index) => index < block.Yields.Count ? block.Yields[index] : null;

    private void Join(Variable target, params Operand?[] sources)
    {
        if (target.Type.IsDifferentiable && sources.Any(s => s is not null && IsVaried(s)))
            Vary(target);
    }

    private void Vary(Operand operand)
    {
        if (operand is not Variable variable)
            return;
        _changed |= _varied.Add(variable.Id);
        if (variable.Type is ArrayType)
            _changed |= _variedMemory.Add(_memory.ClassOf(variable));
    }

    private bool IsUseful(Operand operand)
        => operand is Variable variable && (_useful.Contains(variable.Id) || (variable.Type is ArrayType && _usefulMemory.Contains(_memory.ClassOf(variable))));

    private void Use(Operand? operand)
    {
        if (operand is not Variable variable || !variable.Type.IsDifferentiable)
            return;
        _changed |= _useful.Add(variable.Id);
        if (variable.Type is ArrayType)
            _changed |= _usefulMemory.Add(_memory.ClassOf(variable));
    }
}
