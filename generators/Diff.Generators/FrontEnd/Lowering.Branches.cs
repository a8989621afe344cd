using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Where ways part and meet again.</summary>
internal sealed partial class Lowering
{
    /// <summary>Lowers an <see cref="If"/>. A side that is known not to be taken is left out.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="then">Lowers the one side.</param>
    /// <param name="otherwise">Lowers the other.</param>
    /// <param name="at">Where to report sides that do not fit together.</param>
    /// <param name="isTail">Whether nothing follows up to the end of the iteration or method, so that its own variables need not be joined.</param>
    private void Branch(Operand condition, Action then, Action otherwise, Location at, bool isTail = false)
    {
        if (Truth(condition) is { } known)
        {
            (known ? then : otherwise)();
            return;
        }

        var firstVariable = _builder.Count;
        var firstCell = isTail ? Math.Min(_frame.Boundary, _nextCell) : _nextCell;
        var one = LowerSide(condition, true, then);
        var other = LowerSide(condition, false, otherwise);
        var join = new Joiner(this, condition, one, other, firstVariable, at);
        var joined = one.Changes.Cells.Keys.Concat(other.Changes.Cells.Keys).Distinct()
            .Where(c => c.Id < firstCell)
            .OrderBy(c => c.Id)
            .Select(c => (Cell: c, Value: join.Cell(c)))
            .ToList();
        if (one.Statements.Count > 0 || other.Statements.Count > 0 || join.Results.Count > 0)
            _builder.Add(new If(condition, one.Close(), other.Close(), join.Results.ToEquatableArray()));
        foreach (var (cell, value) in joined)
            _cells[cell] = value is null ? null : join.Finish(value);
        _cells.IsDead = one.IsDead && other.IsDead;
    }

    private Side LowerSide(Operand condition, bool truth, Action lower)
    {
        _builder.Open();
        _cells.Enter();
        _facts.Push([]);
        Assume(condition, truth);
        lower();
        var exits = Truth(Skipped()) == true;
        _facts.Pop();
        var changes = _cells.Leave();
        return new Side(_builder.Close(), changes, exits);
    }

    /// <summary>A branch that has been lowered and not yet closed: what it yields depends on the other one.</summary>
    private sealed class Side(Block block, CellTable.Changes changes, bool exits)
    {
        public List<Statement> Statements { get; } = [.. block.Statements];

        public List<Operand> Yields { get; } = [];

        public CellTable.Changes Changes { get; } = changes;

        /// <summary>Whether its end cannot be reached.</summary>
        public bool IsDead => Changes.IsDead;

        /// <summary>Whether it leaves the iteration or the method.</summary>
        public bool Exits { get; } = exits;

        public Block Close() => new(Statements.ToEquatableArray(), Yields.ToEquatableArray());
    }

    /// <summary>Joins what two sides left in a variable.</summary>
    private sealed partial class Joiner(Lowering lowering, Operand condition, Side one, Side other, int firstVariable, Location at)
    {
        private readonly List<(Variable Placeholder, Func<Operand> Choice)> _choices = [];

        public List<Variable> Results { get; } = [];

        public Value? Cell(Cell cell)
        {
            var before = lowering._cells[cell];
            var isInner = cell.Id >= lowering._frame.Boundary && cell.Type is not null;
            var a = IsLost(one, isInner) ? null : one.Changes.Cells.TryGetValue(cell, out var changed) ? changed : before;
            var b = IsLost(other, isInner) ? null : other.Changes.Cells.TryGetValue(cell, out changed) ? changed : before;
            return Values(a, b, cell.Name, cell);
        }

        /// <summary>Choices between arrays are made behind the branches; until then a placeholder stands for them.</summary>
        public Value Finish(Value value) => value switch
        {
            Leaf { Operand: Variable variable } when _choices.Find(c => c.Placeholder == variable) is { Placeholder: not null } choice
                => new Leaf(choice.Choice()),
            Aggregate aggregate => new Aggregate(aggregate.Shape, aggregate.Children.Select(Finish).ToEquatableArray()),
            _ => value,
        };

        // What a variable of the iteration holds is lost with it.
        private static bool IsLost(Side side, bool isInner) => side.IsDead || (side.Exits && isInner);

        private Value? Values(Value? a, Value? b, string? name, Cell cell)
        {
            if (a is null && b is null)
                return null;
            if (a is null)
                return OneSided(b!, other, one, name);
            if (b is null)
                return OneSided(a, one, other, name);
            if (a.Equals(b) && IsVisible(a))
                return a;
            switch (a, b)
            {
                case (Leaf x, Leaf y) when x.Operand.Type == y.Operand.Type:
                    return x.Operand.Type is ArrayType array ? Arrays(x.Operand, y.Operand, array, name) : Result(x.Operand, y.Operand, name);
                case (Aggregate or Projection, Aggregate or Projection) when ShapeOfValue(a) == ShapeOfValue(b):
                    var (left, right) = (Open(a, one), Open(b, other));
                    return new Aggregate(left.Shape, left.Children
                        .Select((child, i) => Values(child, right.Children[i], NameOfMember(name, left.Shape, i), cell)!)
                        .ToEquatableArray());
                default:
                    lowering.Report(
                        Descriptors.UnsupportedExpression,
                        at,
                        $"Choosing between two things for '{cell.Name ?? "a value"}' that are not of one kind",
                        "Compute both, and choose between their numbers");
                    return a;
            }
        }

        private Value OneSided(Value value, Side from, Side to, string? name)
        {
            if (IsVisible(value))
                return value;
            switch (value)
            {
                case Leaf { Operand: { Type: ArrayType { Kind: not ArrayKind.Array } span } operand }:
                    return from == one ? Spans(operand, null, span, name) : Spans(null, operand, span, name);
                case Leaf leaf:
                    var type = leaf.Operand.Type;
                    return from == one
                        ? Result(leaf.Operand, DefaultOperand(type), name)
                        : Result(DefaultOperand(type), leaf.Operand, name);
                case Aggregate or Projection:
                    var open = Open(value, from);
                    return new Aggregate(open.Shape, open.Children
                        .Select((child, i) => OneSided(child, from, to, NameOfMember(name, open.Shape, i)))
                        .ToEquatableArray());
                default:
                    return value;
            }
        }

        private Value Arrays(Operand x, Operand y, ArrayType type, string? name)
        {
            if (IsVisible(x) && IsVisible(y))
                return Later(type, () => lowering._builder.Let(new Choose(condition, x, y), type));
            return type.Kind == ArrayKind.Array ? Result(x, y, name) : Spans(x, y, type, name);
        }

        private Leaf Later(ArrayType type, Func<Operand> choice)
        {
            var placeholder = new Variable(-1 - _choices.Count, type);
            _choices.Add((placeholder, choice));
            return new Leaf(placeholder);
        }

        private Leaf Result(Operand x, Operand y, string? name)
        {
            var result = lowering._builder.NewVariable(x.Type, name);
            Results.Add(result);
            one.Yields.Add(x);
            other.Yields.Add(y);
            return new Leaf(result);
        }

        private static string? NameOfMember(string? name, Shape shape, int index)
            => name is null ? null : name + Capitalize(shape.Members[index].Name);

        /// <summary>Whether a value made of these operands can be used behind the branches.</summary>
        private bool IsVisible(Value value) => value switch
        {
            Leaf leaf => IsVisible(leaf.Operand),
            Projection projection => IsVisible(projection.Root),
            Aggregate aggregate => aggregate.Children.All(IsVisible),
            Reference { Place: ElementPlace place } => IsVisible(place.Array) && place.Indices.All(IsVisible),
            Closure { Receiver: { } receiver } => IsVisible(receiver),
            _ => true,
        };

        private bool IsVisible(Operand operand) => operand is not Variable variable || variable.Id < firstVariable;

        /// <summary>As <see cref="Lowering.Open"/>, with the reading at the end of the side.</summary>
        private Aggregate Open(Value value, Side side)
        {
            if (value is Aggregate aggregate)
                return aggregate;
            lowering._builder.Open();
            aggregate = lowering.Open(value, at);
            side.Statements.AddRange(lowering._builder.Close().Statements);
            return aggregate;
        }
    }
}
