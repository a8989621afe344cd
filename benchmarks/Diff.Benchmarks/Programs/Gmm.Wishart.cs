namespace Diff.Benchmarks;

public static partial class Programs
{
    private static double LogWishartPrior(
        ReadOnlySpan<double> icf, ReadOnlySpan<double> diagonals, ReadOnlySpan<double> logDeterminants,
        int d, int k, double gamma, int m)
    {
        var factorSize = d * (d + 1) / 2;
        var sum = 0.0;
        for (var c = 0; c < k; c++)
        {
            var squares = SumOfSquares(diagonals.Slice(c * d, d))
                + SumOfSquares(icf.Slice(c * factorSize + d, factorSize - d));
            sum += 0.5 * gamma * gamma * squares - m * logDeterminants[c];
        }

        return sum - k * LogWishartNormaliser(d, gamma, m);
    }

    internal static double LogWishartNormaliser(int d, double gamma, int m)
    {
        var freedom = d + m + 1;
        var logGamma = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (var j = 0; j < d; j++) logGamma += LogGammaOfHalf(freedom - j);
        return freedom * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - logGamma;
    }

    /// <summary>The logarithm of Gamma(twice / 2), by the recurrence down to Gamma(1) or Gamma(1/2).</summary>
    private static double LogGammaOfHalf(int twice)
    {
        var sum = twice % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        for (var t = twice - 2; t > 0; t -= 2) sum += Math.Log(0.5 * t);
        return sum;
    }
}
