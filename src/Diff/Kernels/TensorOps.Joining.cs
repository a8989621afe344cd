using System.Numerics;

namespace Diff.Kernels;

// Tensors joined, and their parts taken back.
public static partial class TensorOps
{
    /// <summary>Tensors one after the other along an axis.</summary>
    public static Tensor<T> Concatenate<T>(TensorHome<T> home, ReadOnlySpan<Tensor<T>> tensors, int axis)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, Tensor.Concatenate(axis, tensors));

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
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, Tensor.Stack(axis, tensors));

    /// <summary>The adjoint of one of some tensors that stand side by side.</summary>
    public static Tensor<T> StackGradient<T>(TensorHome<T> home, Tensor<T> adjoint, int index, Shape shape, int axis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        axis = Axes.Normalize("Stack", axis, adjoint.Shape);
        var result = home.Take(shape.Lengths);
        CopyPart(adjoint, axis, index, 1, result.AsSpan());
        return result;
    }

    /// <summary>Copies what is in a range of an axis.</summary>
    private static void CopyPart<T>(Tensor<T> whole, int axis, int start, int count, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (target.IsEmpty)
            return;
        var (outer, inner) = (1, 1);
        for (var i = 0; i < whole.Rank; i++)
            (outer, inner) = i < axis ? (outer * whole.Shape[i], inner) : (outer, i > axis ? inner * whole.Shape[i] : inner);
        var (block, step) = (count * inner, whole.Shape[axis] * inner);
        for (var i = 0; i < outer; i++)
            whole.AsSpan().Slice(i * step + start * inner, block).CopyTo(target[(i * block)..]);
    }
}
