using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>Products in which A is one row, or B one column: a matrix in memory is read once, row by row.</summary>
internal static unsafe class VectorProduct
{
    /// <summary>From this many elements on, other threads take some.</summary>
    private const long ParallelWork = 1 << 19;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(in Product<T> product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Either is dense, whether or not it is transposed.
        var matrix = product.N == 1 ? product.A : product.B.Transposed;
        var vector = product.N == 1 ? product.B.Start : product.A.Start;
        var length = product.N == 1 ? product.M : product.N;
        var isByRows = matrix.ColumnStride == 1;
        var threads = (long)length * product.K >= ParallelWork ? KernelThreads.Maximum : 1;
        if (isByRows)
        {
            var job = new Dots<T>(matrix.Start, length, product.K, vector, product.C, product.Accumulate, threads);
            Workers.Run(ref job, job.Parts, threads);
        }
        else
        {
            var job = new WeightedSum<T>(matrix.Start, product.K, length, vector, product.C, product.Accumulate, threads);
            Workers.Run(ref job, job.Parts, threads);
        }
    }
}
