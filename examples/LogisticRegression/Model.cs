using Diff;

namespace LogisticRegression;

/// <summary>The probability of a 1 is h = 1/(1 + exp(-(x w + b))) for a row x of features.</summary>
internal static partial class Model
{
    /// <summary>The mean of -(y log h + (1 - y) log(1 - h)) over all rows.</summary>
    /// <param name="w">A weight for each column.</param>
    /// <param name="b">The bias.</param>
    /// <param name="x">The features, row after row.</param>
    /// <param name="y">The label of each row, 0 or 1.</param>
    [Differentiable]
    public static double Cost(ReadOnlySpan<double> w, double b, [NoDiff] ReadOnlySpan<double> x, [NoDiff] ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var z = b;
            for (var j = 0; j < w.Length; j++)
                z += x[(i * w.Length) + j] * w[j];

            // log h = z - Softplus(z) and log(1 - h) = -Softplus(z): so written, no logarithm meets a 0.
            sum += Softplus(z) - (y[i] * z);
        }

        return sum / y.Length;
    }

    /// <summary>h for one row.</summary>
    public static double Probability(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> row)
    {
        var z = b;
        for (var j = 0; j < w.Length; j++)
            z += row[j] * w[j];
        return 1 / (1 + Math.Exp(-z));
    }

    /// <summary>log(1 + exp(z)), which does not overflow.</summary>
    private static double Softplus(double z) =>
        z > 0 ? z + double.LogP1(Math.Exp(-z)) : double.LogP1(Math.Exp(z));
}
