using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Matrix products, and their gradients: products of the adjoint with the other factor.
public static partial class TensorOps
{
    /// <summary>The matrix product of two tensors.</summary>
    public static Tensor<T> MatrixMultiply<T>(TensorHome<T> home, Tensor<T> x, Tensor<T> y, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (FlatProduct<T>.Takes(x, y, transposeLeft))
        {
            var product = new FlatProduct<T>(x, y, transposeLeft, transposeRight);
            var rows = home.Take(product.Lengths(stackalloc int[product.Rank]));
            product.Run(rows, epilogue: default);
            return rows;
        }

        var shapes = new MatrixShapes(x.Shape, transposeLeft, y.Shape, transposeRight, stackalloc int[MatrixShapes.MemoryFor(x.Rank, y.Rank)]);
        var result = home.Take(shapes.Result);
        new MatrixBatch<T>(shapes, x.AsSpan(), transposeLeft, y.AsSpan(), transposeRight, result.AsSpan()).Run();
        return result;
    }

    /// <summary>The gradient for the left factor.</summary>
    public static Tensor<T> MatrixMultiplyLeftGradient<T>(
        TensorHome<T> home, Tensor<T> adjoint, Tensor<T> y, Shape shape, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var gradient = home.Take(shape.Lengths);
        using var workspace = Workspace.Rent();
        var row = shape.Rank == 1 ? workspace.View(gradient, [1, gradient.Length]) : gradient;
        var d = Matrices(workspace, adjoint, shape.Rank == 1, y.Rank == 1);
        var right = y.Rank == 1 ? workspace.View(y, [y.Length, 1]) : y;
        if (transposeLeft)
            MultiplyTo(workspace, row, right, d, transposeRight, true);
        else
            MultiplyTo(workspace, row, d, right, false, !transposeRight);
        return gradient;
    }

    /// <summary>The gradient for the right factor.</summary>
    public static Tensor<T> MatrixMultiplyRightGradient<T>(
        TensorHome<T> home, Tensor<T> adjoint, Tensor<T> x, Shape shape, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var gradient = home.Take(shape.Lengths);
        using var workspace = Workspace.Rent();
        var column = shape.Rank == 1 ? workspace.View(gradient, [gradient.Length, 1]) : gradient;
        var d = Matrices(workspace, adjoint, x.Rank == 1, shape.Rank == 1);
        var left = x.Rank == 1 ? workspace.View(x, [1, x.Length]) : x;

        // Rows that all meet the same matrix are rows of one matrix, whose product sums over them.
        if (column.Rank == 2 && left.Rank > 2 && !transposeLeft)
            (d, left) = (Rows(workspace, d), Rows(workspace, left));
        if (transposeRight)
            MultiplyTo(workspace, column, d, left, true, transposeLeft);
        else
            MultiplyTo(workspace, column, left, d, !transposeLeft, false);
        return gradient;
    }

    /// <summary>Writes a product to the gradient of a factor, summed over what the factor was broadcast to.</summary>
    private static void MultiplyTo<T>(Workspace workspace, Tensor<T> gradient, Tensor<T> left, Tensor<T> right, bool transposeLeft, bool transposeRight)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (IsFilled(gradient, left) && IsFilled(gradient, right))
        {
            MatrixMultiply(gradient, left, right, transposeLeft, transposeRight);
            return;
        }

        var pass = Pass.Over<T>(MatrixMultiply(workspace, left, right, transposeLeft, transposeRight));
        pass.SumTo(gradient, gradient.Shape);
        pass.Run<Addition<T>>();
    }

    /// <summary>Whether a factor has no matrices that the gradient has not.</summary>
    private static bool IsFilled<T>(Tensor<T> gradient, Tensor<T> factor)
        where T : unmanaged, IFloatingPointIeee754<T> => Broadcasting.Fills(factor.Shape.Lengths[..^2], gradient.Shape.Lengths[..^2]);

    private static Tensor<T> Rows<T>(Workspace workspace, Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var length = x.Shape.Lengths[^1];
        return workspace.View(x, [length == 0 ? 0 : x.Length / length, length]);
    }

    /// <summary>The adjoint with the axes that the product has dropped for factors of one axis.</summary>
    private static Tensor<T> Matrices<T>(Workspace workspace, Tensor<T> adjoint, bool isLeftVector, bool isRightVector)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!isLeftVector && !isRightVector)
            return adjoint;
        var own = adjoint.Shape.Lengths;
        var count = own.Length + (isLeftVector ? 1 : 0) + (isRightVector ? 1 : 0);
        Span<int> lengths = stackalloc int[count];
        own.CopyTo(lengths);
        if (isRightVector)
            lengths[^1] = 1;
        if (isLeftVector)
            (lengths[^2], lengths[^1]) = (1, isRightVector ? 1 : own[^1]);
        return workspace.View(adjoint, lengths);
    }

    private readonly struct Addition<T> : IKernel<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, T> at)
            where TLanes : struct, ILanes<TLanes, T> => at.Sum(1, at.Read(0));
    }
}
