using Xunit;

namespace Diff.Tests.Tensors;

public class MatrixMultiplyTests
{
    /// <summary>Shapes of factors, and of the product.</summary>
    public static TheoryData<int[], int[], int[]> Shapes => new()
    {
        { [2, 3], [3, 4], [2, 4] },
        { [3], [3, 4], [4] },
        { [2, 3], [3], [2] },
        { [3], [3], [] },
        { [5, 2, 3], [3, 4], [5, 2, 4] },
        { [5, 2, 3], [3], [5, 2] },
        { [2, 3], [5, 3, 4], [5, 2, 4] },
        { [3], [5, 3, 4], [5, 4] },
        { [5, 2, 3], [5, 3, 4], [5, 2, 4] },
        { [6, 1, 2, 3], [5, 3, 4], [6, 5, 2, 4] },
        { [6, 1, 2, 3], [1, 5, 3, 4], [6, 5, 2, 4] },
        { [2, 0], [0, 3], [2, 3] },
        { [0, 2], [2, 3], [0, 3] },
        { [0, 2, 3], [3, 4], [0, 2, 4] },
        { [0, 2, 3], [1, 3, 4], [0, 2, 4] },
        { [50, 30, 40], [50, 40, 36], [50, 30, 36] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void As_matmul_of_NumPy(int[] left, int[] right, int[] expected)
    {
        var (x, y) = (Counting(left), Counting(right));
        var result = Tensor.MatrixMultiply(x, y);
        Assert.Equal(Shape.Create(expected), result.Shape);
        Assert.Equal(ByDefinition(x, y), result.ToArray());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Transposed_factors_need_no_copy(int[] left, int[] right, int[] expected)
    {
        var (x, y) = (Counting(left), Counting(right));
        if (x.Rank > 1)
            Check(Tensor.MatrixMultiply(x.Transpose(), y, transposeLeft: true));
        if (y.Rank > 1)
            Check(Tensor.MatrixMultiply(x, y.Transpose(), transposeRight: true));
        if (x.Rank > 1 && y.Rank > 1)
            Check(Tensor.MatrixMultiply(x.Transpose(), y.Transpose(), transposeLeft: true, transposeRight: true));

        void Check(Tensor<double> result)
        {
            Assert.Equal(Shape.Create(expected), result.Shape);
            Assert.Equal(ByDefinition(x, y), result.ToArray());
        }
    }

    [Fact]
    public void Mismatches_name_the_operation_and_both_shapes()
    {
        Refused([2, 3], [4, 5], false, false, "MatrixMultiply of [2, 3] and [4, 5]: rows of 3 do not meet columns of 4.");
        Refused([2, 3], [3, 5], false, true, "MatrixMultiply of [2, 3] and [3, 5] transposed: rows of 3 do not meet columns of 5.");
        Refused([2, 3], [2], false, false, "MatrixMultiply of [2, 3] and [2]: rows of 3 do not meet columns of 2.");
        Refused([3], [3, 4], true, false, "MatrixMultiply of [3] transposed and [3, 4]: a tensor of one axis has no transpose.");
        Refused([], [3, 4], false, false, "MatrixMultiply of [] and [3, 4]: a single number is no matrix; use Multiply.");
        Refused([2, 3, 4], [5, 4, 6], false, false, "MatrixMultiply of [2, 3, 4] and [5, 4, 6]: shapes [2] and [5] do not broadcast.");
    }

    private static void Refused(int[] left, int[] right, bool transposeLeft, bool transposeRight, string message) => Assert.Equal(
        message,
        Assert.Throws<ArgumentException>(() => Tensor.MatrixMultiply(Counting(left), Counting(right), transposeLeft, transposeRight)).Message);

    /// <summary>Small whole numbers, so that every sum is exact.</summary>
    internal static Tensor<double> Counting(params int[] lengths)
    {
        var shape = Shape.Create(lengths);
        return Tensor.Create([.. Enumerable.Range(0, shape.ElementCount).Select(i => i * 7 % 11 - 4.0)], shape);
    }

    /// <summary>The sums of products of elements, by broadcast arithmetic: [..., m, k, 1] * [..., 1, k, n], summed over k.</summary>
    private static double[] ByDefinition(Tensor<double> x, Tensor<double> y)
    {
        x = x.Rank == 1 ? x.Unsqueeze(0) : x;
        y = y.Rank == 1 ? y.Unsqueeze(1) : y;
        return Tensor.Sum(x.Unsqueeze(-1) * y.Unsqueeze(-3), [-2]).ToArray();
    }
}
