namespace Diff.Gradient.Tests;

public sealed class ActivationTests
{
    [Theory]
    [InlineData(-2, -0.02, 0.01)]
    [InlineData(0, 0, 0.01)]
    [InlineData(3, 3, 1)]
    public void LeakyRelu(double x, double value, double slope) => Assert.Equal((value, slope), Of(Activations.LeakyReluBackward(x)));

    [Theory]
    [InlineData(-1, -1.1113307378125625, 0.646768603034814)]
    [InlineData(2, 2.101401974710961, 1.0507009873554805)]
    public void Selu(double x, double value, double slope)
    {
        var (actual, dx) = Activations.SeluBackward(x);

        Assert.Equal(value, actual, 1e-15);
        Assert.Equal(slope, dx, 1e-15);
    }

    [Theory]
    [InlineData(-1000, 0, 0)]
    [InlineData(-1, 0.31326168751822286, 0.2689414213699951)]
    [InlineData(0, 0.6931471805599453, 0.5)]
    [InlineData(1, 1.3132616875182228, 0.7310585786300049)]
    [InlineData(1000, 1000, 1)]
    public void Softplus_is_stable(double x, double value, double slope)
    {
        var (actual, dx) = Activations.SoftplusBackward(x);

        Assert.Equal(value, actual, 1e-15);
        Assert.Equal(slope, dx, 1e-15);
    }

    private static (double, double) Of(Activations.LeakyReluGradient gradient) => (gradient.Value, gradient.X);
}
