using Xunit;

namespace Diff.Tests.Checking;

/// <summary>Kinks, values that are not finite, and calls that make no sense.</summary>
public class GradientCheckFailureTests
{
    [Fact]
    public void AKinkIsHinted()
    {
        var result = GradientCheck.Check((double x) => Math.Max(0, x), (double x) => x > 0 ? 1.0 : 0, 0.0);
        Assert.False(result.Passed);
        Assert.Contains("The slopes to the left (0) and right (1) differ", result.Hint);
    }

    [Fact]
    public void TheMeanOfBothSlopesPassesAtAKink() =>
        GradientCheck.Check((double x) => Math.Abs(x), (double x) => Math.Sign(x) * 1.0, 0.0).ThrowIfFailed();

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AGradientThatIsNotFiniteFails(double gradient)
    {
        var result = GradientCheck.Check((double x, double y) => x * y, (double x, double y) => (x * y, y, gradient), 1.0, 2.0);
        Assert.Equal("y", result.Worst.Name);
        Assert.Contains("not finite where the function has", result.Hint);
    }

    [Fact]
    public void AFunctionThatIsNotFiniteFails()
    {
        var result = GradientCheck.Check((double x) => Math.Sqrt(x), (double x) => 0.5 / Math.Sqrt(x), -1.0);
        Assert.False(result.Passed);
        Assert.Contains("inside its domain", result.Hint);
    }

    [Fact]
    public void TheEdgeOfADomainFails() =>
        Assert.False(GradientCheck.Check((double x) => Math.Sqrt(x), (double x) => 0.5 / Math.Sqrt(x), 0.0).Passed);

    [Fact]
    public void NothingToCheckIsAnError()
    {
        Assert.Throws<ArgumentException>(() => GradientCheck.Check((int n) => 1.0, (int n) => 1.0, 3));
        Assert.Throws<ArgumentException>(() => GradientCheck.Check((double x) => 3, (double x) => 1.0, 3.0));
        Assert.Throws<ArgumentException>(() => GradientCheck.Check(x => 0, x => x, []));
    }

    [Fact]
    public void MisfitsAreExplained()
    {
        AssertExplained("takes 1 arguments; 2 are given", () => GradientCheck.Check((double x) => x, (double x) => 1.0, 1.0, 2.0));
        AssertExplained("must take the function's 2 parameters", () => GradientCheck.Check((double x, double y) => x, (double x) => 1.0, 1.0, 2.0));
        AssertExplained("returns 2 items; expected the value and the gradients of x, y, z",
            () => GradientCheck.Check((double x, double y, double z) => x, (double x, double y, double z) => (x, 1.0), 1.0, 2.0, 3.0));
        AssertExplained("'x' has 3 components, the parameter 2", () => GradientCheck.Check(x => x[0], x => new double[3], new double[2]));
        AssertExplained("expected x[0], x[1]", () => GradientCheck.Check((double[] x) => x[0], (double[] x) => (x[0], new double[3]), new double[2]));
        AssertExplained("'x' is a span", () => GradientCheck.Check((ReadOnlySpan<double> x) => x[0], (ReadOnlySpan<double> x) => 1.0, 1.0));
        AssertExplained("'x' is passed by reference", () => GradientCheck.Check((ref double x) => x, (ref double x) => 1.0, 1.0));
        AssertExplained("'x' is a Double[]", () => GradientCheck.Check((double[] x) => x[0], (double[] x) => x, 1.0));
        AssertExplained("must take upstream", () => GradientCheck.Check((double x) => (x, x), (double x) => 2.0, 1.0));
    }

    private static void AssertExplained(string text, Action check) => Assert.Contains(text, Assert.Throws<ArgumentException>(check).Message);
}
