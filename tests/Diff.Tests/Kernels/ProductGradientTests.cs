using Diff.Kernels;
using Diff.Tests.Tensors;
using Xunit;

namespace Diff.Tests.Kernels;

/// <summary>The gradients of matrix products, by what they are: weighed by any change of a factor, the weighed change of the product.</summary>
public class ProductGradientTests
{
    public static TheoryData<int[], int[], int[]> Shapes => MatrixMultiplyTests.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Weigh_changes_of_a_factor(int[] left, int[] right, int[] product)
    {
        var (x, y, adjoint) = (MatrixMultiplyTests.Counting(left), MatrixMultiplyTests.Counting(right), MatrixMultiplyTests.Counting([.. product, 1]).Squeeze(-1));
        Check(x, y, adjoint, false, false);
        if (x.Rank > 1)
            Check(x.Transpose(), y, adjoint, true, false);
        if (y.Rank > 1)
            Check(x, y.Transpose(), adjoint, false, true);
        if (x.Rank > 1 && y.Rank > 1)
            Check(x.Transpose(), y.Transpose(), adjoint, true, true);
    }

    [Theory]
    [InlineData(new[] { 8, 5, 6 }, new[] { 8, 6, 7 })]
    [InlineData(new[] { 8, 5, 6 }, new[] { 6, 7 })]
    [InlineData(new[] { 5, 6 }, new[] { 8, 6, 7 })]
    [InlineData(new[] { 8, 5, 6 }, new[] { 6 })]
    [InlineData(new[] { 6 }, new[] { 8, 6, 7 })]
    [InlineData(new[] { 3, 1, 5, 6 }, new[] { 8, 6, 7 })]
    public void Allocate_nothing_when_warm(int[] left, int[] right)
    {
        var (x, y) = (MatrixMultiplyTests.Counting(left), MatrixMultiplyTests.Counting(right));
        var adjoint = Tensor.MatrixMultiply(x, y);
        var (dx, dy) = (Tensor.Zeros<double>(x.Shape), Tensor.Zeros<double>(y.Shape));
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            using var workspace = Workspace.Rent();
            TensorOps.MatrixMultiply(workspace, x, y);
            TensorOps.MatrixMultiplyLeftGradient(dx, adjoint, y, x.Shape);
            TensorOps.MatrixMultiplyRightGradient(dy, adjoint, x, y.Shape);
        }
    }

    private static void Check(Tensor<double> x, Tensor<double> y, Tensor<double> adjoint, bool transposeLeft, bool transposeRight)
    {
        var dx = TensorOps.MatrixMultiplyLeftGradient(default, adjoint, y, x.Shape, transposeLeft, transposeRight);
        var dy = TensorOps.MatrixMultiplyRightGradient(default, adjoint, x, y.Shape, transposeLeft, transposeRight);
        foreach (var change in Changes(x))
            Assert.Equal(Dot(adjoint, Tensor.MatrixMultiply(change, y, transposeLeft, transposeRight)), Dot(dx, change));
        foreach (var change in Changes(y))
            Assert.Equal(Dot(adjoint, Tensor.MatrixMultiply(x, change, transposeLeft, transposeRight)), Dot(dy, change));
    }

    /// <summary>A change of each of the first elements alone, and a change of them all.</summary>
    private static IEnumerable<Tensor<double>> Changes(Tensor<double> factor)
    {
        for (var i = 0; i < Math.Min(factor.Length, 60); i++)
        {
            var change = Tensor.Zeros<double>(factor.Shape);
            change.AsSpan()[i] = 1;
            yield return change;
        }

        var all = Tensor.Zeros<double>(factor.Shape);
        for (var i = 0; i < all.Length; i++)
            all.AsSpan()[i] = i % 5 - 2;
        yield return all;
    }

    // Whole numbers: every sum is exact.
    private static double Dot(Tensor<double> x, Tensor<double> y)
    {
        Assert.Equal(x.Shape, y.Shape);
        return Tensor.Sum(x * y);
    }
}
