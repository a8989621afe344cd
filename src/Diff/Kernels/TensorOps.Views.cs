using System.Numerics;

namespace Diff.Kernels;

// Views, which share the memory of what they are views of.
public static partial class TensorOps
{
    /// <summary>The elements in another shape.</summary>
    public static Tensor<T> Reshape<T>(TensorHome<T> home, Tensor<T> x, params ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<int> lengths = stackalloc int[shape.Length];
        shape.CopyTo(lengths);
        var open = lengths.IndexOf(-1);
        if (open >= 0 && !lengths[(open + 1)..].Contains(-1))
        {
            lengths[open] = 1;
            var others = Shape.CountElements(lengths);
            // With a zero among the others, any length would do: none is chosen.
            lengths[open] = others > 0 && x.Length % others == 0 ? x.Length / others : -1;
        }

        if (lengths.Contains(-1) || Shape.CountElements(lengths) != x.Length)
            throw new ArgumentException($"Reshape: shape {x.Shape} cannot become [{string.Join(", ", shape.ToArray())}].", nameof(shape));
        return home.View(x, lengths);
    }

    /// <summary>The elements in the shape given.</summary>
    public static Tensor<T> ReshapeLike<T>(TensorHome<T> home, Tensor<T> x, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Shape == shape ? x : home.View(x, shape.Lengths);

    /// <summary>The tensor without axes that a reduction has left with length 1.</summary>
    public static Tensor<T> DropAxes<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<bool> isDropped = stackalloc bool[x.Rank];
        Axes.Mark("Sum", axes, x.Shape, isDropped);
        Span<int> kept = stackalloc int[x.Rank];
        var count = 0;
        for (var axis = 0; axis < x.Rank; axis++)
        {
            if (!isDropped[axis])
                kept[count++] = x.Shape[axis];
        }

        return home.View(x, kept[..count]);
    }

    /// <summary>The tensor without axes of length 1.</summary>
    public static Tensor<T> Squeeze<T>(TensorHome<T> home, Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<int> kept = stackalloc int[x.Rank];
        var count = 0;
        foreach (var length in x.Shape)
        {
            if (length != 1)
                kept[count++] = length;
        }

        return home.View(x, kept[..count]);
    }

    /// <summary>The tensor without an axis of length 1.</summary>
    public static Tensor<T> Squeeze<T>(TensorHome<T> home, Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        axis = Axes.Normalize(nameof(Squeeze), axis, x.Shape);
        if (x.Shape[axis] != 1)
            throw new ArgumentException($"Squeeze: axis {axis} of shape {x.Shape} has length {x.Shape[axis]}, not 1.", nameof(axis));
        Span<int> lengths = stackalloc int[x.Rank - 1];
        x.Shape.Lengths[..axis].CopyTo(lengths);
        x.Shape.Lengths[(axis + 1)..].CopyTo(lengths[axis..]);
        return home.View(x, lengths);
    }

    /// <summary>The tensor with a new axis.</summary>
    public static Tensor<T> Unsqueeze<T>(TensorHome<T> home, Tensor<T> x, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
        => home.View(x, WithAxis(x.Shape, ref axis, 1, stackalloc int[x.Rank + 1]));

    /// <summary>The lengths of a shape with those of a new axis among them.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="axis">Where the axis is in the result; on return counted from 0.</param>
    /// <param name="length">Its length.</param>
    /// <param name="lengths">Takes them.</param>
    private static ReadOnlySpan<int> WithAxis(Shape shape, ref int axis, int length, Span<int> lengths)
    {
        if (axis < -shape.Rank - 1 || axis > shape.Rank)
            throw new ArgumentOutOfRangeException(nameof(axis), axis, $"Unsqueeze: shape {shape} has no place for axis {axis}.");
        if (axis < 0)
            axis += shape.Rank + 1;
        shape.Lengths[..axis].CopyTo(lengths);
        lengths[axis] = length;
        shape.Lengths[axis..].CopyTo(lengths[(axis + 1)..]);
        return lengths;
    }
}
