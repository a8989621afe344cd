namespace Diff.Gradient.Tests;

/// <summary>Losses of small models, written with scalars and spans.</summary>
public static partial class Models
{
    /// <summary>Half the sum of squares of <c>w x^2 + b - y</c>.</summary>
    [Differentiable]
    public static double Parabola(double w, double b, [NoDiff] ReadOnlySpan<double> x, [NoDiff] ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var error = (w * x[i] * x[i]) + b - y[i];
            sum += error * error;
        }

        return 0.5 * sum;
    }

    /// <summary>The mean binary cross-entropy of a logistic model of rows of two features; logarithms end at -100, as PyTorch's do.</summary>
    [Differentiable]
    public static double Logistic(double w0, double w1, double b, [NoDiff] ReadOnlySpan<double> x, [NoDiff] ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var h = 1 / (1 + Math.Exp(-((w0 * x[2 * i]) + (w1 * x[(2 * i) + 1]) + b)));
            sum -= (y[i] * ClampedLog(h)) + ((1 - y[i]) * ClampedLog(1 - h));
        }

        return sum / y.Length;
    }

    /// <summary>The mean cross-entropy of rows of logits, each with the class that is right.</summary>
    [Differentiable]
    public static double CrossEntropy(double[,] logits, int[] labels)
    {
        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var max = double.NegativeInfinity;
            for (var j = 0; j < logits.GetLength(1); j++)
                max = Math.Max(max, logits[i, j]);
            var sum = 0.0;
            for (var j = 0; j < logits.GetLength(1); j++)
                sum += Math.Exp(logits[i, j] - max);
            loss += max + Math.Log(sum) - logits[i, labels[i]];
        }

        return loss / labels.Length;
    }

    private static double ClampedLog(double x) => x > 0 ? Math.Max(Math.Log(x), -100) : -100;
}
