using Diff.Tests.Parameters;
using Xunit;

namespace Diff.Tests.Optimizers;

/// <summary>Clipping of whole models; that of spans is compared with PyTorch.</summary>
public class GradientClippingTests
{
    [Fact]
    public void The_norm_is_over_all_parameters()
    {
        var net = Net.Create();
        var weight = net.Hidden.Weight;
        var norm = GradientClipping.ByNorm(ref net, 7);

        Assert.Equal(Math.Sqrt(819), norm, 1e-12);
        Assert.Equal(7, Math.Sqrt(net.Flatten().Sum(n => n * n)), 1e-5);
        Assert.Equal(Enumerable.Range(1, 13).Select(n => n * 7 / (norm + 1e-6)), net.Flatten(), (e, a) => Math.Abs(e - a) < 1e-6);
        Assert.Same(weight, net.Hidden.Weight);
        Assert.Equal(4, net.Heads);
    }

    [Fact]
    public void A_small_gradient_stays_to_the_bit()
    {
        var net = Net.Create();
        GradientClipping.ByNorm(ref net, 100);
        Assert.Equal(Net.Create().Flatten(), net.Flatten());
    }

    [Fact]
    public void Values_are_brought_into_the_interval()
    {
        var net = Net.Create().Map(n => n - 7);
        GradientClipping.ByValue(ref net, 2.5);
        Assert.Equal([-2.5, -2.5, -2.5, -2.5, -2, -1, 0, 1, 2, 2.5, 2.5, 2.5, 2.5], net.Flatten());

        float[] values = [-3, float.NaN, 0.5f, float.PositiveInfinity];
        GradientClipping.ByValue(values.AsSpan(), 1);
        Assert.Equal([-1, float.NaN, 0.5f, 1], values);
    }

    [Fact]
    public void Floats_are_summed_in_double_precision()
    {
        var values = new float[3_000_001];
        values.AsSpan().Fill(0.1f);
        Assert.Equal(0.1f * Math.Sqrt(3_000_001), GradientClipping.ByNorm(values.AsSpan(), 1e9), 1e-6);
    }
}
