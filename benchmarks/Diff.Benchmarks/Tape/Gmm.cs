using System.Buffers;

namespace Diff.Benchmarks;

internal static partial class Taped
{
    public static Hand.GmmGradient GmmBackward(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf, ReadOnlySpan<double> x,
        int n, int d, int k, double wishartGamma, int wishartM,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient, double upstream = 1.0)
    {
        var tape = Tape.Current;
        tape.Reset();
        var sizes = alphas.Length + means.Length + icf.Length;
        var rented = ArrayPool<Var>.Shared.Rent(sizes);
        var vAlphas = rented.AsSpan(0, alphas.Length);
        var vMeans = rented.AsSpan(alphas.Length, means.Length);
        var vIcf = rented.AsSpan(alphas.Length + means.Length, icf.Length);
        tape.Inputs(alphas, vAlphas);
        tape.Inputs(means, vMeans);
        tape.Inputs(icf, vIcf);
        var result = Gmm(vAlphas, vMeans, vIcf, x, n, d, k, wishartGamma, wishartM);
        tape.Backward(result, upstream);
        tape.Gradient(vAlphas, alphasGradient);
        tape.Gradient(vMeans, meansGradient);
        tape.Gradient(vIcf, icfGradient);
        ArrayPool<Var>.Shared.Return(rented);
        return new(result.Value);
    }

    private static Var Gmm(
        ReadOnlySpan<Var> alphas, ReadOnlySpan<Var> means, ReadOnlySpan<Var> icf, ReadOnlySpan<double> x,
        int n, int d, int k, double gamma, int m)
    {
        var factorSize = d * (d + 1) / 2;
        var rented = ArrayPool<Var>.Shared.Rent(k * d + 2 * k + 2 * d);
        var diagonals = rented.AsSpan(0, k * d);
        var logDeterminants = rented.AsSpan(k * d, k);
        var terms = rented.AsSpan(k * d + k, k);
        var centered = rented.AsSpan(k * d + 2 * k, d);
        var scaled = rented.AsSpan(k * d + 2 * k + d, d);
        for (var c = 0; c < k; c++)
        {
            var logs = icf.Slice(c * factorSize, d);
            var sum = logs[0];
            for (var i = 1; i < d; i++) sum += logs[i];
            for (var i = 0; i < d; i++) diagonals[c * d + i] = Var.Exp(logs[i]);
            logDeterminants[c] = sum;
        }

        var total = Tape.Current.Input(-0.5 * n * d * Math.Log(2 * Math.PI) - k * Programs.LogWishartNormaliser(d, gamma, m));
        for (var p = 0; p < n; p++)
        {
            var point = x.Slice(p * d, d);
            for (var c = 0; c < k; c++)
            {
                for (var i = 0; i < d; i++)
                {
                    centered[i] = point[i] - means[c * d + i];
                    scaled[i] = diagonals[c * d + i] * centered[i];
                }

                var next = c * factorSize + d;
                for (var i = 0; i < d; i++)
                {
                    for (var j = i + 1; j < d; j++) scaled[j] += icf[next++] * centered[i];
                }

                terms[c] = alphas[c] + logDeterminants[c] - 0.5 * SumOfSquares(scaled);
            }

            total += LogSumExp(terms);
        }

        for (var c = 0; c < k; c++)
        {
            var squares = SumOfSquares(diagonals.Slice(c * d, d));
            if (d > 1) squares += SumOfSquares(icf.Slice(c * factorSize + d, factorSize - d));
            total += 0.5 * gamma * gamma * squares - m * logDeterminants[c];
        }

        ArrayPool<Var>.Shared.Return(rented);
        return total - n * LogSumExp(alphas);
    }

    private static Var SumOfSquares(ReadOnlySpan<Var> values)
    {
        var sum = Var.Square(values[0]);
        for (var i = 1; i < values.Length; i++) sum += Var.Square(values[i]);
        return sum;
    }

    private static Var LogSumExp(ReadOnlySpan<Var> values)
    {
        var max = values[0].Value;
        for (var i = 1; i < values.Length; i++) max = Math.Max(max, values[i].Value);
        var sum = Var.Exp(values[0] - max);
        for (var i = 1; i < values.Length; i++) sum += Var.Exp(values[i] - max);
        return max + Var.Log(sum);
    }
}
