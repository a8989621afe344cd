using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>Some columns of a small product: two vectors, one, or a part of one.</summary>
internal static class SmallTile
{
    /// <summary>How wide a tile is, as a type, so that a method is compiled for each.</summary>
    internal interface IShape
    {
        static abstract bool IsPair { get; }

        static abstract bool IsPart { get; }
    }

    internal readonly struct Pair : IShape
    {
        public static bool IsPair => true;

        public static bool IsPart => false;
    }

    internal readonly struct Single : IShape
    {
        public static bool IsPair => false;

        public static bool IsPart => false;
    }

    internal readonly struct Part : IShape
    {
        public static bool IsPair => false;

        public static bool IsPart => true;
    }
}

/// <summary>Sums in eight registers, as many as the processor needs to be busy: of four rows of two vectors, or of eight rows of one.</summary>
internal static unsafe class SmallTile<T, TLanes, TShape>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLanes : unmanaged, ITileLanes<TLanes, T>
    where TShape : struct, SmallTile.IShape
{
    /// <summary>Computes all rows of the columns from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(in Product<T> product, int column, TLanes mask)
    {
        var row = 0;
        for (; !TShape.IsPair && row + 8 <= product.M; row += 8)
            EightRows(product, row, column, mask);
        for (; row + 4 <= product.M; row += 4)
            FourRows(product, row, column, mask);
        if (row == product.M)
            return;

        // Computing some rows twice is faster than one by one; adding them twice would be wrong.
        if (product.M >= 4 && !product.Accumulate)
        {
            FourRows(product, product.M - 4, column, mask);
            return;
        }

        for (; row < product.M; row++)
            OneRow(product, row, column, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(in Product<T> product, int row, int column, TLanes mask)
    {
        TLanes p0 = TLanes.Zero, p1 = TLanes.Zero, p2 = TLanes.Zero, p3 = TLanes.Zero;
        TLanes q0 = TLanes.Zero, q1 = TLanes.Zero, q2 = TLanes.Zero, q3 = TLanes.Zero;
        var a = product.A.At(row, 0);
        var b = product.B.At(0, column);
        var (rowStride, columnStride, stride) = (product.A.RowStride, product.A.ColumnStride, product.B.RowStride);
        for (nint depth = product.K; depth > 0; depth--, a += columnStride, b += stride)
        {
            var left = Load(b, mask);
            var right = TShape.IsPair ? TLanes.Load(in b[TLanes.Count]) : left;
            var x = TLanes.Create(a[0]);
            p0 = TLanes.MultiplyAdd(x, left, p0);
            if (TShape.IsPair) q0 = TLanes.MultiplyAdd(x, right, q0);
            x = TLanes.Create(a[rowStride]);
            p1 = TLanes.MultiplyAdd(x, left, p1);
            if (TShape.IsPair) q1 = TLanes.MultiplyAdd(x, right, q1);
            x = TLanes.Create(a[2 * rowStride]);
            p2 = TLanes.MultiplyAdd(x, left, p2);
            if (TShape.IsPair) q2 = TLanes.MultiplyAdd(x, right, q2);
            x = TLanes.Create(a[3 * rowStride]);
            p3 = TLanes.MultiplyAdd(x, left, p3);
            if (TShape.IsPair) q3 = TLanes.MultiplyAdd(x, right, q3);
        }

        var c = product.Result(row, column);
        Put(p0, q0, c, mask, product.Accumulate);
        Put(p1, q1, c += product.N, mask, product.Accumulate);
        Put(p2, q2, c += product.N, mask, product.Accumulate);
        Put(p3, q3, c + product.N, mask, product.Accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightRows(in Product<T> product, int row, int column, TLanes mask)
    {
        TLanes p0 = TLanes.Zero, p1 = TLanes.Zero, p2 = TLanes.Zero, p3 = TLanes.Zero;
        TLanes p4 = TLanes.Zero, p5 = TLanes.Zero, p6 = TLanes.Zero, p7 = TLanes.Zero;
        var a = product.A.At(row, 0);
        var b = product.B.At(0, column);
        var (rowStride, columnStride, stride) = (product.A.RowStride, product.A.ColumnStride, product.B.RowStride);
        var lower = a + 4 * rowStride;
        for (nint depth = product.K; depth > 0; depth--, a += columnStride, lower += columnStride, b += stride)
        {
            var y = Load(b, mask);
            p0 = TLanes.MultiplyAdd(TLanes.Create(a[0]), y, p0);
            p1 = TLanes.MultiplyAdd(TLanes.Create(a[rowStride]), y, p1);
            p2 = TLanes.MultiplyAdd(TLanes.Create(a[2 * rowStride]), y, p2);
            p3 = TLanes.MultiplyAdd(TLanes.Create(a[3 * rowStride]), y, p3);
            p4 = TLanes.MultiplyAdd(TLanes.Create(lower[0]), y, p4);
            p5 = TLanes.MultiplyAdd(TLanes.Create(lower[rowStride]), y, p5);
            p6 = TLanes.MultiplyAdd(TLanes.Create(lower[2 * rowStride]), y, p6);
            p7 = TLanes.MultiplyAdd(TLanes.Create(lower[3 * rowStride]), y, p7);
        }

        var c = product.Result(row, column);
        Put(p0, c, mask, product.Accumulate);
        Put(p1, c += product.N, mask, product.Accumulate);
        Put(p2, c += product.N, mask, product.Accumulate);
        Put(p3, c += product.N, mask, product.Accumulate);
        Put(p4, c += product.N, mask, product.Accumulate);
        Put(p5, c += product.N, mask, product.Accumulate);
        Put(p6, c += product.N, mask, product.Accumulate);
        Put(p7, c + product.N, mask, product.Accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneRow(in Product<T> product, int row, int column, TLanes mask)
    {
        TLanes p = TLanes.Zero, q = TLanes.Zero;
        var a = product.A.At(row, 0);
        var b = product.B.At(0, column);
        var (columnStride, stride) = (product.A.ColumnStride, product.B.RowStride);
        for (nint depth = product.K; depth > 0; depth--, a += columnStride, b += stride)
        {
            var x = TLanes.Create(a[0]);
            p = TLanes.MultiplyAdd(x, Load(b, mask), p);
            if (TShape.IsPair) q = TLanes.MultiplyAdd(x, TLanes.Load(in b[TLanes.Count]), q);
        }

        Put(p, q, product.Result(row, column), mask, product.Accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Load(T* b, TLanes mask) => TShape.IsPart ? Masked.Load(b, mask) : TLanes.Load(in b[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TLanes left, TLanes right, T* c, TLanes mask, bool accumulate)
    {
        Put(left, c, mask, accumulate);
        if (TShape.IsPair) Put(right, c + TLanes.Count, mask, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TLanes sums, T* c, TLanes mask, bool accumulate)
    {
        if (accumulate)
            sums = Load(c, mask) + sums;
        if (TShape.IsPart)
            Masked.Store(c, mask, sums);
        else
            TLanes.Store(sums, ref c[0]);
    }
}
