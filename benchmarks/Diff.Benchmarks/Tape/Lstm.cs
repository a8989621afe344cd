using System.Buffers;

namespace Diff.Benchmarks;

internal static partial class Taped
{
    public static Hand.LstmGradient LstmBackward(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> ends, ReadOnlySpan<double> initial,
        ReadOnlySpan<double> sequence, int layers, int size,
        Span<double> weightsGradient, Span<double> endsGradient, double upstream = 1.0)
    {
        var tape = Tape.Current;
        tape.Reset();
        var rented = ArrayPool<Var>.Shared.Rent(weights.Length + ends.Length + initial.Length + size);
        var vWeights = rented.AsSpan(0, weights.Length);
        var vEnds = rented.AsSpan(weights.Length, ends.Length);
        var state = rented.AsSpan(weights.Length + ends.Length, initial.Length);
        var signal = rented.AsSpan(weights.Length + ends.Length + initial.Length, size);
        tape.Inputs(weights, vWeights);
        tape.Inputs(ends, vEnds);
        tape.Inputs(initial, state);
        var result = Lstm(vWeights, vEnds, state, signal, sequence, layers, size);
        tape.Backward(result, upstream);
        tape.Gradient(vWeights, weightsGradient);
        tape.Gradient(vEnds, endsGradient);
        ArrayPool<Var>.Shared.Return(rented);
        return new(result.Value);
    }

    private static Var Lstm(
        ReadOnlySpan<Var> weights, ReadOnlySpan<Var> ends, Span<Var> state, Span<Var> signal,
        ReadOnlySpan<double> sequence, int layers, int size)
    {
        var steps = sequence.Length / size - 1;
        var total = Tape.Current.Input(0);
        for (var t = 0; t < steps; t++)
        {
            var input = sequence.Slice(t * size, size);
            for (var i = 0; i < size; i++) signal[i] = input[i] * ends[i];
            for (var layer = 0; layer < layers; layer++)
            {
                Cell(weights.Slice(layer * 8 * size, 8 * size), state.Slice(layer * 2 * size, 2 * size), signal);
            }

            for (var i = 0; i < size; i++) signal[i] = signal[i] * ends[size + i] + ends[2 * size + i];
            var sum = 2 + Var.Exp(signal[0]);
            for (var i = 1; i < size; i++) sum += Var.Exp(signal[i]);
            var normaliser = Var.Log(sum);
            var gold = sequence.Slice((t + 1) * size, size);
            for (var i = 0; i < size; i++) total += gold[i] * (signal[i] - normaliser);
        }

        return -total / (steps * size);
    }

    private static void Cell(ReadOnlySpan<Var> own, Span<Var> state, Span<Var> signal)
    {
        var size = signal.Length;
        for (var i = 0; i < size; i++)
        {
            var forget = Var.Sigmoid(signal[i] * own[i] + own[4 * size + i]);
            var ingate = Var.Sigmoid(state[i] * own[size + i] + own[5 * size + i]);
            var outgate = Var.Sigmoid(signal[i] * own[2 * size + i] + own[6 * size + i]);
            var change = Var.Tanh(state[i] * own[3 * size + i] + own[7 * size + i]);
            state[size + i] = state[size + i] * forget + ingate * change;
            state[i] = outgate * Var.Tanh(state[size + i]);
            signal[i] = state[i];
        }
    }
}
