using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.FrontEnd;

/// <summary>Spans that branches and loops hand on.</summary>
internal sealed partial class Lowering
{
    /// <summary>
    /// What a span is: a part of one of some pieces of memory that exist where ways meet. A span cannot be kept for the reverse sweep; numbers
    /// can.
    /// </summary>
    /// <param name="Number">Which piece, by its number.</param>
    /// <param name="Whole">The piece, or another span of it without bounds of its own.</param>
    /// <param name="Start">Where the span starts in it; null for all of it.</param>
    /// <param name="Count">How long it is; null for all of it.</param>
    private sealed record Window(Operand Number, Operand Whole, Operand? Start, Operand? Count);

    /// <summary>Takes spans of one type apart into numbers, and puts them together again.</summary>
    /// <param name="lowering">Emits what has to be computed.</param>
    /// <param name="type">The type of the spans.</param>
    /// <param name="isVisible">Whether an operand exists where the ways meet.</param>
    private sealed class Windows(Lowering lowering, ArrayType type, Func<Operand, bool> isVisible)
    {
        private readonly List<Operand> _pieces = [];
        private readonly Dictionary<Operand, Window> _known = [];

        /// <summary>Makes an array that is created on the way to a meeting place known there; null where that is impossible.</summary>
        public Func<Operand, Operand?> HandOut { get; init; } = _ => null;

        public void Add(Operand span, Window window) => _known.Add(span, window);

        public Operand NumberOf(Operand piece)
        {
            if (!_pieces.Contains(piece))
                _pieces.Add(piece);
            return Constant.Int(_pieces.IndexOf(piece));
        }

        /// <summary>What a span is; null when its memory does not exist where the ways meet.</summary>
        public Window? Find(Operand span)
        {
            if (_known.TryGetValue(span, out var known))
                return known;
            if (isVisible(span))
                return lowering.StaticMemory(span) is null || type.Kind == ArrayKind.ReadOnlySpan ? new Window(NumberOf(span), span, null, null) : null;
            return lowering._builder.RawDefinitionOf((Variable)span) switch
            {
                Slice slice => Find(slice.Array) is { } window ? Part(window, slice) : null,
                Choose choose => Find(choose.WhenTrue) is { } one && Find(choose.WhenFalse) is { } other ? Either(span, choose.Condition, one, other) : null,
                _ => HandOut(span) is { } piece ? new Window(NumberOf(piece), span, null, null) : null,
            };
        }

        /// <summary>The pieces of memory that a span may be a part of, and the spans of <see cref="Add"/> that it may come from.</summary>
        public IEnumerable<Operand> SourcesOf(Operand span)
        {
            if (_known.ContainsKey(span) || isVisible(span))
                return [span];
            return lowering._builder.RawDefinitionOf((Variable)span) switch
            {
                Slice slice => SourcesOf(slice.Array),
                Choose choose => SourcesOf(choose.WhenTrue).Concat(SourcesOf(choose.WhenFalse)),
                _ => [],
            };
        }

        /// <summary>Whether a span has bounds of its own, in a piece of memory.</summary>
        public bool IsPart(Operand span) => !_known.ContainsKey(span) && !isVisible(span) && lowering._builder.RawDefinitionOf((Variable)span) switch
        {
            Slice slice => slice.Start is not null || IsPart(slice.Array),
            Choose choose => IsPart(choose.WhenTrue) || IsPart(choose.WhenFalse),
            _ => false,
        };

        public Operand StartOf(Window window) => window.Start ?? Constant.Int(0);

        public Operand CountOf(Window window) => window.Count ?? lowering.LengthOf(window.Whole);

        /// <summary>The span that the numbers say.</summary>
        /// <param name="number">The number of its piece of memory.</param>
        /// <param name="pieces">Those that are possible.</param>
        /// <param name="start">Where it starts; null for a whole piece.</param>
        /// <param name="count">How long it is; null for a whole piece.</param>
        public Expression Span(Operand number, IReadOnlyList<Operand> pieces, Operand? start, Operand? count)
        {
            var possible = number is Constant known ? [_pieces[(int)known.Bits]] : pieces;
            Expression span = new Slice(possible[possible.Count - 1], null, null);
            foreach (var piece in possible.Take(possible.Count - 1).Reverse())
            {
                var isIt = lowering._builder.Apply(Op.Equal, ScalarType.Bool, number, NumberOf(piece));
                span = new Choose(isIt, lowering.View(piece, type), Bind(span));
            }

            return start is null ? span : new Slice(Bind(span), start, count, IsInside: true);
        }

        private Operand Bind(Expression span)
            => span is Slice { Start: null } whole ? lowering.View(whole.Array, type) : lowering._builder.Let(span, type);

        /// <summary>All pieces seen so far.</summary>
        public IReadOnlyList<Operand> Pieces => _pieces;

        private Window Part(Window window, Slice slice) => slice is not { Start: { } start, Count: { } count }
            ? window
            : window with { Start = window.Start is { } outer ? lowering.Plus(outer, start) : start, Count = count };

        private Window Either(Operand chosen, Operand condition, Window one, Window other)
        {
            var number = Select(one.Number, other.Number);
            return one.Start is null && other.Start is null
                ? new Window(number, chosen, null, null)
                : new Window(number, chosen, Select(StartOf(one), StartOf(other)), Select(CountOf(one), CountOf(other)));

            Operand Select(Operand a, Operand b) => a == b ? a : lowering._builder.Apply(Op.Select, ScalarType.Int32, condition, a, b);
        }
    }
}
