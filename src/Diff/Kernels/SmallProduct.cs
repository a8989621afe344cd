using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>Products too small to be worth packing: vectors of B are read where they are.</summary>
internal static unsafe class SmallProduct
{
    private const long SmallWork = 64 * 64 * 64;

    /// <summary>A factor B of so many elements is at hand in the caches as it is.</summary>
    private const long SmallFactor = 128 * 128;

    /// <summary>So few rows or columns make more work of packing than packing saves, up to where other threads could help.</summary>
    private const int FewRows = 8;
    private const int FewColumns = 16;

    /// <summary>More than this is packed rather than transposed: that is nearly as much work.</summary>
    private const long MostTransposed = 64 * 64;

    /// <summary>How many products are summed before they are added to the others, as in large products.</summary>
    private const int Depth = 256;

    /// <summary>Whether a product is computed here.</summary>
    public static bool Takes<T>(in Product<T> product)
        where T : unmanaged =>
        MatrixProduct.Work(product.M, product.N, product.K) is var work
        && work < MatrixProduct.ParallelWork
        && (work <= SmallWork || product.M <= FewRows || product.N <= FewColumns || (long)product.N * product.K <= SmallFactor)
        && (product.B.ColumnStride == 1 || (long)product.N * product.K <= MostTransposed);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(in Product<T> product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (product.B.ColumnStride == 1)
        {
            Multiply(product);
            return;
        }

        using var workspace = Workspace.Rent();
        fixed (T* rows = workspace.Span<T>(product.K * product.N))
        {
            Packing.Strip<T, Lanes128<T>>(product.B, product.K, product.N, product.N, rows);
            Multiply(product with { B = new(rows, product.N, 1) });
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<T>(in Product<T> product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var start = 0; start < product.K; start += Depth)
        {
            MultiplyDepth(product with
            {
                A = product.A.From(0, start),
                B = product.B.From(start, 0),
                K = Math.Min(Depth, product.K - start),
                Accumulate = product.Accumulate || start > 0,
            });
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyDepth<T>(in Product<T> product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Columns<T, Lanes512<T>>(product);
        else if (Vector256.IsHardwareAccelerated)
            Columns<T, Lanes256<T>>(product);
        else
            Columns<T, Lanes128<T>>(product);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns<T, TLanes>(in Product<T> product)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        var column = 0;
        for (; column + 2 * TLanes.Count <= product.N; column += 2 * TLanes.Count)
            SmallTile<T, TLanes, SmallTile.Pair>.Rows(product, column, default);
        for (; column + TLanes.Count <= product.N; column += TLanes.Count)
            SmallTile<T, TLanes, SmallTile.Single>.Rows(product, column, default);
        if (column < product.N)
            SmallTile<T, TLanes, SmallTile.Part>.Rows(product, column, Masked<TLanes, T>.Mask(product.N - column));
    }
}
