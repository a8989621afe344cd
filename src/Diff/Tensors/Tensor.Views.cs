using System.Numerics;
using Diff.Kernels;

namespace Diff;

public static partial class Tensor
{
    /// <summary>The same elements in another shape. The result shares the tensor's memory.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shape">The new shape, of as many elements; one length may be -1: what is left.</param>
    /// <exception cref="ArgumentException">The shapes have different numbers of elements.</exception>
    public static Tensor<T> Reshape<T>(this Tensor<T> x, params ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.Reshape(default, x, shape);

    /// <summary>The tensor without its axes of length 1. The result shares the tensor's memory.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Squeeze<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.Squeeze(default, x);

    /// <summary>The tensor without an axis of length 1. The result shares the tensor's memory.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor<T> Squeeze<T>(this Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.Squeeze(default, x, axis);

    /// <summary>The tensor with a new axis of length 1. The result shares the tensor's memory.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">Where the axis is in the result.</param>
    public static Tensor<T> Unsqueeze<T>(this Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.Unsqueeze(default, x, axis);

    /// <summary>The tensor with its axes in another order; a copy.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">Which of the tensor's axes each of the result is; all of them, once.</param>
    public static Tensor<T> Permute<T>(this Tensor<T> x, params ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.Permute(default, x, axes);

    /// <summary>The tensor with its last two axes exchanged; a copy.</summary>
    /// <param name="x">The tensor, of rank 2 or more.</param>
    public static Tensor<T> Transpose<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.Transpose(default, x);

    /// <summary>A part of the tensor: along each axis, a range; a copy.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="ranges">The range along each axis, outermost first; axes without one are kept whole.</param>
    public static Tensor<T> Slice<T>(this Tensor<T> x, params ReadOnlySpan<Range> ranges)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.Slice(default, x, ranges);

    /// <summary>The tensor repeated along axes that it lacks or in which its length is 1; a copy.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shape">The shape to fill.</param>
    public static Tensor<T> BroadcastTo<T>(this Tensor<T> x, params Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorOps.BroadcastTo(default, x, shape);
}
