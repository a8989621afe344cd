using System.Numerics;

namespace Diff.Kernels;

// Tensors joined, and their parts taken back.
public static partial class TensorOps
{
    /// <summary>Tensors one after the other along an axis.</summary>
    public static Tensor<T> Concatenate<T>(TensorHome<T> home, ReadOnlySpan<Tensor<T>> tensors, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (tensors.IsEmpty)
            throw new ArgumentException("Concatenate: there are no tensors.", nameof(tensors));
        var first = tensors[0].Shape;
        axis = Axes.Normalize(nameof(Concatenate), axis, first);
        var total = 0L;
        foreach (var tensor in tensors)
        {
            if (!AgreesBut(axis, first, tensor.Shape))
                throw new ArgumentException($"Concatenate: shapes {first} and {tensor.Shape} differ in more than axis {axis}.", nameof(tensors));
            total += tensor.Shape[axis];
        }

        Span<int> lengths = stackalloc int[first.Rank];
        first.Lengths.CopyTo(lengths);
        lengths[axis] = checked((int)total);
        return Alternate(home, tensors, lengths, Product(lengths[..axis]));
    }

    /// <summary>The adjoint of the last of some tensors that begin a joined one.</summary>
    /// <param name="home">Whose memory it is.</param>
    /// <param name="adjoint">The adjoint of all.</param>
    /// <param name="shapes">The shapes of the tensors before it, and its own.</param>
    /// <param name="axis">The axis along which they are joined.</param>
    public static Tensor<T> ConcatenateGradient<T>(TensorHome<T> home, Tensor<T> adjoint, ReadOnlySpan<Shape> shapes, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var shape = shapes[^1];
        axis = Axes.Normalize("Concatenate", axis, shape);
        var start = 0;
        foreach (var before in shapes[..^1])
            start += before[axis];
        var result = home.Take(shape.Lengths);
        CopyPart(adjoint, axis, start, shape[axis], result.AsSpan());
        return result;
    }

    /// <summary>Tensors side by side along a new axis.</summary>
    public static Tensor<T> Stack<T>(TensorHome<T> home, ReadOnlySpan<Tensor<T>> tensors, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (tensors.IsEmpty)
            throw new ArgumentException("Stack: there are no tensors.", nameof(tensors));
        var shape = tensors[0].Shape;
        foreach (var tensor in tensors)
        {
            if (tensor.Shape != shape)
                throw new ArgumentException($"Stack: shapes {shape} and {tensor.Shape} differ.", nameof(tensors));
        }

        var lengths = WithAxis(shape, ref axis, tensors.Length, stackalloc int[shape.Rank + 1]);
        return Alternate(home, tensors, lengths, Product(lengths[..axis]));
    }

    /// <summary>The adjoint of one of some tensors that stand side by side.</summary>
    public static Tensor<T> StackGradient<T>(TensorHome<T> home, Tensor<T> adjoint, int index, Shape shape, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        axis = Axes.Normalize("Stack", axis, adjoint.Shape);
        var result = home.Take(shape.Lengths);
        CopyPart(adjoint, axis, index, 1, result.AsSpan());
        return result;
    }

    /// <summary>The slices at given indices along an axis.</summary>
    public static Tensor<T> IndexSelect<T>(TensorHome<T> home, Tensor<T> x, int axis, params ReadOnlySpan<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        axis = Axes.Normalize(nameof(IndexSelect), axis, x.Shape);
        var length = x.Shape[axis];
        foreach (var index in indices)
        {
            if ((uint)index >= (uint)length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), index, $"IndexSelect: axis {axis} of shape {x.Shape} has no index {index}.");
            }
        }

        Span<int> lengths = stackalloc int[x.Rank];
        x.Shape.Lengths.CopyTo(lengths);
        lengths[axis] = indices.Length;
        var result = home.Take(lengths);
        var (outer, block) = result.Length == 0 ? (0, 0) : (Product(lengths[..axis]), Product(lengths[(axis + 1)..]));
        var target = result.AsSpan();
        for (var i = 0; i < outer; i++)
        {
            foreach (var index in indices)
            {
                x.AsSpan().Slice((i * length + index) * block, block).CopyTo(target);
                target = target[block..];
            }
        }

        return result;
    }

    /// <summary>The adjoints of selected slices, added where they were taken from.</summary>
    public static Tensor<T> IndexSelectGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Shape shape, int axis, params ReadOnlySpan<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(shape.Lengths);
        result.AsSpan().Clear();
        axis = Axes.Normalize("IndexSelect", axis, shape);
        var (outer, block) = (Product(shape.Lengths[..axis]), Product(shape.Lengths[(axis + 1)..]));
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

    /// <summary>Blocks of the tensors in turn, so many of each.</summary>
    private static Tensor<T> Alternate<T>(TensorHome<T> home, ReadOnlySpan<Tensor<T>> tensors, ReadOnlySpan<int> lengths, int blocks)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(lengths);
        if (result.Length == 0)
            return result;
        var target = result.AsSpan();
        for (var i = 0; i < blocks; i++)
        {
            foreach (var tensor in tensors)
            {
                var block = tensor.Length / blocks;
                tensor.AsSpan().Slice(i * block, block).CopyTo(target);
                target = target[block..];
            }
        }

        return result;
    }

    /// <summary>Copies what is in a range of an axis.</summary>
    private static void CopyPart<T>(Tensor<T> whole, int axis, int start, int count, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (target.IsEmpty)
            return;
        var lengths = whole.Shape.Lengths;
        var (outer, inner) = (Product(lengths[..axis]), Product(lengths[(axis + 1)..]));
        var (block, step) = (count * inner, lengths[axis] * inner);
        for (var i = 0; i < outer; i++)
            whole.AsSpan().Slice(i * step + start * inner, block).CopyTo(target[(i * block)..]);
    }

    private static void AddTo<T>(ReadOnlySpan<T> source, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => System.Numerics.Tensors.TensorPrimitives.Add(target, source, target);

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
