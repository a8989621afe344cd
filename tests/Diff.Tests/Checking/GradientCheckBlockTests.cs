using Xunit;

namespace Diff.Tests.Checking;

/// <summary>The overloads without reflection.</summary>
public class GradientCheckBlockTests
{
    private static readonly double[] s_at = [0.5, -1.5, 2];

    [Fact]
    public void AVectorFunction()
    {
        GradientCheck.Check(x => x.Sum(Math.Exp), x => [.. x.Select(Math.Exp)], s_at).ThrowIfFailed();
        Assert.Equal("x[2]", GradientCheck.Check(x => x.Sum(Math.Exp), x => [Math.Exp(x[0]), Math.Exp(x[1]), 0], s_at).Worst.Name);
        Assert.Throws<ArgumentException>(() => GradientCheck.Check(x => x.Sum(), x => [1, 1], s_at));
    }

    [Fact]
    public void SpanParameters()
    {
        var at = new ParameterBlocks { ["a"] = s_at, ["b"] = [3, 4, 5], ["bias"] = [0.25] };
        var result = GradientCheck.Check(
            p => Affine(p["a"], p["b"], p["bias"][0]),
            (p, gradient) => gradient["bias"][0] = AffineBackward(p["a"], p["b"], p["bias"][0], gradient["a"], gradient["b"]).Bias,
            at);
        result.ThrowIfFailed();
        Assert.Equal(["a[0]", "a[1]", "a[2]", "b[0]", "b[1]", "b[2]", "bias[0]"], result.Components.Select(c => c.Name));
    }

    [Fact]
    public void ABufferThatNobodyWritesFails()
    {
        var result = GradientCheck.Check(p => p["a"][0], (p, gradient) => gradient["a"][0] = 1, new() { ["a"] = [1, 2] });
        Assert.Equal("a[1]", result.Worst.Name);
        Assert.True(double.IsNaN(result.Worst.Analytic));
    }

    [Fact]
    public void AnUnknownNameIsExplained()
    {
        var exception = Assert.Throws<KeyNotFoundException>(() =>
            GradientCheck.Check(p => p["c"][0], (p, gradient) => { }, new() { ["a"] = [1], ["b"] = [1] }));
        Assert.Equal("There is no block 'c', only a, b.", exception.Message);
    }

    private static double Affine(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double bias)
    {
        var sum = bias;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum * sum;
    }

    private static (double Value, double Bias) AffineBackward(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, double bias, Span<double> aGradient, Span<double> bGradient, double upstream = 1.0)
    {
        var value = Affine(a, b, bias);
        var slope = 2 * Math.Sqrt(value) * upstream;
        for (var i = 0; i < a.Length; i++)
            (aGradient[i], bGradient[i]) = (slope * b[i], slope * a[i]);
        return (value, slope);
    }
}
