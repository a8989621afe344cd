using Xunit;

namespace Diff.Tests.Tensors;

public class ElementwiseTests
{
    /// <summary>Pairs of shapes, and the shape that they fill.</summary>
    public static TheoryData<int[], int[], int[]> Shapes => new()
    {
        { [2, 3], [2, 3], [2, 3] },
        { [], [2, 3], [2, 3] },
        { [3], [2, 3], [2, 3] },
        { [2, 1], [2, 3], [2, 3] },
        { [2, 1], [1, 3], [2, 3] },
        { [4, 1, 3], [2, 1], [4, 2, 3] },
        { [2, 1, 2, 2], [3, 1, 1], [2, 3, 2, 2] },
        { [2, 1, 1], [2, 3, 4], [2, 3, 4] },
        { [1, 1], [1], [1, 1] },
        { [], [], [] },
        { [2, 0], [2, 1], [2, 0] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Operands_are_broadcast(int[] left, int[] right, int[] expected)
    {
        var (x, y) = (Counting(left), Counting(right) * 10);
        foreach (var (a, b, sign) in new[] { (x, y, 1), (y, x, -1) })
        {
            var (sum, difference) = (a + b, a - b);
            Assert.Equal(Shape.Create(expected), sum.Shape);
            ForEach(expected, index =>
            {
                var (p, q) = (At(x, index), At(y, index));
                Assert.Equal(p + q, sum[index]);
                Assert.Equal(sign * (p - q), difference[index]);
            });
        }
    }

    [Fact]
    public void Scalars()
    {
        var x = Tensor.Create([1.0, 2, 4]);
        Assert.Equal([3.0, 4, 6], (x + 2).ToArray());
        Assert.Equal([-1.0, 0, 2], (x - 2).ToArray());
        Assert.Equal([1.0, 0, -2], (2 - x).ToArray());
        Assert.Equal([2.0, 4, 8], (2 * x).ToArray());
        Assert.Equal([0.5, 1, 2], (x / 2).ToArray());
        Assert.Equal([4.0, 2, 1], (4 / x).ToArray());
        Assert.Equal([-1.0, -2, -4], (-x).ToArray());
        Assert.Equal([1.0, 4, 16], Tensor.Pow(x, 2).ToArray());
    }

    public static TheoryData<string, Func<Tensor<double>, Tensor<double>>, Func<double, double>> Functions => new()
    {
        { "Abs", Tensor.Abs, Math.Abs }, { "Sqrt", Tensor.Sqrt, Math.Sqrt }, { "Cbrt", Tensor.Cbrt, Math.Cbrt },
        { "Reciprocal", Tensor.Reciprocal, x => 1 / x }, { "Exp", Tensor.Exp, Math.Exp }, { "ExpM1", Tensor.ExpM1, double.ExpM1 },
        { "Exp2", Tensor.Exp2, double.Exp2 }, { "Log", Tensor.Log, Math.Log }, { "LogP1", Tensor.LogP1, double.LogP1 },
        { "Log2", Tensor.Log2, Math.Log2 }, { "Log10", Tensor.Log10, Math.Log10 }, { "Sin", Tensor.Sin, Math.Sin },
        { "Cos", Tensor.Cos, Math.Cos }, { "Tan", Tensor.Tan, Math.Tan }, { "Asin", Tensor.Asin, Math.Asin },
        { "Acos", Tensor.Acos, Math.Acos }, { "Atan", Tensor.Atan, Math.Atan }, { "Sinh", Tensor.Sinh, Math.Sinh },
        { "Cosh", Tensor.Cosh, Math.Cosh }, { "Tanh", Tensor.Tanh, Math.Tanh }, { "Asinh", Tensor.Asinh, Math.Asinh },
        { "Acosh", Tensor.Acosh, Math.Acosh }, { "Atanh", Tensor.Atanh, Math.Atanh },
        { "Sigmoid", Tensor.Sigmoid, x => 1 / (1 + Math.Exp(-x)) }, { "Floor", Tensor.Floor, Math.Floor },
        { "Ceiling", Tensor.Ceiling, Math.Ceiling }, { "Round", Tensor.Round, Math.Round }, { "Truncate", Tensor.Truncate, Math.Truncate },
        { "Negate", Tensor.Negate, x => -x }, { "Relu", Tensor.Relu, x => Math.Max(x, 0) },
    };

    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public void Functions_of_one_operand(string name, Func<Tensor<double>, Tensor<double>> tensor, Func<double, double> scalar)
    {
        var x = Tensor.Linspace(-2.5, 2.5, 42).Reshape(6, 7);
        var y = tensor(x);
        Assert.Equal(x.Shape, y.Shape);
        for (var i = 0; i < x.Length; i++)
        {
            var expected = scalar(x.AsSpan()[i]);
            Assert.True(
                double.IsNaN(expected) ? double.IsNaN(y.AsSpan()[i]) : Math.Abs(y.AsSpan()[i] - expected) <= 1e-14 * Math.Max(1, Math.Abs(expected)),
                $"{name}({x.AsSpan()[i]}) is {y.AsSpan()[i]}, not {expected}");
        }
    }

    [Fact]
    public void Comparisons_and_choices()
    {
        var (x, y) = (Tensor.Create([1f, 2, 3]), Tensor.Scalar(2f));
        Assert.Equal([0f, 0, 1], Tensor.GreaterThan(x, y).ToArray());
        Assert.Equal([1f, 0, 0], Tensor.GreaterThan(y, x).ToArray());
        Assert.Equal([0f, 1, 1], Tensor.GreaterThanOrEqual(x, y).ToArray());
        Assert.Equal([1f, 0, 0], Tensor.LessThan(x, y).ToArray());
        Assert.Equal([1f, 1, 0], Tensor.LessThanOrEqual(x, y).ToArray());
        Assert.Equal([0f, 1, 0], Tensor.Equal(x, y).ToArray());
        Assert.Equal([1f, 1, 1], Tensor.Equal(x, x).ToArray());
        Assert.Equal([2f, 2, 3], Tensor.Max(x, y).ToArray());
        Assert.Equal([1f, 2, 2], Tensor.Min(y, x).ToArray());
        Assert.Equal([1f, 2, 2], Tensor.Where(Tensor.LessThan(x, y), x, y).ToArray());
        Assert.Equal([float.NaN, 2], Tensor.Max(Tensor.Create([float.NaN, 1]), y).ToArray());
        Assert.Equal(MathF.Atan2(2, 3), Tensor.Atan2(y, x)[2], 1e-6f);
    }

    [Fact]
    public void Mismatches_name_the_operation_and_both_shapes()
    {
        var (x, y) = (Tensor.Zeros<float>(2, 3), Tensor.Zeros<float>(2));
        Assert.Equal("Add: shapes [2, 3] and [2] do not broadcast.", Assert.Throws<ArgumentException>(() => x + y).Message);
        Assert.Equal("Where: shapes [2, 3] and [2] do not broadcast.", Assert.Throws<ArgumentException>(() => Tensor.Where(x, x, y)).Message);
        Assert.Equal("LessThan: shapes [2] and [2, 3] do not broadcast.", Assert.Throws<ArgumentException>(() => Tensor.LessThan(y, x)).Message);
    }

    private static Tensor<double> Counting(int[] lengths) =>
        Tensor.Create(Tensor.Arange((double)Shape.Create(lengths).ElementCount).ToArray(), Shape.Create(lengths)) + 1;

    /// <summary>The element that broadcasting puts at an index, by the definition.</summary>
    private static double At(Tensor<double> x, int[] index)
    {
        var own = index[(index.Length - x.Rank)..];
        for (var axis = 0; axis < own.Length; axis++)
            own[axis] = x.Shape[axis] == 1 ? 0 : own[axis];
        return x[own];
    }

    private static void ForEach(int[] lengths, Action<int[]> action)
    {
        for (var flat = 0; flat < Shape.Create(lengths).ElementCount; flat++)
        {
            var (index, rest) = (new int[lengths.Length], flat);
            for (var axis = lengths.Length - 1; axis >= 0; axis--)
                (index[axis], rest) = (rest % lengths[axis], rest / lengths[axis]);
            action(index);
        }
    }
}
