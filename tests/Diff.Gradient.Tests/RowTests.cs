namespace Diff.Gradient.Tests;

/// <summary>Gradients of functions of rows at special points, and what they allocate.</summary>
public sealed class RowTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double NaN = double.NaN;

    private static readonly Tensor<double> Weights = Tensor.Create<double>([1, 10, 100, 1000]);

    [Fact]
    public void Those_equal_to_an_extremum_share_its_gradient()
    {
        var x = Tensor.Create([1, 3, 3, NaN, 1, NaN, Infinity, Infinity, 0, -0.0, 0.0, -1], [4, 3]);
        double[] expected = [0, 0.5, 0.5, 5, 0, 5, 50, 50, 0, 500, 500, 0];

        Assert.Equal(expected, RowModels.MaximaBackward(x, Weights).X.ToArray());
        Assert.Equal(expected, RowModels.MinimaBackward(-x, Weights).X.ToArray());
    }

    [Fact]
    public void Infinite_elements_share_the_gradient_of_a_logarithm_of_a_sum()
    {
        var x = Tensor.Create([Infinity, 1, Infinity, -Infinity, -Infinity, -Infinity, -Infinity, 0, -Infinity, 1000, 1000, -Infinity], [4, 3]);
        var gradient = RowModels.SoftMaximaBackward(x, Weights).X;

        Assert.Equal([0.5, 0, 0.5, 10 * (1 / 3.0), 10 * (1 / 3.0), 10 * (1 / 3.0), 0, 100, 0, 500, 500, 0], gradient.ToArray());
        Assert.All(RowModels.SoftMaximaBackward(Tensor.Create([1, NaN, 3], [1, 3]), Tensor.Ones<double>([1])).X.ToArray(), d => Assert.True(double.IsNaN(d)));
    }

    [Fact]
    public void The_norm_has_gradient_0_at_the_origin()
        => Assert.Equal([0.0, 0, 0], RowModels.LengthBackward(Tensor.Zeros<double>([3])).X.ToArray());

    [Fact]
    public void Functions_of_rows_have_the_gradients_of_finite_differences()
        => GradientCheck.Check(RowModels.Rows, (Tensor<double> x) => RowModels.RowsBackward(x), Tensor.Normal<double>([3, 5], new Philox(2))).ThrowIfFailed();

    [Fact]
    public void Views_have_the_gradients_of_finite_differences()
        => GradientCheck.Check(RowModels.Views, (Tensor<double> x) => RowModels.ViewsBackward(x), Tensor.Normal<double>([3, 4], new Philox(2))).ThrowIfFailed();

    [Fact]
    public void Rows_views_and_attention_allocate_nothing_when_warm()
    {
        var random = new Philox(1);
        var x = Tensor.Normal<double>([3, 4], random);
        var (q, k, v) = (Tensor.Normal<float>([5, 8], random), Tensor.Normal<float>([7, 8], random), Tensor.Normal<float>([7, 8], random));
        var rows = RowModels.RowsBackward(x);
        var views = RowModels.ViewsBackward(x);
        var attention = RowModels.AttentionBackward(q, k, v);

        Assert.Equal(0, Allocated(() => rows = RowModels.RowsBackward(x, rows)));
        Assert.Equal(0, Allocated(() => RowModels.RowsForward(x)));
        Assert.Equal(0, Allocated(() => views = RowModels.ViewsBackward(x, views)));
        Assert.Equal(0, Allocated(() => RowModels.ViewsForward(x)));
        Assert.Equal(0, Allocated(() => attention = RowModels.AttentionBackward(q, k, v, attention)));
    }

    private static long Allocated(Action action)
    {
        for (var i = 0; i < 3; i++)
            action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
