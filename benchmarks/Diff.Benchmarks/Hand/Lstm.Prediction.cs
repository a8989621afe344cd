namespace Diff.Benchmarks;

internal static partial class Hand
{
    /// <summary>Adds one step's log-likelihood to <paramref name="total"/> and leaves its softmax.</summary>
    private static double Predict(
        double total, Span<double> signal, ReadOnlySpan<double> ends, ReadOnlySpan<double> gold, Span<double> softmax)
    {
        var size = signal.Length;
        var sum = 2.0;
        for (var i = 0; i < size; i++)
        {
            signal[i] = signal[i] * ends[size + i] + ends[2 * size + i];
            softmax[i] = Math.Exp(signal[i]);
            sum += softmax[i];
        }

        var inverse = 1 / sum;
        var normaliser = Math.Log(sum);
        for (var i = 0; i < size; i++)
        {
            softmax[i] *= inverse;
            total += gold[i] * (signal[i] - normaliser);
        }

        return total;
    }

    /// <summary>Leaves the adjoint of the last layer's output in <paramref name="signal"/>.</summary>
    private static void PredictBackward(
        double dTotal, ReadOnlySpan<double> gold, ReadOnlySpan<double> softmax, ReadOnlySpan<double> savedLast,
        ReadOnlySpan<double> ends, Span<double> endsGradient, Span<double> signal)
    {
        var size = signal.Length;
        var dNormaliser = 0.0;
        for (var i = 0; i < size; i++) dNormaliser -= dTotal * gold[i];
        for (var i = 0; i < size; i++)
        {
            var dPrediction = dTotal * gold[i] + dNormaliser * softmax[i];
            endsGradient[size + i] += dPrediction * (savedLast[6 * i + 2] * savedLast[6 * i + 5]);
            endsGradient[2 * size + i] += dPrediction;
            signal[i] = dPrediction * ends[size + i];
        }
    }
}
