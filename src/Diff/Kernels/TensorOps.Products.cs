using System.Numerics;

namespace Diff.Kernels;

// Matrix products, and their gradients: products of the adjoint with the other factor.
public static partial class TensorOps
{
    /// <summary>The matrix product of two tensors.</summary>
    public static Tensor<T> MatrixMultiply<T>(TensorHome<T> home, Tensor<T> x, Tensor<T> y, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Rank != 2 || y.Rank != 2)
            return Placed(home, Tensor.MatrixMultiply(x, y, transposeLeft, transposeRight));
        var (rows, depth) = transposeLeft ? (x.Shape[1], x.Shape[0]) : (x.Shape[0], x.Shape[1]);
        var (other, columns) = transposeRight ? (y.Shape[1], y.Shape[0]) : (y.Shape[0], y.Shape[1]);
        if (depth != other)
            return Tensor.MatrixMultiply(x, y, transposeLeft, transposeRight); // Which says what does not fit.
        return Multiply(home, x, transposeLeft, y, transposeRight, rows, columns, depth);
    }

    /// <summary>The gradient for the left factor.</summary>
    public static Tensor<T> MatrixMultiplyLeftGradient<T>(
        TensorHome<T> home, Tensor<T> adjoint, Tensor<T> y, Shape shape, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (y.Rank == 2 && shape.Rank > 2 && !transposeLeft)
        {
            // All rows meet the same matrix: they are one matrix of rows.
            var rows = MatrixMultiplyLeftGradient(default(Workspace), Flat(adjoint), y, [shape.ElementCount / Math.Max(1, shape[-1]), shape[-1]], false, transposeRight);
            return Placed(home, ReshapeLike(rows, shape));
        }

        if (y.Rank != 2 || shape.Rank != 2)
        {
            var (d, right) = (Matrices(adjoint, shape, y.Shape), y.Rank == 1 ? y.Reshape(y.Length, 1) : y);
            var full = transposeLeft
                ? Tensor.MatrixMultiply(right, d, transposeRight, true)
                : Tensor.MatrixMultiply(d, right, false, !transposeRight);
            return Placed(home, SumTo(full, shape));
        }

        var (m, k) = transposeLeft ? (shape[1], shape[0]) : (shape[0], shape[1]);
        var n = adjoint.Shape[1];
        return transposeLeft
            ? Multiply(home, y, transposeRight, adjoint, true, k, m, n)
            : Multiply(home, adjoint, false, y, !transposeRight, m, k, n);
    }

    /// <summary>The gradient for the right factor.</summary>
    public static Tensor<T> MatrixMultiplyRightGradient<T>(
        TensorHome<T> home, Tensor<T> adjoint, Tensor<T> x, Shape shape, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (shape.Rank == 2 && x.Rank > 2 && !transposeLeft)
            return MatrixMultiplyRightGradient(home, Flat(adjoint), Flat(x), shape, false, transposeRight);
        if (x.Rank != 2 || shape.Rank != 2)
        {
            var (d, left) = (Matrices(adjoint, x.Shape, shape), x.Rank == 1 ? x.Reshape(1, x.Length) : x);
            var full = transposeRight
                ? Tensor.MatrixMultiply(d, left, true, transposeLeft)
                : Tensor.MatrixMultiply(left, d, !transposeLeft, false);
            return Placed(home, SumTo(full, shape));
        }

        var (n, k) = transposeRight ? (shape[0], shape[1]) : (shape[1], shape[0]);
        var m = adjoint.Shape[0];
        return transposeRight
            ? Multiply(home, adjoint, true, x, transposeLeft, n, k, m)
            : Multiply(home, x, !transposeLeft, adjoint, false, k, n, m);
    }

    private static Tensor<T> Multiply<T>(
        TensorHome<T> home, Tensor<T> a, bool transposeA, Tensor<T> b, bool transposeB, int rows, int columns, int depth)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take([rows, columns]);
        MatrixProduct.Multiply(a.AsSpan(), transposeA, b.AsSpan(), transposeB, result.AsSpan(), rows, columns, depth);
        return result;
    }

    private static Tensor<T> Flat<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ReshapeLike(x, [x.Shape[-1] == 0 ? 0 : x.Length / x.Shape[-1], x.Shape[-1]]);

    /// <summary>The adjoint with the axes that the product has dropped for factors of one axis.</summary>
    private static Tensor<T> Matrices<T>(Tensor<T> adjoint, Shape left, Shape right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<int> lengths = [.. adjoint.Shape.Lengths];
        if (left.Rank == 1)
            lengths.Insert(right.Rank == 1 ? lengths.Count : lengths.Count - 1, 1);
        if (right.Rank == 1)
            lengths.Add(1);
        return ReshapeLike(adjoint, [.. lengths]);
    }

    /// <summary>The sum over what was broadcast from a shape, with or without its axes of length 1.</summary>
    private static Tensor<T> SumTo<T>(Tensor<T> x, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Length == shape.ElementCount)
            return ReshapeLike(x, shape);
        var missing = x.Rank - shape.Rank;
        int[] axes = [.. Enumerable.Range(0, x.Rank).Where(axis => axis < missing || (shape[axis - missing] == 1 && x.Shape[axis] != 1))];
        return ReshapeLike(Tensor.Sum(x, axes), shape);
    }
}
