using System.Buffers;

namespace Diff.Benchmarks;

internal static partial class Hand
{
    public readonly record struct LstmGradient(double Value);

    /// <summary>
    /// Keeps, for each cell and step, its four gates, its state and the state's tanh, and each step's softmax;
    /// inputs and hidden states follow from these.
    /// </summary>
    public static LstmGradient LstmBackward(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> ends, ReadOnlySpan<double> initial,
        ReadOnlySpan<double> sequence, int layers, int size,
        Span<double> weightsGradient, Span<double> endsGradient, double upstream = 1.0)
    {
        var steps = sequence.Length / size - 1;
        var cellSize = 6 * size;
        var stepSize = layers * cellSize + size;
        var rented = ArrayPool<double>.Shared.Rent(steps * stepSize + (layers * 4 + 1) * size);
        var saved = rented.AsSpan(0, steps * stepSize);
        var state = rented.AsSpan(steps * stepSize, layers * 2 * size);
        var dState = rented.AsSpan(steps * stepSize + layers * 2 * size, layers * 2 * size);
        var signal = rented.AsSpan(steps * stepSize + layers * 4 * size, size);

        initial[..state.Length].CopyTo(state);
        var total = 0.0;
        for (var t = 0; t < steps; t++)
        {
            var input = sequence.Slice(t * size, size);
            for (var i = 0; i < size; i++) signal[i] = input[i] * ends[i];
            for (var layer = 0; layer < layers; layer++)
            {
                CellForward(
                    weights.Slice(layer * 8 * size, 8 * size), state.Slice(layer * 2 * size, 2 * size), signal,
                    saved.Slice(t * stepSize + layer * cellSize, cellSize));
            }

            total = Predict(
                total, signal, ends, sequence.Slice((t + 1) * size, size),
                saved.Slice(t * stepSize + layers * cellSize, size));
        }

        weightsGradient.Clear();
        endsGradient.Clear();
        dState.Clear();
        var dTotal = -upstream / (steps * size);
        for (var t = steps - 1; t >= 0; t--)
        {
            var step = saved.Slice(t * stepSize, stepSize);
            var before = t > 0 ? saved.Slice((t - 1) * stepSize, stepSize) : default;
            var input = sequence.Slice(t * size, size);
            PredictBackward(
                dTotal, sequence.Slice((t + 1) * size, size), step[(layers * cellSize)..],
                step.Slice((layers - 1) * cellSize, cellSize), ends, endsGradient, signal);
            for (var layer = layers - 1; layer >= 0; layer--)
            {
                CellBackward(
                    weights.Slice(layer * 8 * size, 8 * size), step.Slice(layer * cellSize, cellSize),
                    layer > 0 ? step.Slice((layer - 1) * cellSize, cellSize) : default, input, ends,
                    t > 0 ? before.Slice(layer * cellSize, cellSize) : default, initial.Slice(layer * 2 * size, 2 * size),
                    signal, dState.Slice(layer * 2 * size, 2 * size), weightsGradient.Slice(layer * 8 * size, 8 * size));
            }

            for (var i = 0; i < size; i++) endsGradient[i] += signal[i] * input[i];
        }

        ArrayPool<double>.Shared.Return(rented);
        return new(-total / (steps * size));
    }
}
