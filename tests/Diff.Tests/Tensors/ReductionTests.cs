using Xunit;

namespace Diff.Tests.Tensors;

public class ReductionTests
{
    private static readonly Tensor<double> s_x = Tensor.Sin(Tensor.Arange(24.0)).Reshape(2, 3, 4);

    public static TheoryData<string, Func<Tensor<double>, int[], bool, Tensor<double>>, Func<double[], double>> Reductions => new()
    {
        { "Sum", (x, axes, keep) => Tensor.Sum(x, axes, keep), row => row.Sum() },
        { "Mean", (x, axes, keep) => Tensor.Mean(x, axes, keep), row => row.Average() },
        { "Prod", (x, axes, keep) => Tensor.Prod(x, axes, keep), row => row.Aggregate((a, b) => a * b) },
        { "Max", (x, axes, keep) => Tensor.Max(x, axes, keep), row => row.Max() },
        { "Min", (x, axes, keep) => Tensor.Min(x, axes, keep), row => row.Min() },
        { "LogSumExp", (x, axes, keep) => Tensor.LogSumExp(x, axes, keep), row => Math.Log(row.Sum(Math.Exp)) },
        { "Norm", (x, axes, keep) => Tensor.Norm(x, axes, keep), row => Math.Sqrt(row.Sum(item => item * item)) },
        { "Variance", (x, axes, keep) => Tensor.Variance(x, axes, 0, keep), row => row.Average(item => Math.Pow(item - row.Average(), 2)) },
        {
            "Sample variance", (x, axes, keep) => Tensor.Variance(x, axes, 1, keep),
            row => row.Sum(item => Math.Pow(item - row.Average(), 2)) / (row.Length - 1)
        },
    };

    [Theory]
    [MemberData(nameof(Reductions), DisableDiscoveryEnumeration = true)]
    public void Along_axes(string name, Func<Tensor<double>, int[], bool, Tensor<double>> tensor, Func<double[], double> row)
    {
        foreach (int[] axes in new int[][] { [0], [1], [-1], [0, 1], [2, 0], [0, 1, 2] })
        {
            var expected = Expected(axes, row);
            var (result, kept) = (tensor(s_x, axes, false), tensor(s_x, axes, true));
            Assert.Equal(3 - axes.Length, result.Rank);
            Assert.All(axes, axis => Assert.Equal(1, kept.Shape[axis]));
            Assert.Equal(3, kept.Rank);
            Assert.Equal(expected.Length, result.Length);
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.True(Math.Abs(expected[i] - result.AsSpan()[i]) < 1e-13, $"{name} along {string.Join(", ", axes)}");
                Assert.Equal(result.AsSpan()[i], kept.AsSpan()[i]);
            }
        }
    }

    [Fact]
    public void Of_all_elements()
    {
        var x = Tensor.Create([1.0, 2, 3, 6], 2, 2);
        Assert.Equal((12.0, 3.0, 36.0, 6.0, 1.0), (Tensor.Sum(x), Tensor.Mean(x), Tensor.Prod(x), Tensor.Max(x), Tensor.Min(x)));
        Assert.Equal(3.5, Tensor.Variance(x));
        Assert.Equal(14 / 3.0, Tensor.Variance(x, correction: 1));
        Assert.Equal(Math.Sqrt(50), Tensor.Norm(x), 1e-14);
        Assert.Equal(3, Tensor.IndexOfMax(x));
        Assert.Equal(2.0, Tensor.Sum(Tensor.Scalar(2.0)));
    }

    [Fact]
    public void Of_none()
    {
        var x = Tensor.Zeros<float>(2, 0);
        Assert.Equal([0f, 0], Tensor.Sum(x, [1]).ToArray());
        Assert.Equal([1f, 1], Tensor.Prod(x, [1]).ToArray());
        Assert.Equal([float.NaN, float.NaN], Tensor.Mean(x, [1]).ToArray());
        Assert.Equal([float.NegativeInfinity, float.NegativeInfinity], Tensor.LogSumExp(x, [1]).ToArray());
        Assert.Empty(Tensor.Sum(x, [0]).ToArray());
        Assert.Empty(Tensor.Max(x, [0]).ToArray());
        Assert.Empty(Tensor.Softmax(x).ToArray());
        Assert.Empty(Tensor.Softmax(x, 0).ToArray());
        Assert.Equal("Max: shape [2, 0] leaves no elements to choose from.", Assert.Throws<ArgumentException>(() => Tensor.Max(x, [1])).Message);
        Assert.Throws<ArgumentException>(() => Tensor.ArgMax(x, 1));
        Assert.Throws<ArgumentException>(() => Tensor.IndexOfMax(x));
    }

    [Fact]
    public void Sums_of_float_do_not_drift()
    {
        var x = Tensor.Full(0.1f, 10_000_000);
        Assert.Equal(10_000_000 * (double)0.1f, Tensor.Sum(x), 0.1);
        Assert.Equal(0.1f, Tensor.Mean(x), 1e-8f);
        Assert.Equal(0f, Tensor.Variance(x), 1e-12f);
        // One pass, the mean of squares less the square of the mean, would give nonsense.
        Assert.Equal(0.25f, Tensor.Variance(Tensor.Create([1e4f, 1e4f + 1])), 1e-6f);
    }

    [Fact]
    public void Nothing_overflows()
    {
        Assert.Equal(5e30f, Tensor.Norm(Tensor.Create([3e30f, 4e30f])), 1e25f);
        Assert.Equal(5e200, Tensor.Norm(Tensor.Create([3e200, 4e200])), 1e186);
        Assert.Equal(5e-200, Tensor.Norm(Tensor.Create([3e-200, 4e-200])), 1e-213);
        Assert.Equal(double.PositiveInfinity, Tensor.Norm(Tensor.Create([1, double.NegativeInfinity])));
        Assert.Equal(1000 + Math.Log(2), Tensor.LogSumExp(Tensor.Create([1000.0, 1000])), 1e-12);
        Assert.Equal(double.NegativeInfinity, Tensor.LogSumExp(Tensor.Full(double.NegativeInfinity, 2)));
        Assert.Equal(double.PositiveInfinity, Tensor.LogSumExp(Tensor.Create([1, double.PositiveInfinity])));
        Assert.Equal([0.5, 0.5, 0], Tensor.Softmax(Tensor.Create([1000.0, 1000, -1000])).ToArray());
        Assert.Equal([-1000.0, 0], Tensor.LogSoftmax(Tensor.Create([-500.0, 500])).ToArray());
        Assert.Equal(-Math.Log(2), Tensor.LogSoftmax(Tensor.Create([1e16, 1e16]))[0], 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Softmax_is_what_it_says(int axis)
    {
        var exponentials = Tensor.Exp(s_x);
        var expected = exponentials / Tensor.Sum(exponentials, [axis], keepAxes: true);
        Assert.True(Tensor.AllClose(Tensor.Softmax(s_x, axis), expected, 1e-14));
        Assert.True(Tensor.AllClose(Tensor.LogSoftmax(s_x, axis), Tensor.Log(expected), 1e-13));
    }

    [Fact]
    public void ArgMax_takes_the_first()
    {
        var x = Tensor.Create([1.0, 5, 5, 7, 0, 7], 2, 3);
        Assert.Equal([1, 0], Tensor.ArgMax(x, 1));
        Assert.Equal([1, 0, 1], Tensor.ArgMax(x, 0));
        Assert.Equal(1, Tensor.IndexOfMax(Tensor.Create([1, double.NaN, 3])));
    }

    [Fact]
    public void Axes_are_checked()
    {
        Assert.StartsWith("Sum: shape [2, 3, 4] has no axis 3.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Sum(s_x, [3])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Sum: axis 2 of shape [2, 3, 4] is given twice.",
            Assert.Throws<ArgumentException>(() => Tensor.Sum(s_x, [2, -1])).Message, StringComparison.Ordinal);
    }

    /// <summary>The rows along the axes, gathered element by element, and reduced.</summary>
    private static double[] Expected(int[] axes, Func<double[], double> row)
    {
        var reduced = axes.Select(axis => axis < 0 ? axis + 3 : axis).ToArray();
        var rows = new SortedDictionary<int, List<double>>();
        for (var flat = 0; flat < 24; flat++)
        {
            int[] index = [flat / 12, flat / 4 % 3, flat % 4];
            var key = Enumerable.Range(0, 3).Aggregate(0, (sum, axis) => sum * 10 + (reduced.Contains(axis) ? 0 : index[axis]));
            if (!rows.TryGetValue(key, out var items))
                rows[key] = items = [];
            items.Add(s_x[index]);
        }

        return [.. rows.Values.Select(items => row([.. items]))];
    }
}
