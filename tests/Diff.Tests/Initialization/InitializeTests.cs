using Xunit;

namespace Diff.Tests.Initialization;

public class InitializeTests
{
    private static readonly Shape s_shape = [200, 50, 5, 4];
    private const double FanIn = 50 * 20;
    private const double FanOut = 200 * 20;

    // The standard deviation that the documentation of torch.nn.init gives each.
    public static TheoryData<string, Func<Philox, Tensor<double>>, double, bool> Initializers => new()
    {
        { "KaimingUniform", random => Initialize.KaimingUniform<double>(s_shape, random), Math.Sqrt(2 / FanIn), true },
        { "KaimingUniform, out", random => Initialize.KaimingUniform<double>(s_shape, random, FanMode.Out, 3), 3 / Math.Sqrt(FanOut), true },
        { "KaimingNormal", random => Initialize.KaimingNormal<double>(s_shape, random), Math.Sqrt(2 / FanIn), false },
        { "KaimingNormal, out", random => Initialize.KaimingNormal<double>(s_shape, random, FanMode.Out, 3), 3 / Math.Sqrt(FanOut), false },
        { "XavierUniform", random => Initialize.XavierUniform<double>(s_shape, random), Math.Sqrt(2 / (FanIn + FanOut)), true },
        { "XavierUniform, gain", random => Initialize.XavierUniform<double>(s_shape, random, 3), 3 * Math.Sqrt(2 / (FanIn + FanOut)), true },
        { "XavierNormal", random => Initialize.XavierNormal<double>(s_shape, random), Math.Sqrt(2 / (FanIn + FanOut)), false },
        { "LinearWeight", random => Initialize.LinearWeight<double>(s_shape, random), 1 / Math.Sqrt(3 * FanIn), true },
        { "LinearBias", random => Initialize.LinearBias<double>([200_000], random, (int)FanIn), 1 / Math.Sqrt(3 * FanIn), true },
    };

    [Theory]
    [MemberData(nameof(Initializers), DisableDiscoveryEnumeration = true)]
    public void Weights_have_the_documented_spread(string name, Func<Philox, Tensor<double>> initialize, double deviation, bool uniform)
    {
        var x = initialize(new Philox(9));
        Assert.True(Math.Abs(Tensor.Mean(x)) < 5 * deviation / Math.Sqrt(x.Length), name);
        Assert.Equal(deviation, Math.Sqrt(Tensor.Variance(x)), 0.01 * deviation);
        var (bound, greatest) = (Math.Sqrt(3) * deviation, Tensor.Max(Tensor.Abs(x)));
        if (uniform)
            Assert.InRange(greatest, 0.999 * bound, bound * (1 + 1e-15));
        else
            Assert.InRange(greatest, 4 * deviation, 7 * deviation);
        Assert.True(Tensor.AllEqual(x, initialize(new Philox(9))), name);
        Assert.False(Tensor.AllEqual(x, initialize(new Philox(10))), name);
    }

    [Fact]
    public void Floats_are_of_the_same_numbers()
    {
        var (wide, narrow) = (Initialize.KaimingNormal<double>([3, 4], new Philox(1)), Initialize.KaimingNormal<float>([3, 4], new Philox(1)));
        for (var i = 0; i < 12; i++)
            Assert.Equal((float)wide.AsSpan()[i], narrow.AsSpan()[i], 1e-6f);
    }

    // What torch.nn.init.calculate_gain gives.
    [Fact]
    public void Gains_are_those_of_PyTorch()
    {
        Assert.Equal(1.4142135623730951, Gain.Relu);
        Assert.Equal(1.4141428569978354, Gain.LeakyRelu(), 1e-15);
        Assert.Equal(1.3867504905630728, Gain.LeakyRelu(0.2), 1e-15);
        Assert.Equal(1.6666666666666667, Gain.Tanh);
        Assert.Equal((1.0, 1.0, 0.75), (Gain.Linear, Gain.Sigmoid, Gain.Selu));
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.StartsWith("KaimingNormal: shape [3] has fewer than two axes",
            Assert.Throws<ArgumentException>(() => Initialize.KaimingNormal<float>([3], new Philox(0))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Initialize.LinearWeight<float>([], new Philox(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initialize.LinearBias<float>([3], new Philox(0), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initialize.KaimingUniform<float>([3, 3], new Philox(0), (FanMode)5));
        Assert.Empty(Initialize.KaimingNormal<float>([0, 0], new Philox(0)).ToArray());
    }
}
