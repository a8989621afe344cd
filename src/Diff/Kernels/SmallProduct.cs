using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>Products too small to be worth packing: vectors of B are read where they are.</summary>
internal static unsafe class SmallProduct
{
    private const long MostWork = 24 * 24 * 24;
    private const int MostDepth = 256;

    /// <summary>Whether a product of these sizes is computed here.</summary>
    public static bool Takes(int m, int n, int k) => k <= MostDepth && MatrixProduct.Work(m, n, k) <= MostWork;

    public static void Run<T>(Product<T> product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (product.B.ColumnStride == 1)
        {
            Multiply(product);
            return;
        }

        using var workspace = Workspace.Rent();
        fixed (T* turned = workspace.Span<T>(product.K * product.N))
        {
            Packing.Strip<T, Lanes128<T>>(product.B, product.K, product.N, product.N, turned);
            var b = new MatrixView<T>(turned, product.N, 1);
            Multiply(new Product<T>(product.A, b, product.C, product.M, product.N, product.K, product.Accumulate));
        }
    }

    private static void Multiply<T>(Product<T> product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var done = 0;
        if (Vector512.IsHardwareAccelerated)
            done = Columns<T, Lanes512<T>>(product, done);
        if (Vector256.IsHardwareAccelerated)
            done = Columns<T, Lanes256<T>>(product, done);
        if (Vector128.IsHardwareAccelerated)
            done = Columns<T, Lanes128<T>>(product, done);
        Columns<T, Lane<T>>(product, done);
    }

    /// <summary>Computes as many columns, from one on, as vectors of this width fill; returns the first one left.</summary>
    private static int Columns<T, TLanes>(Product<T> product, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        for (; column + 2 * TLanes.Count <= product.N; column += 2 * TLanes.Count)
            Rows<T, TLanes, Tile.Wide>(product, column);
        for (; column + TLanes.Count <= product.N; column += TLanes.Count)
            Rows<T, TLanes, Tile.Narrow>(product, column);
        return column;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows<T, TLanes, TWidth>(Product<T> product, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TWidth : struct, Tile.IWidth
    {
        var (rowStride, columnStride) = (product.A.RowStride, product.A.ColumnStride);
        var b = product.B.At(0, column);
        var stride = product.B.RowStride;
        var row = 0;
        for (; row + 4 <= product.M; row += 4)
        {
            FourRows<T, TLanes, TWidth>(
                product.A.At(row, 0), rowStride, columnStride, b, stride, product.K, product.Result(row, column), product.N, product.Accumulate);
        }

        for (; row < product.M; row++)
        {
            OneRow<T, TLanes, TWidth>(
                product.A.At(row, 0), columnStride, b, stride, product.K, product.Result(row, column), product.Accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows<T, TLanes, TWidth>(
        T* a, nint rowStride, nint columnStride, T* b, nint stride, int depth, T* c, nint resultStride, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TWidth : struct, Tile.IWidth
    {
        TLanes p0 = TLanes.Zero, p1 = TLanes.Zero, p2 = TLanes.Zero, p3 = TLanes.Zero;
        TLanes q0 = TLanes.Zero, q1 = TLanes.Zero, q2 = TLanes.Zero, q3 = TLanes.Zero;
        for (; depth > 0; depth--, a += columnStride, b += stride)
        {
            var left = TLanes.Load(in b[0]);
            var right = TWidth.IsWide ? TLanes.Load(in b[TLanes.Count]) : left;
            var x = TLanes.Create(a[0]);
            p0 = TLanes.MultiplyAdd(x, left, p0);
            if (TWidth.IsWide) q0 = TLanes.MultiplyAdd(x, right, q0);
            x = TLanes.Create(a[rowStride]);
            p1 = TLanes.MultiplyAdd(x, left, p1);
            if (TWidth.IsWide) q1 = TLanes.MultiplyAdd(x, right, q1);
            x = TLanes.Create(a[2 * rowStride]);
            p2 = TLanes.MultiplyAdd(x, left, p2);
            if (TWidth.IsWide) q2 = TLanes.MultiplyAdd(x, right, q2);
            x = TLanes.Create(a[3 * rowStride]);
            p3 = TLanes.MultiplyAdd(x, left, p3);
            if (TWidth.IsWide) q3 = TLanes.MultiplyAdd(x, right, q3);
        }

        Tile.Put<T, TLanes, TWidth>(p0, q0, c, accumulate);
        Tile.Put<T, TLanes, TWidth>(p1, q1, c + resultStride, accumulate);
        Tile.Put<T, TLanes, TWidth>(p2, q2, c + 2 * resultStride, accumulate);
        Tile.Put<T, TLanes, TWidth>(p3, q3, c + 3 * resultStride, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneRow<T, TLanes, TWidth>(T* a, nint columnStride, T* b, nint stride, int depth, T* c, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TWidth : struct, Tile.IWidth
    {
        TLanes p = TLanes.Zero, q = TLanes.Zero;
        for (; depth > 0; depth--, a += columnStride, b += stride)
        {
            var x = TLanes.Create(a[0]);
            p = TLanes.MultiplyAdd(x, TLanes.Load(in b[0]), p);
            if (TWidth.IsWide) q = TLanes.MultiplyAdd(x, TLanes.Load(in b[TLanes.Count]), q);
        }

        Tile.Put<T, TLanes, TWidth>(p, q, c, accumulate);
    }
}
