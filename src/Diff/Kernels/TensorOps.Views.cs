using System.Numerics;

namespace Diff.Kernels;

// Views, and the copies that are their gradients.
public static partial class TensorOps
{
    /// <summary>The elements in another shape.</summary>
    public static Tensor<T> Reshape<T>(TensorHome<T> home, Tensor<T> x, params ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Reshape(shape);

    /// <summary>The elements in the shape given.</summary>
    public static Tensor<T> ReshapeLike<T>(Tensor<T> x, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Shape == shape ? x : new(x.AsMemory(), shape);

    /// <summary>The tensor without axes that a reduction has left with length 1.</summary>
    public static Tensor<T> DropAxes<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var dropped = Axes.Normalize("Sum", axes, x.Shape);
        Span<int> kept = stackalloc int[x.Rank];
        var count = 0;
        for (var axis = 0; axis < x.Rank; axis++)
        {
            if (Array.IndexOf(dropped, axis) < 0)
                kept[count++] = x.Shape[axis];
        }

        return new(x.AsMemory(), Shape.Create(kept[..count]));
    }

    /// <summary>The tensor without axes of length 1.</summary>
    public static Tensor<T> Squeeze<T>(TensorHome<T> home, Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Squeeze();

    /// <summary>The tensor without an axis of length 1.</summary>
    public static Tensor<T> Squeeze<T>(TensorHome<T> home, Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Squeeze(axis);

    /// <summary>The tensor with a new axis.</summary>
    public static Tensor<T> Unsqueeze<T>(TensorHome<T> home, Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Unsqueeze(axis);

    /// <summary>The tensor with its axes in another order.</summary>
    public static Tensor<T> Permute<T>(TensorHome<T> home, Tensor<T> x, params ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, x.Permute(axes));

    /// <summary>The adjoint with its axes put back in order.</summary>
    public static Tensor<T> PermuteGradient<T>(TensorHome<T> home, Tensor<T> adjoint, params ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<int> inverse = stackalloc int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
            inverse[Axes.Normalize("Permute", axes[i], adjoint.Shape)] = i;
        return Placed(home, adjoint.Permute(inverse));
    }

    /// <summary>The tensor with its last two axes exchanged.</summary>
    public static Tensor<T> Transpose<T>(TensorHome<T> home, Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, x.Transpose());

    /// <summary>A part of the tensor.</summary>
    public static Tensor<T> Slice<T>(TensorHome<T> home, Tensor<T> x, params ReadOnlySpan<Range> ranges)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, x.Slice(ranges));

    /// <summary>The adjoint of a part, with zeros around it.</summary>
    public static Tensor<T> SliceGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Shape shape, params ReadOnlySpan<Range> ranges)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(shape.Lengths);
        result.AsSpan().Clear();
        if (adjoint.Length == 0)
            return result;
        var strides = shape.Strides();
        var offset = 0;
        for (var axis = 0; axis < ranges.Length; axis++)
            offset += ranges[axis].Start.GetOffset(shape[axis]) * strides[axis];
        Scatter(adjoint.AsSpan(), adjoint.Shape.Lengths, strides, result.AsSpan()[offset..]);
        return result;

        static void Scatter(ReadOnlySpan<T> source, ReadOnlySpan<int> lengths, ReadOnlySpan<int> strides, Span<T> target)
        {
            if (lengths.Length <= 1)
            {
                source.CopyTo(target);
                return;
            }

            var block = source.Length / lengths[0];
            for (var i = 0; i < lengths[0]; i++)
                Scatter(source.Slice(i * block, block), lengths[1..], strides[1..], target[(i * strides[0])..]);
        }
    }

    /// <summary>The tensor repeated to fill a shape.</summary>
    public static Tensor<T> BroadcastTo<T>(TensorHome<T> home, Tensor<T> x, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, x.BroadcastTo(shape));

    /// <summary>The slices at given indices along an axis.</summary>
    public static Tensor<T> IndexSelect<T>(TensorHome<T> home, Tensor<T> x, int axis, params ReadOnlySpan<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, x.IndexSelect(axis, indices));

    /// <summary>The adjoints of selected slices, added where they were taken from.</summary>
    public static Tensor<T> IndexSelectGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Shape shape, int axis, params ReadOnlySpan<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(shape.Lengths);
        result.AsSpan().Clear();
        axis = Axes.Normalize("IndexSelect", axis, shape);
        var (outer, block) = (1, 1);
        for (var i = 0; i < shape.Rank; i++)
            (outer, block) = i < axis ? (outer * shape[i], block) : (outer, i > axis ? block * shape[i] : block);
        var source = adjoint.AsSpan();
        for (var i = 0; i < outer; i++)
        {
            foreach (var index in indices)
            {
                AddTo(source[..block], result.AsSpan().Slice((i * shape[axis] + index) * block, block));
                source = source[block..];
            }
        }

        return result;
    }

    private static void AddTo<T>(ReadOnlySpan<T> source, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => System.Numerics.Tensors.TensorPrimitives.Add(target, source, target);
}
