namespace Diff.Benchmarks;

internal static partial class Hand
{
    /// <summary>The squared length of the factor times (point - mean); keeps both vectors.</summary>
    private static double ScaledDistance(
        ReadOnlySpan<double> point, ReadOnlySpan<double> mean, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> below,
        Span<double> centered, Span<double> scaled)
    {
        var d = point.Length;
        for (var i = 0; i < d; i++)
        {
            centered[i] = point[i] - mean[i];
            scaled[i] = diagonal[i] * centered[i];
        }

        var next = 0;
        for (var i = 0; i < d; i++)
        {
            var length = d - 1 - i;
            var column = below.Slice(next, length);
            var tail = scaled.Slice(i + 1, length);
            var pivot = centered[i];
            for (var j = 0; j < length; j++) tail[j] += column[j] * pivot;
            next += length;
        }

        var sum = 0.0;
        for (var i = 0; i < d; i++) sum += scaled[i] * scaled[i];
        return sum;
    }

    /// <summary>
    /// Adds the gradient of -weight / 2 times the squared length. <paramref name="diagonalGradient"/> takes the
    /// diagonal's own gradient; the chain through its exponential comes once, at the end. Overwrites <paramref name="scaled"/>.
    /// </summary>
    private static void ScaledDistanceBackward(
        double weight, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> below, ReadOnlySpan<double> centered,
        Span<double> scaled, Span<double> meanGradient, Span<double> diagonalGradient, Span<double> belowGradient)
    {
        var d = diagonal.Length;
        for (var i = 0; i < d; i++) scaled[i] *= -weight;

        var next = 0;
        for (var i = 0; i < d; i++)
        {
            var length = d - 1 - i;
            var column = below.Slice(next, length);
            var columnGradient = belowGradient.Slice(next, length);
            var tail = scaled.Slice(i + 1, length);
            var pivot = centered[i];
            var even = diagonal[i] * scaled[i];
            var odd = 0.0;
            var j = 0;
            for (; j < length - 1; j += 2)
            {
                even += column[j] * tail[j];
                odd += column[j + 1] * tail[j + 1];
                columnGradient[j] += tail[j] * pivot;
                columnGradient[j + 1] += tail[j + 1] * pivot;
            }

            if (j < length)
            {
                even += column[j] * tail[j];
                columnGradient[j] += tail[j] * pivot;
            }

            diagonalGradient[i] += scaled[i] * pivot;
            meanGradient[i] -= even + odd;
            next += length;
        }
    }
}
