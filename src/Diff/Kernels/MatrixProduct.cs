using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>The product of matrices in spans, row by row.</summary>
/// <remarks>
/// <para>An element of the result is a sum of products, with a single rounding for each product and addition where the machine has an instruction
/// for that; sums are taken in blocks. The order depends on the sizes and on the machine's vectors, not on the number of threads. NaN and infinity
/// come through as in a plain loop: no product is left out because a factor is zero.</para>
/// <para>Large products run on up to <see cref="KernelThreads.Maximum"/> threads. A warm call allocates nothing.</para>
/// </remarks>
public static unsafe class MatrixProduct
{
    /// <summary>How many products of two numbers make it worth to wake other threads, which need some 10 us to come.</summary>
    internal const long ParallelWork = 2 << 20;

    /// <summary>Writes the product of A and B to C, or adds it.</summary>
    /// <param name="a">A, <paramref name="m"/> × <paramref name="k"/>; transposed, it is there as <paramref name="k"/> × <paramref name="m"/>.</param>
    /// <param name="transposeA">Whether <paramref name="a"/> holds the transpose of A.</param>
    /// <param name="b">B, <paramref name="k"/> × <paramref name="n"/>; transposed, it is there as <paramref name="n"/> × <paramref name="k"/>.</param>
    /// <param name="transposeB">Whether <paramref name="b"/> holds the transpose of B.</param>
    /// <param name="c">Takes the result, <paramref name="m"/> × <paramref name="n"/>. Must not overlap A or B.</param>
    /// <param name="m">How many rows A and C have; 0 or more, like the others.</param>
    /// <param name="n">How many columns B and C have.</param>
    /// <param name="k">How many columns A and rows B have. If there are none, the product is zero.</param>
    /// <param name="accumulate">Whether the product is added to what C holds; otherwise C is overwritten.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">A span has not as many elements as its matrix, or C overlaps another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="NotSupportedException">The elements are of another type.</exception>
    public static void Multiply<T>(
        ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k, bool accumulate = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply(a, transposeA, b, transposeB, c, m, n, k, accumulate, default(NoEpilogue<T>));

    /// <summary>
    /// Writes the product of A and B to C, or adds it, and applies an epilogue to each element of the result once, when it is complete:
    /// after the addition to what C held. The product is compiled for the epilogue's type.
    /// </summary>
    /// <inheritdoc cref="Multiply{T}(ReadOnlySpan{T}, bool, ReadOnlySpan{T}, bool, Span{T}, int, int, int, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T, TEpilogue>(
        ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k, bool accumulate, TEpilogue epilogue)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IEpilogue<T>, allows ref struct
    {
        RequireArguments<T>(a, b, c, m, n, k);
        if (c.IsEmpty)
            return;
        fixed (T* start = a, other = b, result = c)
        {
            var product = new Product<T>(
                MatrixView<T>.Create(start, transposeA, m, k), MatrixView<T>.Create(other, transposeB, k, n), result, m, n, k, accumulate);
            if (k == 0 && !accumulate)
                c.Clear();
            if (k > 0 && m > 1 && n > 1 && !SmallProduct.Takes(product))
            {
                if (Vector512.IsHardwareAccelerated)
                    BlockedProduct.Run<T, TileLanes512<T>, TEpilogue>(product, ref epilogue);
                else if (Vector256.IsHardwareAccelerated)
                    BlockedProduct.Run<T, TileLanes256<T>, TEpilogue>(product, ref epilogue);
                else
                    BlockedProduct.Run<T, TileLanes128<T>, TEpilogue>(product, ref epilogue);
                return;
            }

            // These results are small: an epilogue afterwards finds them in the cache.
            if (k > 0 && (m == 1 || n == 1))
                VectorProduct.Run(in product);
            else if (k > 0)
                SmallProduct.Run(in product);
            Epilogue.Apply(in epilogue, result, n, 0, 0, m, n);
        }
    }

    /// <summary>How many products of two numbers are summed.</summary>
    internal static long Work(int m, int n, int k) => (long)m * n * k;

    /// <summary>How many threads so many products of numbers are worth.</summary>
    internal static int ThreadsFor(long work) => work >= ParallelWork ? KernelThreads.Maximum : 1;

    private static void RequireArguments<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, int m, int n, int k)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"MatrixProduct: the elements are float or double, not {typeof(T).Name}.");
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        RequireLength(a.Length, m, k, nameof(a));
        RequireLength(b.Length, k, n, nameof(b));
        RequireLength(c.Length, m, n, nameof(c));
        if (c.Overlaps(a) || c.Overlaps(b))
            throw new ArgumentException("MatrixProduct: the result overlaps a factor, which would change while it is read.", nameof(c));
    }

    private static void RequireLength(int length, int rows, int columns, string name)
    {
        if (length != (long)rows * columns)
            ThrowLength(length, rows, columns, name);
    }

    private static void ThrowLength(int length, int rows, int columns, string name) => throw new ArgumentException(
        $"MatrixProduct: '{name}' has {length} elements; a matrix of {rows} x {columns} has {(long)rows * columns}.", name);
}
