namespace Diff;

/// <summary>The factors by which an initial weight makes up for what the activation after it takes away; PyTorch's.</summary>
public static class Gain
{
    /// <summary>Of no activation.</summary>
    public const double Linear = 1;

    /// <summary>Of <see cref="Tensor.Sigmoid"/>.</summary>
    public const double Sigmoid = 1;

    /// <summary>Of <see cref="Tensor.Tanh"/>.</summary>
    public const double Tanh = 5.0 / 3;

    /// <summary>Of <see cref="Tensor.Relu"/>: the square root of 2.</summary>
    public const double Relu = 1.4142135623730951;

    /// <summary>Of <see cref="Tensor.Selu"/>.</summary>
    public const double Selu = 0.75;

    /// <summary>Of <see cref="Tensor.LeakyRelu"/>: the square root of 2 / (1 + slope^2).</summary>
    /// <param name="slope">The activation's slope where it is not positive.</param>
    public static double LeakyRelu(double slope = 0.01) => Math.Sqrt(2 / (1 + (slope * slope)));
}
