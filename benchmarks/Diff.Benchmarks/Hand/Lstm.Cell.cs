namespace Diff.Benchmarks;

internal static partial class Hand
{
    private static void CellForward(ReadOnlySpan<double> own, Span<double> state, Span<double> signal, Span<double> saved)
    {
        var size = signal.Length;
        for (var i = 0; i < size; i++)
        {
            var forget = 1 / (1 + Math.Exp(-(signal[i] * own[i] + own[4 * size + i])));
            var ingate = 1 / (1 + Math.Exp(-(state[i] * own[size + i] + own[5 * size + i])));
            var outgate = 1 / (1 + Math.Exp(-(signal[i] * own[2 * size + i] + own[6 * size + i])));
            var change = Math.Tanh(state[i] * own[3 * size + i] + own[7 * size + i]);
            var cell = state[size + i] * forget + ingate * change;
            var squashed = Math.Tanh(cell);
            var hidden = outgate * squashed;
            state[size + i] = cell;
            state[i] = hidden;
            signal[i] = hidden;

            var kept = saved.Slice(6 * i, 6);
            kept[5] = squashed;
            kept[4] = cell;
            kept[3] = change;
            kept[2] = outgate;
            kept[1] = ingate;
            kept[0] = forget;
        }
    }

    /// <summary>Takes the adjoint of the layer's output in <paramref name="signal"/> and leaves that of its input there.</summary>
    private static void CellBackward(
        ReadOnlySpan<double> own, ReadOnlySpan<double> saved, ReadOnlySpan<double> savedBelow, ReadOnlySpan<double> input,
        ReadOnlySpan<double> ends, ReadOnlySpan<double> savedBefore, ReadOnlySpan<double> initial,
        Span<double> signal, Span<double> dState, Span<double> gradient)
    {
        var size = signal.Length;
        for (var i = 0; i < size; i++)
        {
            var kept = saved.Slice(6 * i, 6);
            var squashed = kept[5];
            var change = kept[3];
            var outgate = kept[2];
            var ingate = kept[1];
            var forget = kept[0];
            var from = savedBelow.IsEmpty ? input[i] * ends[i] : savedBelow[6 * i + 2] * savedBelow[6 * i + 5];
            double hiddenBefore, cellBefore;
            if (savedBefore.IsEmpty)
            {
                hiddenBefore = initial[i];
                cellBefore = initial[size + i];
            }
            else
            {
                hiddenBefore = savedBefore[6 * i + 2] * savedBefore[6 * i + 5];
                cellBefore = savedBefore[6 * i + 4];
            }

            var dHidden = dState[i] + signal[i];
            var dCell = dState[size + i] + dHidden * outgate * (1 - squashed * squashed);
            var dForget = dCell * cellBefore * forget * (1 - forget);
            var dIngate = dCell * change * ingate * (1 - ingate);
            var dOutgate = dHidden * squashed * outgate * (1 - outgate);
            var dChange = dCell * ingate * (1 - change * change);
            gradient[i] += dForget * from;
            gradient[size + i] += dIngate * hiddenBefore;
            gradient[2 * size + i] += dOutgate * from;
            gradient[3 * size + i] += dChange * hiddenBefore;
            gradient[4 * size + i] += dForget;
            gradient[5 * size + i] += dIngate;
            gradient[6 * size + i] += dOutgate;
            gradient[7 * size + i] += dChange;
            dState[i] = dIngate * own[size + i] + dChange * own[3 * size + i];
            dState[size + i] = dCell * forget;
            signal[i] = dForget * own[i] + dOutgate * own[2 * size + i];
        }
    }
}
