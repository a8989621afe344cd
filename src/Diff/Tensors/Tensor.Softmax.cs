using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

public static partial class Tensor
{
    /// <summary>The place of the greatest element in row-major order; the first of several, or of the first NaN.</summary>
    /// <param name="x">The tensor.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static int IndexOfMax<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        x.Length > 0 ? TensorPrimitives.IndexOfMax<T>(x.AsSpan()) : throw RowWise.Empty(nameof(IndexOfMax), x.Shape);

    /// <summary>The index of the greatest element along an axis; the first of several, or of the first NaN.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis.</param>
    /// <returns>The indices, in row-major order of the other axes.</returns>
    /// <exception cref="ArgumentException">The axis has no elements.</exception>
    public static int[] ArgMax<T>(Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Indices pass outside the tensor: a float does not hold all of them.
        var indices = new List<int>();
        RowWise.Apply(
            nameof(ArgMax), x, [axis], keepAxes: false,
            row =>
            {
                indices.Add(TensorPrimitives.IndexOfMax(row));
                return T.Zero;
            },
            refusesEmpty: true);
        return [.. indices];
    }

    /// <summary>Exponentials in proportion to their sum along an axis, without overflow.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis along which the result sums to 1.</param>
    public static Tensor<T> Softmax<T>(Tensor<T> x, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T> => RowWise.Map(nameof(Softmax), x, axis, Rows.Softmax);

    /// <summary>The logarithm of <see cref="Softmax"/>, accurate where that is close to 0 or 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis along which the exponentials of the result sum to 1.</param>
    public static Tensor<T> LogSoftmax<T>(Tensor<T> x, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T> => RowWise.Map(nameof(LogSoftmax), x, axis, Rows.LogSoftmax);
}
