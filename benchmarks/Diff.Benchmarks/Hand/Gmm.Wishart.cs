namespace Diff.Benchmarks;

internal static partial class Hand
{
    /// <summary>
    /// The prior; finishes the factors' gradient: the chain through the diagonal's exponential, the determinants,
    /// whose gradient so far is that of the alphas, and the prior's own part.
    /// </summary>
    private static double WishartBackward(
        ReadOnlySpan<double> icf, ReadOnlySpan<double> diagonals, ReadOnlySpan<double> logDeterminants,
        ReadOnlySpan<double> determinantGradient, int d, int k, double gamma, int m,
        Span<double> icfGradient, double upstream)
    {
        var factorSize = d * (d + 1) / 2;
        var scale = upstream * gamma * gamma;
        var sum = 0.0;
        for (var c = 0; c < k; c++)
        {
            var diagonal = diagonals.Slice(c * d, d);
            var below = icf.Slice(c * factorSize + d, factorSize - d);
            var diagonalGradient = icfGradient.Slice(c * factorSize, d);
            var belowGradient = icfGradient.Slice(c * factorSize + d, factorSize - d);
            var squares = SumOfSquares(diagonal) + SumOfSquares(below);
            sum += 0.5 * gamma * gamma * squares - m * logDeterminants[c];

            var fromDeterminant = determinantGradient[c] - upstream * m;
            for (var i = 0; i < diagonal.Length; i++)
            {
                diagonalGradient[i] = (diagonalGradient[i] + scale * diagonal[i]) * diagonal[i] + fromDeterminant;
            }

            for (var i = 0; i < below.Length; i++) belowGradient[i] += scale * below[i];
        }

        return sum - k * Programs.LogWishartNormaliser(d, gamma, m);
    }

    private static double SumOfSquares(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++) sum += values[i] * values[i];
        return sum;
    }
}
