using System;
using System.Collections.Generic;
using System.Linq;

namespace Diff.Generators.Ir;

/// <summary>What statements and expressions are made of.</summary>
internal static class Walk
{
    /// <summary>The operands of an expression.</summary>
    public static EquatableArray<Operand> Operands(Expression expression) => expression switch
    {
        Apply apply => apply.Arguments,
        Load load => [load.Array, .. load.Indices],
        Length length => [length.Array],
        Allocate allocate => allocate.Lengths,
        Slice slice => new[] { slice.Array, slice.Start, slice.Count }.OfType<Operand>().ToEquatableArray(),
        Member member => [member.Aggregate],
        Construct construct => construct.Fields,
        Choose choose => [choose.Condition, choose.WhenTrue, choose.WhenFalse],
        Opaque opaque => opaque.Arguments,
        Call call => call.Arguments,
        TensorCall call => [.. call.Tensors, .. call.Settings.SelectMany(s => s.Operands)],
        Pop pop => [pop.Stack],
        Scratch scratch => scratch.Count is null ? [] : [scratch.Count],
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    /// <summary>The operands that a statement uses itself, without those inside its blocks.</summary>
    public static EquatableArray<Operand> Operands(Statement statement) => statement switch
    {
        Let let => Operands(let.Value),
        Store store => [store.Array, .. store.Indices, store.Value],
        Accumulate add => [add.Array, .. add.Indices, add.Value],
        Push push => [push.Stack, push.Value],
        Effect effect => effect.Arguments,
        Throw @throw => @throw.Arguments,
        Comment => [],
        Kernel kernel => kernel.Operands().ToEquatableArray(),
        If @if => [@if.Condition],
        For @for => [@for.Start, @for.Bound, .. @for.Carried.Select(c => c.Initial)],
        While loop => loop.Carried.Select(c => c.Initial).ToEquatableArray(),
        _ => throw new InvalidOperationException(statement.GetType().Name),
    };

    /// <summary>The blocks inside a statement.</summary>
    public static EquatableArray<Block> Blocks(Statement statement) => statement switch
    {
        If @if => [@if.Then, @if.Else],
        For @for => [@for.Body],
        While loop => [loop.Condition, loop.Body],
        _ => [],
    };

    /// <summary>A block's statements and those inside them, outer before inner.</summary>
    public static IEnumerable<Statement> All(Block block)
    {
        // One iterator: iterators within iterators would cost each statement as many steps as it is deep.
        var open = new Stack<EquatableArray<Statement>.Enumerator>();
        var current = block.Statements.GetEnumerator();
        while (true)
        {
            if (!current.MoveNext())
            {
                if (open.Count == 0)
                    yield break;
                current = open.Pop();
                continue;
            }

            var statement = current.Current;
            yield return statement;
            if (statement is not (If or For or While))
                continue;
            open.Push(current);
            foreach (var inner in Blocks(statement).Reverse())
                open.Push(inner.Statements.GetEnumerator());
            current = open.Pop();
        }
    }

    /// <summary>The variables that a statement binds for what comes behind it.</summary>
    public static EquatableArray<Variable> Results(Statement statement) => statement switch
    {
        Let let => [let.Target],
        Kernel kernel => kernel.Outputs.Select(o => o.Result).ToEquatableArray(),
        If @if => @if.Results,
        For @for => @for.Carried.Select(c => c.Result).ToEquatableArray(),
        While loop => loop.Carried.Select(c => c.Result).ToEquatableArray(),
        _ => [],
    };

    /// <summary>Where ways meet: the variables that a branch or a loop binds, each with the values of which it takes one.</summary>
    public static IEnumerable<(Variable Target, EquatableArray<Operand> Values)> Joins(Statement statement) => statement switch
    {
        If @if => @if.Results.Select((result, i) => (result, Values([@if.Then, @if.Else], i))),
        For @for => Joins(@for.Carried, @for.Body),
        While loop => Joins(loop.Carried, loop.Body),
        _ => [],
    };

    private static IEnumerable<(Variable Target, EquatableArray<Operand> Values)> Joins(EquatableArray<Carried> carried, Block body)
    {
        for (var i = 0; i < carried.Count; i++)
        {
            EquatableArray<Operand> values = [carried[i].Initial, .. Values([body], i)];
            yield return (carried[i].Parameter, values);
            yield return (carried[i].Result, values);
        }
    }

    // A block that throws yields nothing.
    private static EquatableArray<Operand> Values(Block[] blocks, int index)
        => blocks.Where(b => index < b.Yields.Count).Select(b => b.Yields[index]).ToEquatableArray();

    /// <summary>The variables that a statement binds for its own blocks.</summary>
    public static EquatableArray<Variable> Parameters(Statement statement) => statement switch
    {
        For @for => [@for.Index, .. @for.Carried.Select(c => c.Parameter)],
        While loop => loop.Carried.Select(c => c.Parameter).ToEquatableArray(),
        _ => [],
    };
}
