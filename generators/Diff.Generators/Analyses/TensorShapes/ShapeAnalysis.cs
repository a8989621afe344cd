using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>
/// Follows the shapes of tensors through a function, and finds operations that cannot run, whatever the lengths are that are not known; and
/// those that run for some of the lengths only of which it is declared that they may be any. What is not known fits everything.
/// </summary>
/// <remarks>
/// Lengths are named by the integer variables that hold them: <c>n = x.Shape[0]</c> says that the first axis of x is n long, also where the
/// front end has written it, for a declared shape. An operation that needs two lengths to be equal settles what they are for all that follows it.
/// </remarks>
internal sealed partial class ShapeAnalysis
{
    private readonly Function _function;
    private readonly ISet<int> _declared;
    private readonly Dictionary<int, Expression> _definitions = [];
    private readonly Dictionary<int, If> _choices = [];
    private readonly List<Misfit> _misfits = [];
    private ShapeFacts _facts = ShapeFacts.None;
    private Statement _at = new Comment("");

    private ShapeAnalysis(Function function, ISet<int> declared)
    {
        (_function, _declared) = (function, declared);
        foreach (var statement in Walk.All(function.Body))
        {
            if (statement is Let let)
                _definitions[let.Target.Id] = let.Value;
            foreach (var result in statement is If ? Walk.Results(statement) : [])
                _choices[result.Id] = (If)statement;
        }
    }

    /// <summary>The operations of a function, without its helpers, that do not fit. Of a condition that several need, the first is told.</summary>
    /// <param name="function">The function.</param>
    /// <param name="declared">The variables, by id, that declared shapes name lengths by.</param>
    public static IEnumerable<Misfit> Find(Function function, ISet<int> declared)
    {
        var analysis = new ShapeAnalysis(function, declared);
        analysis.Visit(function.Body);
        return analysis._misfits.GroupBy(m => m.IsCertain ? (object)m : m.Reason).Select(g => g.First());
    }

    private void Visit(Block block)
    {
        foreach (var statement in block.Statements)
        {
            _at = statement;
            switch (statement)
            {
                case Let let:
                    Visit(let);
                    break;
                case Effect effect:
                    Check(effect);
                    break;
                case If @if:
                    Visit(@if);
                    break;
                case For @for:
                    Visit(@for.Carried, @for.Body, () => Visit(@for.Body));
                    break;
                case While loop:
                    Visit(loop.Carried, loop.Body, () =>
                    {
                        Visit(loop.Condition);
                        Visit(loop.Body);
                    });
                    break;
            }
        }
    }

    // An operation may also teach something about what it works on: the result is bound afterwards.
    private void Visit(Let let)
    {
        var shape = let.Target.Type is TensorType ? ResultOf(let.Value) : null;
        var value = let.Target.Type is ScalarType ? NumberOf(let.Target, let.Value) : AxisLength.Unknown;
        Bind(let.Target, shape, value);
    }

    private TensorShape? ResultOf(Expression expression)
    {
        var isWork = expression is Apply or TensorCall;
        if (isWork && Walk.Operands(expression).Any(o => _facts.ShapeOf(o) is { IsNever: true }))
            return TensorShape.Never;
        var found = _misfits.Count;
        var shape = expression switch
        {
            Apply apply => Broadcast(apply.Arguments.Where(a => a.Type is TensorType)),
            TensorCall call => ShapeOf(call),
            Opaque { Shape: { } given } => ShapeIn(given),
            _ => null,
        };
        return _misfits.Skip(found).Any(m => m.IsCertain) ? TensorShape.Never : shape;
    }

    /// <summary>The shape that a value of type <c>Shape</c> holds.</summary>
    private TensorShape? HeldBy(Operand shape) => TensorOf(shape) is { } tensor ? Known(tensor) : null;

    /// <summary>The shape of a tensor that there may be.</summary>
    private TensorShape? Known(Operand tensor) => _facts.ShapeOf(tensor) is { IsNever: false } shape ? shape : null;

    private Operand? TensorOf(Operand shape)
        => shape is Variable variable && _definitions.TryGetValue(variable.Id, out var value) && value is TensorCall { Op: TensorOp.ShapeOf } call ? call.Tensors[0] : null;

    private void Visit(If @if)
    {
        if (_facts.ValueOf(@if.Condition).Value is { } truth)
        {
            var taken = truth != 0 ? @if.Then : @if.Else;
            Visit(taken);
            for (var i = 0; i < taken.Yields.Count; i++)
                Bind(@if.Results[i], _facts.ShapeOf(taken.Yields[i]), _facts.ValueOf(taken.Yields[i]));
            return;
        }

        var then = VisitSide(@if, true);
        var otherwise = VisitSide(@if, false);
        var (thenEnds, elseEnds) = (Ends(@if.Then), Ends(@if.Else));
        if (thenEnds != elseEnds)
            _facts = thenEnds ? otherwise : then;
        for (var i = 0; i < @if.Results.Count; i++)
        {
            // A side that throws yields nothing.
            var one = thenEnds ? null : @if.Then.Yields[i];
            var other = elseEnds ? null : @if.Else.Yields[i];
            var (x, y) = (one ?? other, other ?? one);
            if (x is null || y is null)
                continue;
            var (left, right) = (one is null ? otherwise : then, other is null ? then : otherwise);
            var value = left.ValueOf(x);
            Bind(@if.Results[i], TensorShape.Join(left.ShapeOf(x), right.ShapeOf(y)), value == right.ValueOf(y) ? value : AxisLength.Unknown);
        }
    }

    private ShapeFacts VisitSide(If @if, bool truth)
    {
        var before = _facts;
        Assume(@if.Condition, truth);
        Visit(truth ? @if.Then : @if.Else);
        var after = _facts;
        _facts = before;
        return after;
    }

    private static bool Ends(Block block) => block.Statements.Count > 0 && block.Statements[block.Statements.Count - 1] is Throw;

    private void Bind(Variable variable, TensorShape? shape, AxisLength value)
    {
        if (variable.Type is TensorType)
            _facts = _facts.With(variable, shape);
        else if (variable.Type is ScalarType { IsFloat: false })
            _facts = _facts.With(variable.Id, value);
    }

    /// <summary>A loop: what it carries has a shape if every iteration keeps it.</summary>
    private void Visit(EquatableArray<Carried> carried, Block body, Action iterate)
    {
        var before = _facts;
        var found = _misfits.Count;
        var shapes = carried.Select(c => before.ShapeOf(c.Initial)).ToList();
        while (true)
        {
            _facts = before;
            for (var i = 0; i < carried.Count; i++)
                Bind(carried[i].Parameter, shapes[i], AxisLength.Unknown);
            iterate();
            var kept = Ends(body) ? shapes : shapes.Select((s, i) => TensorShape.Join(s, _facts.ShapeOf(body.Yields[i]))).ToList();
            if (kept.SequenceEqual(shapes))
                break;

            // It was taken for more than it is: what did not fit then may fit now.
            Forget(found);
            shapes = kept;
        }

        _facts = before;
        for (var i = 0; i < carried.Count; i++)
            Bind(carried[i].Result, shapes[i], AxisLength.Unknown);
    }
}
