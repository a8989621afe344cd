using Xunit;

namespace Diff.Tests.Checking;

public class GradientCheckTests
{
    [Fact]
    public void ACorrectGradientPasses()
    {
        var result = GradientCheck.Check(Functions.Rosenbrock, Functions.RosenbrockBackward, 1.2, 1.0);
        result.ThrowIfFailed();
        Assert.Null(result.Hint);
        Assert.StartsWith("Gradient check passed, 6 components; worst is ", result.ToString());
        Assert.Equal(["Value", "x", "y", "Value", "x", "y"], result.Components.Select(c => c.Name));
        Assert.All(result.Components.Where(c => c.Name != "Value"), c => Assert.True(c.Error < 1e-8));
    }

    [Fact]
    public void IntegersAreConverted() =>
        GradientCheck.Check(Functions.Rosenbrock, Functions.RosenbrockBackward, 3, -2).ThrowIfFailed();

    [Fact]
    public void AWrongGradientIsNamed()
    {
        var result = GradientCheck.Check(
            Functions.Rosenbrock, (double x, double y) => (Functions.Rosenbrock(x, y), -2 * (1 - x), 200 * (y - (x * x))), 1.2, 1.0);
        Assert.False(result.Passed);
        Assert.Equal("x", result.Worst.Name);
        Assert.Equal(0.4, result.Worst.Analytic, 12);
        Assert.Equal(0.4 + 211.2, result.Worst.Numeric, 6);
        Assert.StartsWith("Gradient check failed in 1 of 3 components; worst is x: analytic 0.3999", result.ToString());
        var exception = Assert.Throws<GradientCheckException>(result.ThrowIfFailed);
        Assert.Same(result, exception.Result);
        Assert.Equal(result.ToString(), exception.Message);
    }

    [Fact]
    public void ASmallErrorIsCaught() => Assert.False(
        GradientCheck.Check((double x) => Math.Exp(x), (double x) => Math.Exp(x) * (1 + 1e-6), 1.0).Passed);

    [Fact]
    public void AnIgnoredUpstreamIsCaught()
    {
        var result = GradientCheck.Check((double x) => x * x, (double x, double upstream) => (x * x, 2 * x), 3.0);
        Assert.Equal(("x", "upstream -1.75"), (result.Worst.Name, result.Worst.Output));
        Assert.Equal(1, result.Components.Count(c => !c.Passed));
    }

    [Fact]
    public void AValueThatIsOneBitOffIsCaught()
    {
        var result = GradientCheck.Check((double x) => x * x, (double x) => (Math.BitIncrement(x * x), 2 * x), 3.0);
        Assert.Equal("Value", result.Worst.Name);
        Assert.Contains("bit for bit", result.ToString());
    }

    [Fact]
    public void AConstantHasGradientZero()
    {
        GradientCheck.Check((double x) => 5.0, (double x) => 0.0, 1e6).ThrowIfFailed();
        Assert.False(GradientCheck.Check((double x) => 5.0, (double x) => 1e-6, 1.0).Passed);
    }

    [Fact]
    public void SinglePrecisionHasItsOwnTolerances()
    {
        static float F(float x, float y) => MathF.Exp(x) * MathF.Sin(y);
        static (float, float, float) Backward(float x, float y, float upstream) =>
            (F(x, y), upstream * F(x, y), upstream * MathF.Exp(x) * MathF.Cos(y));

        GradientCheck.Check(F, Backward, 0.7f, -2.1f).ThrowIfFailed();
        Assert.False(GradientCheck.Check(F, (float x, float y) => (F(x, y), F(x, y) * 1.01f, MathF.Exp(x) * MathF.Cos(y)), 0.7f, -2.1f).Passed);
    }

    [Fact]
    public void OptionsReplaceTheDefaults() => GradientCheck.Check(
        new GradientCheckOptions { RelativeTolerance = 1e-2 }, (double x) => Math.Exp(x), (double x) => Math.Exp(x) * 1.001, 1.0).ThrowIfFailed();

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.003)]
    [InlineData(1e8)]
    public void StepsAdaptToTheDomain(double x) => GradientCheck.Check((double x) => Math.Log(x), (double x) => 1 / x, x).ThrowIfFailed();

    [Fact]
    public void ExceptionsComeOutAsTheyAre() => Assert.Throws<InvalidTimeZoneException>(() =>
        GradientCheck.Check((double x) => x > 0 ? throw new InvalidTimeZoneException() : x, (double x) => 1.0, 1.0));

    [Fact]
    public void SpecialFunctionsHaveTheDerivativesThatAreDocumented()
    {
        foreach (var x in new[] { -2.3, -0.4, 0.2, 1.7, 4.5 })
        {
            GradientCheck.Check((double x) => Special.Erf(x), (double x) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x), x).ThrowIfFailed();
            GradientCheck.Check((double x) => Special.Erfc(x), (double x) => -2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x), x).ThrowIfFailed();
            GradientCheck.Check((double x) => Special.NormCdf(x), (double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI), x).ThrowIfFailed();
            GradientCheck.Check((double x) => Special.LGamma(x), (double x) => Special.Digamma(x), x).ThrowIfFailed();
            GradientCheck.Check((double x) => Special.Digamma(x), (double x) => Special.Trigamma(x), x).ThrowIfFailed();
            GradientCheck.Check((double x) => Special.Trigamma(x), (double x) => Special.Polygamma(2, x), x).ThrowIfFailed();
            GradientCheck.Check((double x) => Special.Polygamma(2, x), (double x) => Special.Polygamma(3, x), x).ThrowIfFailed();
        }
    }
}
