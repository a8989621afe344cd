using System.Numerics;

namespace Diff.Kernels;

// Matrix products, and their gradients: products of the adjoint with the other factor.
public static partial class TensorOps
{
    /// <summary>The matrix product of two tensors.</summary>
    public static Tensor<T> MatrixMultiply<T>(TensorHome<T> home, Tensor<T> x, Tensor<T> y, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!FlatProduct<T>.Takes(x, y, transposeLeft))
            return Placed(home, Tensor.MatrixMultiply(x, y, transposeLeft, transposeRight));
        var product = new FlatProduct<T>(x, y, transposeLeft, transposeRight);
        var result = home.Take(product.Lengths(stackalloc int[product.Rank]));
        product.Run(result, epilogue: default);
        return result;
    }

    /// <summary>The gradient for the left factor.</summary>
    public static Tensor<T> MatrixMultiplyLeftGradient<T>(
        TensorHome<T> home, Tensor<T> adjoint, Tensor<T> y, Shape shape, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The rows of a tensor meet the same matrix all: what is multiplied is one matrix of rows.
        if (y.Rank == 2 && shape.Rank == 2 && transposeLeft)
            return MatrixMultiply(home, y, adjoint, transposeRight, true);
        if (y.Rank == 2 && shape.Rank >= 2 && !transposeLeft)
            return MatrixMultiply(home, adjoint, y, false, !transposeRight);
        var (d, right) = (Matrices(adjoint, shape, y.Shape), y.Rank == 1 ? y.Reshape(y.Length, 1) : y);
        var full = transposeLeft
            ? Tensor.MatrixMultiply(right, d, transposeRight, true)
            : Tensor.MatrixMultiply(d, right, false, !transposeRight);
        return Placed(home, SumTo(full, shape));
    }

    /// <summary>The gradient for the right factor.</summary>
    public static Tensor<T> MatrixMultiplyRightGradient<T>(
        TensorHome<T> home, Tensor<T> adjoint, Tensor<T> x, Shape shape, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (shape.Rank == 2 && x.Rank > 2 && !transposeLeft)
            return MatrixMultiplyRightGradient(home, Flat(adjoint), Flat(x), shape, false, transposeRight);
        if (x.Rank == 2 && shape.Rank == 2)
            return transposeRight ? MatrixMultiply(home, adjoint, x, true, transposeLeft) : MatrixMultiply(home, x, adjoint, !transposeLeft, false);
        var (d, left) = (Matrices(adjoint, x.Shape, shape), x.Rank == 1 ? x.Reshape(1, x.Length) : x);
        var full = transposeRight
            ? Tensor.MatrixMultiply(d, left, true, transposeLeft)
            : Tensor.MatrixMultiply(left, d, !transposeLeft, false);

        // A factor of one axis is a column: what it was broadcast from lies in front of two axes.
        return Placed(home, shape.Rank == 1 ? ReshapeLike(default, SumTo(full, [shape[0], 1]), shape) : SumTo(full, shape));
    }

    private static Tensor<T> Flat<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ReshapeLike(default, x, [x.Shape[-1] == 0 ? 0 : x.Length / x.Shape[-1], x.Shape[-1]]);

    /// <summary>The adjoint with the axes that the product has dropped for factors of one axis.</summary>
    private static Tensor<T> Matrices<T>(Tensor<T> adjoint, Shape left, Shape right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<int> lengths = [.. adjoint.Shape.Lengths];
        if (left.Rank == 1)
            lengths.Insert(right.Rank == 1 ? lengths.Count : lengths.Count - 1, 1);
        if (right.Rank == 1)
            lengths.Add(1);
        return ReshapeLike(default, adjoint, [.. lengths]);
    }

    /// <summary>The sum over what was broadcast from a shape, with or without its axes of length 1.</summary>
    private static Tensor<T> SumTo<T>(Tensor<T> x, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Length == shape.ElementCount)
            return ReshapeLike(default, x, shape);
        var missing = x.Rank - shape.Rank;
        int[] axes = [.. Enumerable.Range(0, x.Rank).Where(axis => axis < missing || (shape[axis - missing] == 1 && x.Shape[axis] != 1))];
        return ReshapeLike(default, Tensor.Sum(x, axes), shape);
    }
}
