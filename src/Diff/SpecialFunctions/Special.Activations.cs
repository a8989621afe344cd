namespace Diff;

// The functions that neural networks are made of, for numbers.
public static partial class Special
{
    /// <summary>The rectifier: <paramref name="x"/> where it is positive or NaN, and 0 elsewhere. Its derivative at 0 is 0.</summary>
    /// <param name="x">Any number.</param>
    public static double Relu(double x) => x <= 0 ? 0 : x;

    /// <inheritdoc cref="Relu(double)"/>
    public static float Relu(float x) => x <= 0 ? 0 : x;

    /// <summary>The logistic function, 1 / (1 + exp(-x)), which does not overflow.</summary>
    /// <param name="x">Any number.</param>
    public static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static float Sigmoid(float x)
    {
        var e = MathF.Exp(-MathF.Abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    /// <summary>ln(1 + exp(x)), a smooth rectifier, accurate at both ends.</summary>
    /// <param name="x">Any number.</param>
    public static double Softplus(double x) => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x)));

    /// <inheritdoc cref="Softplus(double)"/>
    public static float Softplus(float x) => MathF.Max(x, 0) + float.LogP1(MathF.Exp(-MathF.Abs(x)));

    /// <summary>The cross-entropy of a yes-or-no outcome, -(y ln p + (1 - y) ln(1 - p)), with logarithms cut off at -100 as PyTorch's
    /// <c>binary_cross_entropy</c> does; the derivative by <paramref name="p"/> is (p - y) / max(p (1 - p), 1e-12).</summary>
    /// <param name="p">The predicted probability, from 0 to 1.</param>
    /// <param name="y">The outcome: 0, 1, or a probability between them.</param>
    public static double BinaryCrossEntropy(double p, double y)
        => -(y * Math.Max(Math.Log(p), -100) + (1 - y) * Math.Max(double.LogP1(-p), -100));

    /// <inheritdoc cref="BinaryCrossEntropy(double, double)"/>
    public static float BinaryCrossEntropy(float p, float y)
        => -(y * MathF.Max(MathF.Log(p), -100) + (1 - y) * MathF.Max(float.LogP1(-p), -100));
}
