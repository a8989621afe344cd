using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>
/// Leaves out what nothing uses. What the user's own code does beyond computing values stays: writing, throwing, calling.
/// </summary>
internal sealed class DeadCode : IrRewriter
{
    private readonly HashSet<int> _live = [];
    private readonly int _userVariables;
    private bool _changed;

    private readonly HashSet<int> _pinned;

    private DeadCode(Function function, int userVariables)
    {
        _userVariables = userVariables;
        _pinned = [.. function.Parameters.Where(p => p.Variable.Type is StackType).Select(p => p.Variable.Id)];
        _live.UnionWith(_pinned);
        foreach (var yield in function.Body.Yields)
            Use(yield);
        do
        {
            _changed = false;
            Mark(function.Body);
        }
        while (_changed);
    }

    /// <param name="function">The function.</param>
    /// <param name="userVariables">The number of variables of the user's own code: reading an element that is not there throws.</param>
    public static Function Apply(Function function, int userVariables)
    {
        var pass = new DeadCode(function, userVariables);
        return function with { Body = pass.Rewrite(function.Body) };
    }

    protected override Statement? Rewrite(Statement statement)
    {
        switch (statement)
        {
            case Let let:
                return IsLive(let.Target) || HasEffect(let) ? let : null;
            case Push push:
                return IsLive((Variable)push.Stack) ? push : null;
            case If @if:
                var results = Indices(@if.Results, IsLive);
                var branch = new If(@if.Condition, Pick(Rewrite(@if.Then), results), Pick(Rewrite(@if.Else), results), results.Select(i => @if.Results[i]).ToEquatableArray());
                return branch.Then.Statements.Count == 0 && branch.Else.Statements.Count == 0 && branch.Results.Count == 0 ? null : branch;
            case For @for:
                var carried = Indices(@for.Carried, IsLive);
                var counted = @for with { Carried = carried.Select(i => @for.Carried[i]).ToEquatableArray(), Body = Pick(Rewrite(@for.Body), carried) };
                return counted.Body.Statements.Count == 0 && counted.Carried.Count == 0 ? null : counted;
            case While loop:
                var kept = Indices(loop.Carried, IsLive);
                return new While(kept.Select(i => loop.Carried[i]).ToEquatableArray(), Rewrite(loop.Condition), Pick(Rewrite(loop.Body), kept));
            default:
                return statement;
        }
    }

    private static List<int> Indices<T>(EquatableArray<T> items, System.Func<T, bool> isKept)
        => Enumerable.Range(0, items.Count).Where(i => isKept(items[i])).ToList();

    private static Block Pick(Block block, List<int> kept)
        => block with { Yields = kept.Where(i => i < block.Yields.Count).Select(i => block.Yields[i]).ToEquatableArray() };

    private bool HasEffect(Let let) => let.Value switch
    {
        Call => true,
        Opaque opaque => !opaque.IsPure,

        // Others put their values on the same stack.
        Pop { Stack: Variable stack } => _pinned.Contains(stack.Id),
        Load or Slice { Start: not null, IsInside: false } or Allocate => let.Target.Id < _userVariables,
        Apply { Op: Op.Divide or Op.Remainder } => let.Target.Id < _userVariables && let.Target.Type.IsInteger,
        _ => false,
    };

    private bool IsLive(Variable variable) => _live.Contains(variable.Id);

    private bool IsLive(Carried carried) => IsLive(carried.Parameter) || IsLive(carried.Result);

    private void Mark(Block block)
    {
        foreach (var statement in block.Statements.Reverse())
        {
            switch (statement)
            {
                case Let let:
                    if (IsLive(let.Target) || HasEffect(let))
                        Use(Walk.Operands(let.Value));
                    break;
                case Push push:
                    if (IsLive((Variable)push.Stack))
                        Use(push.Value);
                    break;
                case If @if:
                    MarkYields(@if.Results, @if.Then);
                    MarkYields(@if.Results, @if.Else);
                    Mark(@if.Then);
                    Mark(@if.Else);
                    Use(@if.Condition);
                    break;
                case For @for:
                    Mark(@for.Carried, @for.Body);
                    Use(@for.Start);
                    Use(@for.Bound);
                    break;
                case While loop:
                    Mark(loop.Carried, loop.Body);
                    Mark(loop.Condition);
                    Use(loop.Condition.Yields[0]);
                    break;
                default:
                    Use(Walk.Operands(statement));
                    break;
            }
        }
    }

    private void MarkYields(EquatableArray<Variable> results, Block block)
    {
        for (var i = 0; i < block.Yields.Count; i++)
        {
            if (IsLive(results[i]))
                Use(block.Yields[i]);
        }
    }

    private void Mark(EquatableArray<Carried> carried, Block body)
    {
        for (var i = 0; i < carried.Count && i < body.Yields.Count; i++)
        {
            if (!IsLive(carried[i]))
                continue;
            Use(carried[i].Initial);
            Use(body.Yields[i]);
        }

        Mark(body);
    }

    private void Use(EquatableArray<Operand> operands)
    {
        foreach (var operand in operands)
            Use(operand);
    }

    private void Use(Operand operand)
    {
        if (operand is Variable variable)
            _changed |= _live.Add(variable.Id);
    }
}
