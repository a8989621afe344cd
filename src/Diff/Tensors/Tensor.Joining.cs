using System.Numerics;
using Diff.Kernels;

namespace Diff;

public static partial class Tensor
{
    /// <summary>Tensors one after the other along an axis; a copy.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="tensors">At least one; their shapes agree but for that axis.</param>
    public static Tensor<T> Concatenate<T>(int axis, params ReadOnlySpan<Tensor<T>> tensors)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.Concatenate(default, tensors, axis);

    /// <summary>Tensors of one shape side by side along a new axis; a copy.</summary>
    /// <param name="axis">Where the axis is in the result.</param>
    /// <param name="tensors">At least one.</param>
    public static Tensor<T> Stack<T>(int axis, params ReadOnlySpan<Tensor<T>> tensors)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.Stack(default, tensors, axis);

    /// <summary>The slices at given indices along an axis, in the order of the indices, which may repeat; a copy.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="indices">The indices along it, from 0.</param>
    public static Tensor<T> IndexSelect<T>(this Tensor<T> x, int axis, params ReadOnlySpan<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.IndexSelect(default, x, axis, indices);
}
