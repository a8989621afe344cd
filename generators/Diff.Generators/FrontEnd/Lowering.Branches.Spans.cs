using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;

namespace Diff.Generators.FrontEnd;

/// <summary>Spans that differ where ways meet.</summary>
internal sealed partial class Lowering
{
    private sealed partial class Joiner
    {
        private readonly List<Handed> _handed = [];
        private readonly Dictionary<Operand, Operand> _arrays = [];

        /// <summary>A span that is one thing or another; null where a side has none.</summary>
        private Leaf Spans(Operand? x, Operand? y, ArrayType type, string? name)
        {
            var from = one;
            var windows = new Windows(lowering, type, IsVisible) { HandOut = array => HandOut(array, from) };
            var a = x is null ? null : At(one, () => windows.Find(x));
            from = other;
            var b = y is null ? null : At(other, () => windows.Find(y));
            foreach (var handed in _handed.Where(h => !h.IsYielded))
            {
                Results.Add(handed.Result);
                one.Yields.Add(handed.One ?? DefaultOperand(handed.Result.Type));
                other.Yields.Add(handed.Other ?? DefaultOperand(handed.Result.Type));
                handed.IsYielded = true;
            }

            if (a is null != x is null || b is null != y is null)
            {
                lowering.Report(Descriptors.ArrayCarried, at, name ?? "a span");
                return new Leaf((x ?? y)!);
            }

            var isPart = a?.Start is not null || b?.Start is not null;
            var start = isPart ? Number(a, b, windows.StartOf, name, "Start") : null;
            var count = isPart ? Number(a, b, windows.CountOf, name, "Length") : null;
            if (a?.Number is Constant p && b?.Number is Constant q && p != q)
                return Later(type, () => Span(new Choose(condition, Whole(p), Whole(q))));
            var number = Number(a, b, w => w.Number, name, "Piece");
            return Later(type, () => Span(windows.Span(number, windows.Pieces, start, count)));

            Operand Whole(Constant piece) => lowering.View(windows.Pieces[(int)piece.Bits], type);

            Operand Span(Expression span) => start is null || span is Slice { Start: not null }
                ? lowering._builder.Let(span, type)
                : lowering._builder.Let(new Slice(lowering._builder.Let(span, type), start, count, IsInside: true), type);
        }

        /// <summary>A number of the one window or the other; what a side without one says does not matter.</summary>
        private Operand Number(Window? a, Window? b, Func<Window, Operand> of, string? name, string what)
        {
            var x = a is null ? null : At(one, () => of(a));
            var y = b is null ? null : At(other, () => of(b));
            if ((x ?? y) is Constant known && (x is null || y is null || x == y))
                return known;
            return Result(x ?? Constant.Int(0), y ?? Constant.Int(0), name is null ? null : name + what).Operand;
        }

        /// <summary>Computes something at the end of a side.</summary>
        private T At<T>(Side side, Func<T> compute)
        {
            lowering._builder.Open();
            var result = compute();
            side.Statements.AddRange(lowering._builder.Close().Statements);
            return result;
        }

        /// <summary>An array that a side creates, as a result of the branch; null where that is impossible.</summary>
        private Operand? HandOut(Operand memory, Side side)
        {
            if (ArrayOf(memory, side) is not { } array)
                return null;
            var isOne = side == one;
            var handed = _handed.Find(h => (isOne ? h.One : h.Other) == array)
                ?? _handed.Find(h => !h.IsYielded && h.Result.Type == array.Type && (isOne ? h.One : h.Other) is null);
            if (handed is null)
                _handed.Add(handed = new Handed(lowering._builder.NewVariable(array.Type)));
            if (isOne)
                handed.One = array;
            else
                handed.Other = array;
            return handed.Result;
        }

        /// <summary>A span's memory, if it can be kept: that of a span made on this side becomes an array.</summary>
        private Operand? ArrayOf(Operand memory, Side side)
        {
            if (_arrays.TryGetValue(memory, out var known))
                return known;
            if (memory.Type is ArrayType { Kind: ArrayKind.Array })
                return memory;
            var index = side.Statements.FindIndex(s => s is Let { Value: Allocate } made && made.Target == memory);
            if (index < 0)
                return null;
            var allocate = (Allocate)((Let)side.Statements[index]).Value;
            var type = allocate.Type with { Kind = ArrayKind.Array };
            var array = lowering._builder.NewVariable(type);
            side.Statements[index] = new Let(array, allocate with { Type = type });
            side.Statements.Insert(index + 1, new Let((Variable)memory, new Slice(array, null, null)));
            return _arrays[memory] = array;
        }

        /// <summary>An array that leaves the branch.</summary>
        private sealed class Handed(Variable result)
        {
            public Variable Result => result;

            public Operand? One { get; set; }

            public Operand? Other { get; set; }

            public bool IsYielded { get; set; }
        }
    }
}
