namespace Diff.Benchmarks;

public static partial class Programs
{
    /// <summary>
    /// The log-likelihood of a Gaussian mixture with a Wishart prior on its inverse covariance factors, as in
    /// ADBench: <paramref name="k"/> components of dimension <paramref name="d"/>, <paramref name="n"/> points.
    /// </summary>
    /// <param name="alphas">The unnormalised log-weight of each component.</param>
    /// <param name="means">Each component's mean, k by d.</param>
    /// <param name="icf">
    /// Each component's inverse covariance factor: d logarithms of the diagonal, then the columns below it.
    /// </param>
    /// <param name="x">The points, n by d.</param>
    /// <param name="n">The number of points.</param>
    /// <param name="d">The dimension.</param>
    /// <param name="k">The number of components.</param>
    /// <param name="wishartGamma">The prior's scale.</param>
    /// <param name="wishartM">The prior's degrees of freedom beyond the dimension.</param>
    [Differentiable]
    public static double Gmm(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf,
        [NoDiff] ReadOnlySpan<double> x, int n, int d, int k, [NoDiff] double wishartGamma, int wishartM)
    {
        var factorSize = d * (d + 1) / 2;
        var diagonals = new double[k * d];
        var logDeterminants = new double[k];
        for (var c = 0; c < k; c++)
        {
            var sum = 0.0;
            for (var i = 0; i < d; i++)
            {
                sum += icf[c * factorSize + i];
                diagonals[c * d + i] = Math.Exp(icf[c * factorSize + i]);
            }

            logDeterminants[c] = sum;
        }

        var terms = new double[k];
        var centered = new double[d];
        var scaled = new double[d];
        var total = 0.0;
        for (var p = 0; p < n; p++)
        {
            var point = x.Slice(p * d, d);
            for (var c = 0; c < k; c++)
            {
                var mean = means.Slice(c * d, d);
                for (var i = 0; i < d; i++)
                {
                    centered[i] = point[i] - mean[i];
                    scaled[i] = diagonals[c * d + i] * centered[i];
                }

                var next = c * factorSize + d;
                for (var i = 0; i < d; i++)
                {
                    for (var j = i + 1; j < d; j++)
                    {
                        scaled[j] += icf[next] * centered[i];
                        next++;
                    }
                }

                terms[c] = alphas[c] + logDeterminants[c] - 0.5 * SumOfSquares(scaled);
            }

            total += LogSumExp(terms);
        }

        var constant = -0.5 * n * d * Math.Log(2 * Math.PI);
        var prior = LogWishartPrior(icf, diagonals, logDeterminants, d, k, wishartGamma, wishartM);
        return constant + total - n * LogSumExp(alphas) + prior;
    }

    private static double SumOfSquares(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++) sum += values[i] * values[i];
        return sum;
    }

    private static double LogSumExp(ReadOnlySpan<double> values)
    {
        var max = values[0];
        for (var i = 1; i < values.Length; i++) max = Math.Max(max, values[i]);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++) sum += Math.Exp(values[i] - max);
        return max + Math.Log(sum);
    }
}
