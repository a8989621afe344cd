using Xunit;

namespace Diff.Tests.SpecialFunctions;

/// <summary>Infinities, NaN, zeros and poles are as documented.</summary>
public class SpecialPointTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData(Infinity, 1, 0, 1)]
    [InlineData(-Infinity, -1, 2, 0)]
    [InlineData(0.0, 0.0, 1, 0.5)]
    [InlineData(40, 1, 0, 1)]
    [InlineData(-40, -1, 2, 0)]
    [InlineData(double.MaxValue, 1, 0, 1)]
    [InlineData(double.MinValue, -1, 2, 0)]
    [InlineData(double.Epsilon, double.Epsilon, 1, 0.5)]
    public void ErrorFunctions(double x, double erf, double erfc, double normCdf)
    {
        Assert.Equal(erf, Special.Erf(x));
        Assert.Equal(double.IsNegative(x), double.IsNegative(Special.Erf(x)));
        Assert.Equal(erfc, Special.Erfc(x));
        Assert.Equal(normCdf, Special.NormCdf(x));
    }

    [Theory]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData(Infinity, Infinity, Infinity, 0)]
    [InlineData(-Infinity, Infinity, double.NaN, double.NaN)]
    [InlineData(0.0, Infinity, -Infinity, Infinity)]
    [InlineData(-1, Infinity, double.NaN, Infinity)]
    [InlineData(-2, Infinity, double.NaN, Infinity)]
    [InlineData(-171, Infinity, double.NaN, Infinity)]
    [InlineData(-1e300, Infinity, double.NaN, Infinity)]
    public void GammaFunctions(double x, double lgamma, double digamma, double trigamma)
    {
        Assert.Equal(lgamma, Special.LGamma(x));
        Assert.Equal(digamma, Special.Digamma(x));
        Assert.Equal(trigamma, Special.Trigamma(x));
    }

    [Theory]
    [InlineData(2, 0.0, -Infinity)]
    [InlineData(2, -3, double.NaN)]
    [InlineData(2, Infinity, -0.0)]
    [InlineData(3, 0.0, Infinity)]
    [InlineData(3, -3, Infinity)]
    [InlineData(3, Infinity, 0.0)]
    [InlineData(3, -Infinity, double.NaN)]
    [InlineData(3, double.NaN, double.NaN)]
    [InlineData(3, 1e-200, Infinity)]
    [InlineData(170, 1e300, -0.0)]
    public void Polygamma(int order, double x, double expected) => Assert.Equal(expected, Special.Polygamma(order, x));

    [Fact]
    public void NegativeZeroIsTheLimitFromBelow()
    {
        Assert.True(double.IsNegative(Special.Erf(-0.0)));
        Assert.Equal(Infinity, Special.LGamma(-0.0));
        Assert.Equal(Infinity, Special.Digamma(-0.0));
        Assert.Equal(Infinity, Special.Trigamma(-0.0));
        Assert.Equal(Infinity, Special.Polygamma(2, -0.0));
        Assert.Equal(Infinity, Special.Polygamma(3, -0.0));
    }

    [Fact]
    public void LGammaIsExactlyZeroAtOneAndTwo()
    {
        Assert.Equal(0, Special.LGamma(1.0));
        Assert.Equal(0, Special.LGamma(2.0));
    }

    [Fact]
    public void LGammaOverflowsLate()
    {
        Assert.True(double.IsFinite(Special.LGamma(2.5e305)));
        Assert.Equal(Infinity, Special.LGamma(double.MaxValue));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Special.MaxPolygammaOrder + 1)]
    public void AnOrderOutOfRangeIsRefused(int order) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Special.Polygamma(order, 1.0));
}
