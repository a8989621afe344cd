using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Variables that a loop carries from one iteration to the next.</summary>
internal sealed partial class Lowering
{
    private sealed partial class CarriedCells(Lowering lowering, IEnumerable<Cell> cells, Location at)
    {
        private readonly List<(Cell Cell, Value? Start, Value? Inside)> _cells = [];
        private readonly List<Carried> _carried = [];
        private readonly Dictionary<Operand, Operand> _results = [];

        public EquatableArray<Carried> Items => _carried.ToEquatableArray();

        /// <summary>Before the loop: what the variables hold becomes their initial values.</summary>
        public void Begin()
        {
            foreach (var cell in cells.OrderBy(c => c.Id))
            {
                var start = lowering._cells[cell];
                if (start is Closure or Reference)
                    continue;
                var template = start ?? (cell.Type is { IsRefLikeType: false } type ? lowering.Default(type) : null);
                if (template is Leaf { Operand.Type: ArrayType } && start is null)
                    template = null;
                _cells.Add((cell, start, template is null ? null : Parameters(lowering.Expand(template, at), cell.Name ?? (cell == lowering._frame.Result ? "result" : null))));
            }
        }

        /// <summary>At the start of an iteration: they hold what the loop hands in.</summary>
        public void Enter()
        {
            foreach (var (cell, _, inside) in _cells)
                lowering._cells[cell] = inside;
        }

        /// <summary>At its end: what the next one is handed.</summary>
        public EquatableArray<Operand> Yields()
        {
            var yields = new List<Operand>();
            foreach (var (cell, _, inside) in _cells)
            {
                if (inside is not null)
                    Yield(inside, lowering._cells.IsDead ? inside : lowering._cells[cell] ?? inside, yields, cell.Name);
            }

            YieldSpans(yields);
            return yields.ToEquatableArray();
        }

        /// <summary>Behind the loop: they hold what it hands out.</summary>
        public void Leave()
        {
            foreach (var span in _spans)
                _results.Add(span.Inside, SpanOf(span, isResult: true));
            foreach (var (cell, _, inside) in _cells)
                lowering._cells[cell] = inside is null ? null : Results(inside);
        }

        private Value Parameters(Value value, string? name)
        {
            if (value is Aggregate aggregate)
            {
                return new Aggregate(aggregate.Shape, aggregate.Children
                    .Select((c, i) => Parameters(c, name is null ? null : name + Capitalize(aggregate.Shape.Members[i].Name)))
                    .ToEquatableArray());
            }

            if (value is not Leaf { Operand: { } initial })
                return value;
            if (initial.Type is ArrayType { Kind: not ArrayKind.Array })
                return SpanParameter(initial, name);
            var parameter = lowering._builder.NewVariable(initial.Type, name);
            var result = lowering._builder.NewVariable(initial.Type, name);
            _carried.Add(new Carried(parameter, initial, result));
            _results.Add(parameter, result);
            return new Leaf(parameter);
        }

        private void Yield(Value inside, Value end, List<Operand> yields, string? name)
        {
            switch (inside, end)
            {
                case (Aggregate aggregate, Aggregate or Projection):
                    var open = lowering.Open(end, at);
                    if (open.Shape != aggregate.Shape)
                        goto default;
                    for (var i = 0; i < open.Children.Count; i++)
                        Yield(aggregate.Children[i], open.Children[i], yields, name);
                    break;
                case (Leaf { Operand: var parameter }, Leaf { Operand: var last }) when _results.ContainsKey(parameter) && parameter.Type == last.Type:
                    yields.Add(last);
                    break;
                case (Leaf { Operand: var span }, Leaf { Operand: var last }) when _spans.Find(s => s.Inside == span) is { } carried && span.Type == last.Type:
                    carried.End = last;
                    break;
                case (Leaf, Leaf) or (Closure, Closure) when inside.Equals(end):
                    break;
                case (Leaf { Operand.Type: ArrayType }, _):
                    lowering.Report(Descriptors.ArrayCarried, at, name ?? "an array");
                    break;
                default:
                    lowering.Report(
                        Descriptors.UnsupportedExpression,
                        at,
                        $"'{name}', which holds things of different kinds from one iteration to the next,",
                        "Use a variable of one struct or record type, or of a number type");
                    break;
            }
        }

        private Value Results(Value value) => value switch
        {
            Aggregate aggregate => new Aggregate(aggregate.Shape, aggregate.Children.Select(Results).ToEquatableArray()),
            Leaf leaf => new Leaf(_results.TryGetValue(leaf.Operand, out var result) ? result : leaf.Operand),
            _ => value,
        };
    }
}
