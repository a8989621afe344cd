using System.Buffers;

namespace Diff.Benchmarks;

internal static partial class Hand
{
    public readonly record struct GmmGradient(double Value);

    /// <summary>One pass over the points: each point's terms, then at once their adjoints.</summary>
    public static GmmGradient GmmBackward(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf, ReadOnlySpan<double> x,
        int n, int d, int k, double wishartGamma, int wishartM,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient, double upstream = 1.0)
    {
        var factorSize = d * (d + 1) / 2;
        var rented = ArrayPool<double>.Shared.Rent(3 * k * d + 2 * k);
        var diagonals = rented.AsSpan(0, k * d);
        var centered = rented.AsSpan(k * d, k * d);
        var scaled = rented.AsSpan(2 * k * d, k * d);
        var logDeterminants = rented.AsSpan(3 * k * d, k);
        var terms = rented.AsSpan(3 * k * d + k, k);
        alphasGradient.Clear();
        meansGradient.Clear();
        icfGradient.Clear();

        for (var c = 0; c < k; c++)
        {
            logDeterminants[c] = Exponentials(icf.Slice(c * factorSize, d), diagonals.Slice(c * d, d));
        }

        var total = 0.0;
        for (var p = 0; p < n; p++)
        {
            var point = x.Slice(p * d, d);
            for (var c = 0; c < k; c++)
            {
                var square = ScaledDistance(
                    point, means.Slice(c * d, d), diagonals.Slice(c * d, d), icf.Slice(c * factorSize + d, factorSize - d),
                    centered.Slice(c * d, d), scaled.Slice(c * d, d));
                terms[c] = alphas[c] + logDeterminants[c] - 0.5 * square;
            }

            total += Softmax(terms);
            for (var c = 0; c < k; c++)
            {
                var weight = upstream * terms[c];
                alphasGradient[c] += weight;
                ScaledDistanceBackward(
                    weight, diagonals.Slice(c * d, d), icf.Slice(c * factorSize + d, factorSize - d),
                    centered.Slice(c * d, d), scaled.Slice(c * d, d), meansGradient.Slice(c * d, d),
                    icfGradient.Slice(c * factorSize, d), icfGradient.Slice(c * factorSize + d, factorSize - d));
            }
        }

        var prior = WishartBackward(
            icf, diagonals, logDeterminants, alphasGradient, d, k, wishartGamma, wishartM, icfGradient, upstream);

        alphas.CopyTo(terms);
        var constant = -0.5 * n * d * Math.Log(2 * Math.PI);
        var value = constant + total - n * Softmax(terms) + prior;
        for (var c = 0; c < k; c++) alphasGradient[c] -= upstream * n * terms[c];
        ArrayPool<double>.Shared.Return(rented);
        return new(value);
    }

    private static double Exponentials(ReadOnlySpan<double> logarithms, Span<double> diagonal)
    {
        var sum = 0.0;
        for (var i = 0; i < logarithms.Length; i++)
        {
            sum += logarithms[i];
            diagonal[i] = Math.Exp(logarithms[i]);
        }

        return sum;
    }

    /// <summary>The log-sum-exp of the values, which are replaced by its gradient.</summary>
    private static double Softmax(Span<double> values)
    {
        var max = values[0];
        for (var i = 1; i < values.Length; i++) max = Math.Max(max, values[i]);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Exp(values[i] - max);
            sum += values[i];
        }

        var inverse = 1 / sum;
        for (var i = 0; i < values.Length; i++) values[i] *= inverse;
        return max + Math.Log(sum);
    }
}
