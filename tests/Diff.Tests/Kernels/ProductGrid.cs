using System.Numerics;
using System.Runtime.Intrinsics;
using Diff.Kernels;

namespace Diff.Tests.Kernels;

/// <summary>Products of all odd sizes around those at which the code takes another way.</summary>
internal static class ProductGrid
{
    private static readonly int[] s_rows = [1, 2, 4, 5, 7, 12, 13, 30];
    private static readonly int[] s_columns = [1, 2, 3, 7, 8, 16, 17, 33, 47, 70];
    private static readonly int[] s_depths = [1, 2, 3, 8, 19, 67, 257];

    /// <summary>Sizes past the limits of blocks: of depth, of columns, of rows of tiles.</summary>
    private static readonly (int M, int N, int K)[] s_large =
        [(3, 2100, 50), (250, 40, 30), (37, 41, 1100), (130, 150, 170), (1, 5000, 3), (5000, 1, 3), (1, 3, 5000), (3, 1, 5000), (1, 700, 900), (700, 1, 900)];

    /// <summary>All sizes, all transposes, with and without accumulation.</summary>
    public static void CheckAll<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var (m, n, k) in Sizes())
            Check<T>(m, n, k, Multiply);
    }

    /// <summary>The blocked product at one width of vectors, which the machine need not choose by itself.</summary>
    public static void CheckBlocked<T, TLanes>()
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ITileLanes<TLanes, T>
    {
        foreach (var (m, n, k) in Sizes())
            Check<T>(m, n, k, MultiplyBlocked<T, TLanes>);
    }

    /// <summary>For a process that was started with some vectors switched off: checks everything, and says which there are.</summary>
    public static string CheckAndDescribe()
    {
        CheckAll<float>();
        CheckAll<double>();
        return $"512: {Vector512.IsHardwareAccelerated}, 256: {Vector256.IsHardwareAccelerated}, 128: {Vector128.IsHardwareAccelerated}";
    }

    private static IEnumerable<(int M, int N, int K)> Sizes() =>
        (from m in s_rows from n in s_columns from k in s_depths select (m, n, k)).Concat(s_large);

    private static void Check<T>(int m, int n, int k, Action<ProductCase<T>, T[], int, bool> multiply)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var (transposeA, transposeB) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var product = new ProductCase<T>(m, n, k, transposeA, transposeB);
            product.Check((p, memory, start) => multiply(p, memory, start, false), accumulate: false);
            product.Check((p, memory, start) => multiply(p, memory, start, true), accumulate: true);
        }
    }

    private static void Multiply<T>(ProductCase<T> p, T[] memory, int start, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MatrixProduct.Multiply(p.A, p.TransposeA, p.B, p.TransposeB, memory.AsSpan(start, p.M * p.N), p.M, p.N, p.K, accumulate);

    private static unsafe void MultiplyBlocked<T, TLanes>(ProductCase<T> p, T[] memory, int start, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ITileLanes<TLanes, T>
    {
        fixed (T* a = p.A, b = p.B, c = memory.AsSpan(start))
        {
            var product = new Product<T>(
                MatrixView<T>.Create(a, p.TransposeA, p.M, p.K), MatrixView<T>.Create(b, p.TransposeB, p.K, p.N), c, p.M, p.N, p.K, accumulate);
            var epilogue = default(NoEpilogue<T>);
            BlockedProduct.Run<T, TLanes, NoEpilogue<T>>(product, ref epilogue);
        }
    }
}
