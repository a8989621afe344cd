namespace Diff.Gradient.Tests;

/// <summary>Records whose parameters the compiler found when this project was built.</summary>
public sealed class ParameterTests
{
    private static readonly double[] s_numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

    [Fact]
    public void Every_parameter_in_the_order_of_declaration()
    {
        var net = Create();
        Assert.Equal(11, net.ParameterCount);
        Assert.Equal(s_numbers, net.Flatten());
        Assert.Equal(
            ["Hidden.Weight", "Hidden.Bias", "Output.Weight", "Output.Bias", "Offsets", "Scale"], net.ToTensors().Keys);
    }

    [Fact]
    public void Zeros_of_the_same_shapes_in_memory_of_their_own()
    {
        var net = Create();
        var zeros = net.ZerosLike();
        Assert.Equal(new double[11], zeros.Flatten());
        Assert.Equal([2, 2], zeros.Hidden.Weight.Shape);
        Assert.Equal((4, 0.5f), (zeros.Heads, zeros.Dropout));

        zeros.Hidden.Weight.AsSpan().Fill(5);
        zeros.Offsets.AsSpan().Fill(5);
        Assert.Equal(s_numbers, net.Flatten());
    }

    [Fact]
    public void Saved_and_loaded_by_name()
    {
        var net = Create();
        var loaded = net.ZerosLike().Load(net.ToTensors());
        Assert.Equal(s_numbers, loaded.Flatten());
        Assert.Equal(4, loaded.Heads);
    }

    [Fact]
    public void An_optimizer_steps_over_all_of_them()
    {
        var net = Create();
        new Sgd(0.5).Step(ref net, net.Map(_ => 2));
        Assert.Equal(s_numbers.Select(n => n - 1), net.Flatten());
        Assert.Equal((4, 0.5f), (net.Heads, net.Dropout));

        new Sgd(0.5).Step(net.Hidden, net.Hidden.Map(_ => 2));
        Assert.Equal([-1, 0, 1, 2, 3, 4, 6], net.Flatten().Take(7));
    }

    [Fact]
    public void A_line_is_fitted_by_its_generated_gradient()
    {
        double[] x = [-1, 0, 1, 2];
        double[] y = [1, 3, 5, 7];
        var line = new Line(0, 0);
        var optimizer = new Adam(learningRate: 0.1);
        for (var step = 0; step < 500; step++)
        {
            var (_, gradient) = Lines.LossBackward(line, x, y);
            optimizer.Step(ref line, gradient);
        }

        Assert.Equal(2, line.Slope, 1e-3);
        Assert.Equal(3, line.Offset, 1e-3);
    }

    private static Net Create() => new(
        new(Tensor.Create([1f, 2, 3, 4], 2, 2), Tensor.Create([5f, 6])), new(Tensor.Create([7f], 1, 1), Tensor.Create([8f])), 4, 0.5f)
    {
        Offsets = [9, 10],
        Scale = 11,
    };
}

/// <summary>The loss of a straight line.</summary>
public static partial class Lines
{
    /// <summary>The mean of the squared errors.</summary>
    [Differentiable]
    public static double Loss(Line line, [NoDiff] ReadOnlySpan<double> x, [NoDiff] ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var error = line.Slope * x[i] + line.Offset - y[i];
            sum += error * error;
        }

        return sum / x.Length;
    }
}
