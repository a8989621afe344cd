using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Elements in another order, some of them, or repeated.
public static partial class TensorOps
{
    /// <summary>The tensor with its axes in another order.</summary>
    public static Tensor<T> Permute<T>(TensorHome<T> home, Tensor<T> x, params ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Axes.Mark(nameof(Permute), axes, x.Shape, stackalloc bool[x.Rank]);
        if (axes.Length != x.Rank)
            throw new ArgumentException($"Permute: {axes.Length} axes are given for shape {x.Shape}, which has {x.Rank}.", nameof(axes));
        Span<int> own = stackalloc int[x.Rank];
        x.Shape.Strides(own);
        Span<int> lengths = stackalloc int[x.Rank];
        Span<int> strides = stackalloc int[x.Rank];
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = Axes.Normalize(nameof(Permute), axes[i], x.Shape);
            (lengths[i], strides[i]) = (x.Shape[axis], own[axis]);
        }

        return Gather(home, x, 0, lengths, strides);
    }

    /// <summary>The adjoint with its axes put back in order.</summary>
    public static Tensor<T> PermuteGradient<T>(TensorHome<T> home, Tensor<T> adjoint, params ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<int> inverse = stackalloc int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
            inverse[Axes.Normalize("Permute", axes[i], adjoint.Shape)] = i;
        return Permute(home, adjoint, inverse);
    }

    /// <summary>The tensor with its last two axes exchanged.</summary>
    public static Tensor<T> Transpose<T>(TensorHome<T> home, Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Rank < 2)
            throw new ArgumentException($"Transpose: shape {x.Shape} has fewer than two axes.", nameof(x));
        Span<int> axes = stackalloc int[x.Rank];
        for (var i = 0; i < axes.Length; i++)
            axes[i] = i;
        (axes[^2], axes[^1]) = (axes[^1], axes[^2]);
        return Permute(home, x, axes);
    }

    /// <summary>A part of the tensor.</summary>
    public static Tensor<T> Slice<T>(TensorHome<T> home, Tensor<T> x, params ReadOnlySpan<Range> ranges)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (ranges.Length > x.Rank)
            throw new ArgumentException($"Slice: {ranges.Length} ranges for shape {x.Shape}, which has {x.Rank} axes.", nameof(ranges));
        Span<int> lengths = stackalloc int[x.Rank];
        x.Shape.Lengths.CopyTo(lengths);
        Span<int> strides = stackalloc int[x.Rank];
        x.Shape.Strides(strides);
        var offset = 0;
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

        return Gather(home, x, offset, lengths, strides);
    }

    /// <summary>The adjoint of a part, with zeros around it.</summary>
    public static Tensor<T> SliceGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Shape shape, params ReadOnlySpan<Range> ranges)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(shape.Lengths);
        result.AsSpan().Clear();
        if (adjoint.Length == 0)
            return result;
        Span<int> strides = stackalloc int[shape.Rank];
        shape.Strides(strides);
        var offset = 0;
        for (var axis = 0; axis < ranges.Length; axis++)
            offset += ranges[axis].Start.GetOffset(shape[axis]) * strides[axis];
        Strided.Scatter<T>(adjoint.AsSpan(), adjoint.Shape.Lengths, strides, result.AsSpan()[offset..]);
        return result;
    }

    /// <summary>The tensor repeated to fill a shape.</summary>
    public static Tensor<T> BroadcastTo<T>(TensorHome<T> home, Tensor<T> x, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => BroadcastTo(home, x, shape.Lengths);

    /// <inheritdoc cref="BroadcastTo{T}(TensorHome{T}, Tensor{T}, Shape)"/>
    [OverloadResolutionPriority(1)] // Lengths that are written out need no shape.
    public static Tensor<T> BroadcastTo<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!Broadcasting.Fills(x.Shape.Lengths, shape))
            throw Broadcasting.Mismatch(nameof(BroadcastTo), x.Shape, Shape.Create(shape));
        Span<int> strides = stackalloc int[shape.Length];
        Broadcasting.Strides(x.Shape.Lengths, shape, strides);
        return Gather(home, x, 0, shape, strides);
    }

    private static Tensor<T> Gather<T>(TensorHome<T> home, Tensor<T> x, int offset, ReadOnlySpan<int> lengths, ReadOnlySpan<int> strides)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(lengths);
        Strided.Copy(x.AsSpan(), offset, lengths, strides, result.AsSpan());
        return result;
    }
}
