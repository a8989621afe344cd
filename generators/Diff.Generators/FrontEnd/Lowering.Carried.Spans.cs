using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;

namespace Diff.Generators.FrontEnd;

/// <summary>Spans that a loop carries: what goes from iteration to iteration are the numbers that say what a span is.</summary>
internal sealed partial class Lowering
{
    private sealed partial class CarriedCells
    {
        private readonly int _firstVariable = lowering._builder.Count;
        private readonly List<CarriedSpan> _spans = [];
        private readonly Dictionary<ArrayType, Windows> _windows = [];

        /// <summary>The block that begins an iteration, where the spans are put together.</summary>
        public Block Begun(Block block)
        {
            lowering._builder.OpenApart();
            foreach (var span in _spans)
                lowering._builder.Bind(span.Inside, SpanAsExpression(span));
            return block with { Statements = [.. lowering._builder.Close().Statements, .. block.Statements] };
        }

        private Leaf SpanParameter(Operand initial, string? name)
        {
            var inside = lowering._builder.NewVariable(initial.Type, name);
            _spans.Add(new CarriedSpan(inside, initial, lowering.LengthOf(initial), name));
            return new Leaf(inside);
        }

        private void YieldSpans(List<Operand> yields)
        {
            foreach (var spans in _spans.GroupBy(s => (ArrayType)s.Inside.Type))
                YieldSpans(spans.Key, [.. spans], yields);
        }

        private void YieldSpans(ArrayType type, List<CarriedSpan> spans, List<Operand> yields)
        {
            // Where spans are passed on from one variable to another, each may become what the other was.
            var sources = new Windows(lowering, type, IsVisible);
            foreach (var span in spans)
                sources.Add(span.Inside, new Window(span.Inside, span.Inside, null, null));
            var areParts = spans.Any(s => sources.IsPart(s.End));
            foreach (var span in spans)
                span.Pieces = PiecesOf(span, spans, sources);

            var windows = _windows[type] = new Windows(lowering, type, IsVisible);
            foreach (var span in spans)
            {
                foreach (var piece in span.Pieces)
                    windows.NumberOf(piece);
                if (windows.Find(span.Initial) is null || span.Pieces.Count == 0)
                {
                    Refuse(span);
                    return;
                }

                span.Number = span.Pieces.Count == 1 ? new Number(windows.NumberOf(span.Pieces[0])) : Carry(windows.NumberOf(span.Initial), span.Name, "Piece");
                span.Start = areParts ? Carry(Constant.Int(0), span.Name, "Start") : null;
                span.Count = areParts ? Carry(span.Length, span.Name, "Length") : null;
                windows.Add(span.Inside, new Window(span.Number.Inside, span.Inside, span.Start?.Inside, span.Count?.Inside));
            }

            foreach (var span in spans)
            {
                if (windows.Find(span.End) is not { } window)
                {
                    Refuse(span);
                    return;
                }

                if (span.Pieces.Count > 1)
                    yields.Add(window.Number);
                if (areParts)
                    yields.AddRange([windows.StartOf(window), windows.CountOf(window)]);
            }
        }

        private void Refuse(CarriedSpan span) => lowering.Report(Descriptors.ArrayCarried, at, span.Name ?? "a span");

        private static List<Operand> PiecesOf(CarriedSpan span, List<CarriedSpan> all, Windows sources)
        {
            var pieces = new List<Operand>();
            var open = new Stack<CarriedSpan>([span]);
            var seen = new HashSet<CarriedSpan>();
            while (open.Count > 0)
            {
                var next = open.Pop();
                if (!seen.Add(next))
                    continue;
                foreach (var source in sources.SourcesOf(next.End).Prepend(next.Initial))
                {
                    if (all.Find(s => s.Inside == source) is { } other)
                        open.Push(other);
                    else if (!pieces.Contains(source))
                        pieces.Add(source);
                }
            }

            return pieces;
        }

        private bool IsVisible(Operand operand) => operand is not Variable variable || variable.Id < _firstVariable;

        private Number Carry(Operand initial, string? name, string what)
        {
            name = name is null ? null : name + what;
            var number = new Number(lowering._builder.NewVariable(ScalarType.Int32, name), lowering._builder.NewVariable(ScalarType.Int32, name));
            _carried.Add(new Carried((Variable)number.Inside, initial, (Variable)number.Result));
            return number;
        }

        private Operand SpanOf(CarriedSpan span, bool isResult)
            => lowering._builder.Let(SpanAsExpression(span, isResult), span.Inside.Type, span.Name);

        private Expression SpanAsExpression(CarriedSpan span, bool isResult = false)
        {
            if (span.Number is null || !_windows.TryGetValue((ArrayType)span.Inside.Type, out var windows))
                return new Slice(span.Initial, null, null);
            return windows.Span(Of(span.Number)!, span.Pieces, Of(span.Start), Of(span.Count));

            Operand? Of(Number? number) => isResult ? number?.Result : number?.Inside;
        }

        /// <summary>A number inside the loop and behind it.</summary>
        private sealed record Number(Operand Inside, Operand Result)
        {
            public Number(Operand constant)
                : this(constant, constant)
            {
            }
        }

        private sealed class CarriedSpan(Variable inside, Operand initial, Operand length, string? name)
        {
            public Variable Inside => inside;

            public Operand Initial => initial;

            /// <summary>The length of the initial span.</summary>
            public Operand Length => length;

            public string? Name => name;

            /// <summary>What it is at the end of an iteration.</summary>
            public Operand End { get; set; } = inside;

            /// <summary>The memory that it may be a part of.</summary>
            public List<Operand> Pieces { get; set; } = [];

            public Number? Number { get; set; }

            public Number? Start { get; set; }

            public Number? Count { get; set; }
        }
    }
}
