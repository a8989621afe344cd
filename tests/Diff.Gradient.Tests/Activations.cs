namespace Diff.Gradient.Tests;

/// <summary>Activation functions, as their papers define them.</summary>
public static partial class Activations
{
    [Differentiable]
    public static double LeakyRelu(double x) => x > 0 ? x : 0.01 * x;

    [Differentiable]
    public static double Selu(double x)
    {
        const double alpha = 1.6732632423543772848170429916717;
        const double scale = 1.0507009873554804934193349852946;
        return scale * (x > 0 ? x : alpha * double.ExpM1(x));
    }

    [Differentiable]
    public static double Softplus(double x) => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x)));
}
