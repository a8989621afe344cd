using System.Numerics;

namespace Diff;

public static partial class Tensor
{
    /// <summary>The same elements in another shape. The result shares the tensor's memory.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shape">The new shape, of as many elements; one length may be -1: what is left.</param>
    /// <exception cref="ArgumentException">The shapes have different numbers of elements.</exception>
    public static Tensor<T> Reshape<T>(this Tensor<T> x, params ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var lengths = shape.ToArray();
        var open = Array.IndexOf(lengths, -1);
        if (open >= 0 && Array.IndexOf(lengths, -1, open + 1) < 0)
        {
            lengths[open] = 1;
            var others = Shape.Create(lengths).ElementCount;
            // With a zero among the others, any length would do: none is chosen.
            lengths[open] = others > 0 && x.Length % others == 0 ? x.Length / others : -1;
        }

        if (Array.IndexOf(lengths, -1) >= 0 || Shape.Create(lengths).ElementCount != x.Length)
            throw new ArgumentException($"Reshape: shape {x.Shape} cannot become [{string.Join(", ", shape.ToArray())}].", nameof(shape));
        return new(x.AsMemory(), Shape.Create(lengths));
    }

    /// <summary>The tensor without its axes of length 1. The result shares the tensor's memory.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Squeeze<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(x.AsMemory(), [.. x.Shape.Lengths.ToArray().Where(length => length != 1)]);

    /// <summary>The tensor without an axis of length 1. The result shares the tensor's memory.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor<T> Squeeze<T>(this Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        axis = Axes.Normalize(nameof(Squeeze), axis, x.Shape);
        if (x.Shape[axis] != 1)
            throw new ArgumentException($"Squeeze: axis {axis} of shape {x.Shape} has length {x.Shape[axis]}, not 1.", nameof(axis));
        return new(x.AsMemory(), [.. x.Shape.Lengths[..axis], .. x.Shape.Lengths[(axis + 1)..]]);
    }

    /// <summary>The tensor with a new axis of length 1. The result shares the tensor's memory.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">Where the axis is in the result.</param>
    public static Tensor<T> Unsqueeze<T>(this Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (axis < -x.Rank - 1 || axis > x.Rank)
            throw new ArgumentOutOfRangeException(nameof(axis), axis, $"Unsqueeze: shape {x.Shape} has no place for axis {axis}.");
        if (axis < 0)
            axis += x.Rank + 1;
        return new(x.AsMemory(), [.. x.Shape.Lengths[..axis], 1, .. x.Shape.Lengths[axis..]]);
    }

    /// <summary>The tensor with its axes in another order; a copy.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">Which of the tensor's axes each of the result is; all of them, once.</param>
    public static Tensor<T> Permute<T>(this Tensor<T> x, params ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Axes.Normalize(nameof(Permute), axes, x.Shape).Length != x.Rank)
            throw new ArgumentException($"Permute: {axes.Length} axes are given for shape {x.Shape}, which has {x.Rank}.", nameof(axes));
        var (lengths, strides, own) = (new int[x.Rank], new int[x.Rank], x.Shape.Strides());
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = Axes.Normalize(nameof(Permute), axes[i], x.Shape);
            (lengths[i], strides[i]) = (x.Shape[axis], own[axis]);
        }

        return Gather(x, 0, Shape.Create(lengths), strides);
    }

    /// <summary>The tensor with its last two axes exchanged; a copy.</summary>
    /// <param name="x">The tensor, of rank 2 or more.</param>
    public static Tensor<T> Transpose<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Rank < 2)
            throw new ArgumentException($"Transpose: shape {x.Shape} has fewer than two axes.", nameof(x));
        return x.Permute([.. Enumerable.Range(0, x.Rank - 2), x.Rank - 1, x.Rank - 2]);
    }

    /// <summary>A part of the tensor: along each axis, a range; a copy.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="ranges">The range along each axis, outermost first; axes without one are kept whole.</param>
    public static Tensor<T> Slice<T>(this Tensor<T> x, params ReadOnlySpan<Range> ranges)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (ranges.Length > x.Rank)
            throw new ArgumentException($"Slice: {ranges.Length} ranges for shape {x.Shape}, which has {x.Rank} axes.", nameof(ranges));
        var (lengths, strides, offset) = (x.Shape.Lengths.ToArray(), x.Shape.Strides(), 0);
        for (var axis = 0; axis < ranges.Length; axis++)
        {
            var length = lengths[axis];
            var (start, end) = (ranges[axis].Start.GetOffset(length), ranges[axis].End.GetOffset(length));
            if (start < 0 || end < start || end > length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(ranges), ranges[axis].ToString(), $"Slice: axis {axis} of shape {x.Shape} has no range {ranges[axis]}.");
            }

            offset += start * strides[axis];
            lengths[axis] = end - start;
        }

        return Gather(x, offset, Shape.Create(lengths), strides);
    }

    /// <summary>The tensor repeated along axes that it lacks or in which its length is 1; a copy.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shape">The shape to fill.</param>
    public static Tensor<T> BroadcastTo<T>(this Tensor<T> x, params Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Broadcasting.Shapes(nameof(BroadcastTo), x.Shape, shape) == shape
            ? Gather(x, 0, shape, Broadcasting.Strides(x.Shape, shape))
            : throw Broadcasting.Mismatch(nameof(BroadcastTo), x.Shape, shape);

    private static Tensor<T> Gather<T>(Tensor<T> x, int offset, Shape shape, int[] strides)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Zeros<T>(shape);
        Strided.Copy<T>(x.AsSpan(), offset, shape.Lengths, strides, result.AsSpan());
        return result;
    }
}
