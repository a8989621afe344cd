using Diff;

namespace CurveFit;

/// <summary>y = w x^2 + b.</summary>
internal readonly partial record struct Parabola(double W, double B)
{
    public Tensor<double> At(Tensor<double> x) => W * x * x + B;

    /// <summary>Half the sum of the squared errors.</summary>
    [Differentiable]
    public static double Loss(Parabola curve, [NoDiff] Tensor<double> x, [NoDiff] Tensor<double> y)
    {
        var error = curve.At(x) - y;
        return 0.5 * Tensor.Sum(error * error);
    }

    /// <summary>The gradient of <see cref="Loss"/>, worked out on paper.</summary>
    public static Parabola GradientByHand(Parabola curve, Tensor<double> x, Tensor<double> y)
    {
        var error = curve.At(x) - y;
        return new(Tensor.Sum(error * x * x), Tensor.Sum(error));
    }

    public override string ToString() => $"w = {W:F15}, b = {B:F15}";
}
