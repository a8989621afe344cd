using System;
using System.Linq;

namespace Diff.Generators.Ir;

/// <summary>Rebuilds a function; a pass overrides what it changes.</summary>
internal abstract class IrRewriter
{
    public virtual Function Rewrite(Function function) => function with
    {
        Body = Rewrite(function.Body),
        Helpers = function.Helpers.Select(Rewrite).ToEquatableArray(),
    };

    protected virtual Operand Rewrite(Operand operand) => operand;

    protected virtual Block Rewrite(Block block) => new(
        block.Statements.Select(Rewrite).OfType<Statement>().ToEquatableArray(),
        Rewrite(block.Yields));

    /// <summary>The statement rebuilt; null to leave it out.</summary>
    protected virtual Statement? Rewrite(Statement statement) => statement switch
    {
        Let let => let with { Value = Rewrite(let.Value) },
        Store store => new Store(Rewrite(store.Array), Rewrite(store.Indices), Rewrite(store.Value), store.Path),
        Accumulate add => new Accumulate(Rewrite(add.Array), Rewrite(add.Indices), Rewrite(add.Value), add.Path),
        Push push => new Push(Rewrite(push.Stack), Rewrite(push.Value)),
        Effect effect => effect with { Arguments = Rewrite(effect.Arguments) },
        Throw @throw => @throw with { Arguments = Rewrite(@throw.Arguments) },
        Comment => statement,
        If @if => @if with { Condition = Rewrite(@if.Condition), Then = Rewrite(@if.Then), Else = Rewrite(@if.Else) },
        For @for => @for with
        {
            Start = Rewrite(@for.Start),
            Bound = Rewrite(@for.Bound),
            Carried = Rewrite(@for.Carried),
            Body = Rewrite(@for.Body),
        },
        While loop => new While(Rewrite(loop.Carried), Rewrite(loop.Condition), Rewrite(loop.Body)),
        _ => throw new InvalidOperationException(statement.GetType().Name),
    };

    protected virtual Expression Rewrite(Expression expression) => expression switch
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
        Pop pop => new Pop(Rewrite(pop.Stack)),
        Scratch scratch => scratch with { Count = scratch.Count is null ? null : Rewrite(scratch.Count) },
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    protected EquatableArray<Operand> Rewrite(EquatableArray<Operand> operands) => operands.Select(Rewrite).ToEquatableArray();

    private EquatableArray<Carried> Rewrite(EquatableArray<Carried> carried)
        => carried.Select(c => c with { Initial = Rewrite(c.Initial) }).ToEquatableArray();
}
