using System;
using System.Collections.Generic;
using System.Linq;

namespace Diff.Generators.Ir;

/// <summary>Rebuilds a function; a pass overrides what it changes. What does not change stays the same object, so that a pass that changes little costs little.</summary>
internal abstract class IrRewriter
{
    private readonly Func<Operand, Operand> _operand;
    private readonly Func<Carried, Carried> _carried;

    protected IrRewriter()
    {
        _operand = Rewrite;
        _carried = c => Rewrite(c.Initial) is var initial && ReferenceEquals(initial, c.Initial) ? c : c with { Initial = initial };
    }

    public virtual Function Rewrite(Function function) => function with
    {
        Body = Rewrite(function.Body),
        Helpers = function.Helpers.Select(Rewrite).ToEquatableArray(),
    };

    protected virtual Operand Rewrite(Operand operand) => operand;

    protected virtual Block Rewrite(Block block)
    {
        List<Statement>? changed = null;
        for (var i = 0; i < block.Statements.Count; i++)
        {
            var statement = Rewrite(block.Statements[i]);
            if (changed is null && !ReferenceEquals(statement, block.Statements[i]))
                changed = [.. block.Statements.Take(i)];
            if (statement is not null)
                changed?.Add(statement);
        }

        var yields = Rewrite(block.Yields);
        return changed is null && yields.IsSame(block.Yields) ? block : new(changed?.ToEquatableArray() ?? block.Statements, yields);
    }

    /// <summary>The statement rebuilt; null to leave it out.</summary>
    protected virtual Statement? Rewrite(Statement statement) => statement switch
    {
        Let let => Rewrite(let.Value) is var value && ReferenceEquals(value, let.Value) ? let : let with { Value = value },
        If @if => @if with { Condition = Rewrite(@if.Condition), Then = Rewrite(@if.Then), Else = Rewrite(@if.Else) },
        For @for => @for with
        {
            Start = Rewrite(@for.Start),
            Bound = Rewrite(@for.Bound),
            Carried = @for.Carried.Map(_carried),
            Body = Rewrite(@for.Body),
        },
        While loop => new While(loop.Carried.Map(_carried), Rewrite(loop.Condition), Rewrite(loop.Body)),
        _ when IsKept(Walk.Operands(statement)) => statement,
        Store store => new Store(Rewrite(store.Array), Rewrite(store.Indices), Rewrite(store.Value), store.Path),
        Accumulate add => new Accumulate(Rewrite(add.Array), Rewrite(add.Indices), Rewrite(add.Value), add.Path),
        Push push => new Push(Rewrite(push.Stack), Rewrite(push.Value)),
        Effect effect => effect with { Arguments = Rewrite(effect.Arguments) },
        Throw @throw => @throw with { Arguments = Rewrite(@throw.Arguments) },
        Kernel kernel => kernel.WithOperands(_operand),
        _ => throw new InvalidOperationException(statement.GetType().Name),
    };

    protected virtual Expression Rewrite(Expression expression) => IsKept(Walk.Operands(expression)) ? expression : expression switch
    {
        Apply apply => apply with { Arguments = Rewrite(apply.Arguments) },
        Load load => load with { Array = Rewrite(load.Array), Indices = Rewrite(load.Indices) },
        Length length => length with { Array = Rewrite(length.Array) },
        Allocate allocate => allocate with { Lengths = Rewrite(allocate.Lengths) },
        Slice slice => slice with
        {
            Array = Rewrite(slice.Array),
            Start = slice.Start is null ? null : Rewrite(slice.Start),
            Count = slice.Count is null ? null : Rewrite(slice.Count),
        },
        Member member => member with { Aggregate = Rewrite(member.Aggregate) },
        Construct construct => construct with { Fields = Rewrite(construct.Fields) },
        Choose choose => new Choose(Rewrite(choose.Condition), Rewrite(choose.WhenTrue), Rewrite(choose.WhenFalse)),
        Opaque opaque => opaque with { Arguments = Rewrite(opaque.Arguments) },
        Call call => call with { Arguments = Rewrite(call.Arguments) },
        TensorCall call => call with { Tensors = Rewrite(call.Tensors), Settings = Rewrite(call.Settings) },
        Pop pop => new Pop(Rewrite(pop.Stack)),
        Scratch scratch => scratch with { Count = scratch.Count is null ? null : Rewrite(scratch.Count) },
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    protected EquatableArray<Operand> Rewrite(EquatableArray<Operand> operands) => operands.Map(_operand);

    private bool IsKept(EquatableArray<Operand> operands)
    {
        foreach (var operand in operands)
        {
            if (!ReferenceEquals(Rewrite(operand), operand))
                return false;
        }

        return true;
    }
}
