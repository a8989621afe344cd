using System.Numerics;
using Diff.Kernels;

namespace Diff;

public static partial class Tensor
{
    /// <summary>The matrix product, or one for each pair of matrices that the leading axes number; those are broadcast.</summary>
    /// <param name="x">The left factor, a matrix in its last two axes. A tensor of one axis is a row, and the result has no axis for it.</param>
    /// <param name="y">The right factor. A tensor of one axis is a column, and the result has no axis for it.</param>
    /// <param name="transposeLeft">Whether the last two axes of <paramref name="x"/> are exchanged, at no cost.</param>
    /// <param name="transposeRight">Whether the last two axes of <paramref name="y"/> are exchanged, at no cost.</param>
    /// <remarks>As NumPy's <c>matmul</c>. How sums are taken, and on how many threads: <see cref="MatrixProduct"/>.</remarks>
    /// <exception cref="ArgumentException">The shapes do not fit; a factor has no axis; or one is to be transposed that has a single one.</exception>
    public static Tensor<T> MatrixMultiply<T>(Tensor<T> x, Tensor<T> y, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.MatrixMultiply<T>(default, x, y, transposeLeft, transposeRight);
}
