using System.Numerics;

namespace Diff;

public static partial class Tensor
{
    /// <summary>Tensors one after the other along an axis; a copy.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="tensors">At least one; their shapes agree but for that axis.</param>
    public static Tensor<T> Concatenate<T>(int axis, params ReadOnlySpan<Tensor<T>> tensors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (tensors.IsEmpty)
            throw new ArgumentException("Concatenate: there are no tensors.", nameof(tensors));
        var first = tensors[0].Shape;
        axis = Axes.Normalize(nameof(Concatenate), axis, first);
        var lengths = first.Lengths.ToArray();
        var total = 0L;
        foreach (var tensor in tensors)
        {
            if (!AgreesBut(axis, first, tensor.Shape))
                throw new ArgumentException($"Concatenate: shapes {first} and {tensor.Shape} differ in more than axis {axis}.", nameof(tensors));
            total += tensor.Shape[axis];
        }

        lengths[axis] = checked((int)total);
        var result = Zeros<T>(Shape.Create(lengths));
        var outer = result.Length == 0 ? 0 : Product(lengths.AsSpan(0, axis));
        var destination = result.AsSpan();
        for (var i = 0; i < outer; i++)
        {
            foreach (var tensor in tensors)
            {
                var block = tensor.Length / outer;
                tensor.AsSpan().Slice(i * block, block).CopyTo(destination);
                destination = destination[block..];
            }
        }

        return result;
    }

    /// <summary>Tensors of one shape side by side along a new axis; a copy.</summary>
    /// <param name="axis">Where the axis is in the result.</param>
    /// <param name="tensors">At least one.</param>
    public static Tensor<T> Stack<T>(int axis, params ReadOnlySpan<Tensor<T>> tensors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var layers = new Tensor<T>[tensors.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            if (tensors[i].Shape != tensors[0].Shape)
                throw new ArgumentException($"Stack: shapes {tensors[0].Shape} and {tensors[i].Shape} differ.", nameof(tensors));
            layers[i] = tensors[i].Unsqueeze(axis);
        }

        return layers.Length > 0
            ? Concatenate(axis, layers)
            : throw new ArgumentException("Stack: there are no tensors.", nameof(tensors));
    }

    /// <summary>The slices at given indices along an axis, in the order of the indices, which may repeat; a copy.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="indices">The indices along it, from 0.</param>
    public static Tensor<T> IndexSelect<T>(this Tensor<T> x, int axis, params ReadOnlySpan<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        axis = Axes.Normalize(nameof(IndexSelect), axis, x.Shape);
        var lengths = x.Shape.Lengths.ToArray();
        var length = lengths[axis];
        foreach (var index in indices)
        {
            if ((uint)index >= (uint)length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), index, $"IndexSelect: axis {axis} of shape {x.Shape} has no index {index}.");
            }
        }

        lengths[axis] = indices.Length;
        var result = Zeros<T>(Shape.Create(lengths));
        var outer = result.Length == 0 ? 0 : Product(lengths.AsSpan(0, axis));
        var block = result.Length == 0 ? 0 : Product(lengths.AsSpan(axis + 1));
        var destination = result.AsSpan();
        for (var i = 0; i < outer; i++)
        {
            foreach (var index in indices)
            {
                x.AsSpan().Slice((i * length + index) * block, block).CopyTo(destination);
                destination = destination[block..];
            }
        }

        return result;
    }

    private static bool AgreesBut(int axis, Shape a, Shape b) =>
        a.Rank == b.Rank
        && a.Lengths[..axis].SequenceEqual(b.Lengths[..axis])
        && a.Lengths[(axis + 1)..].SequenceEqual(b.Lengths[(axis + 1)..]);

    private static int Product(ReadOnlySpan<int> lengths)
    {
        var product = 1;
        foreach (var length in lengths)
            product *= length;
        return product;
    }
}
