namespace Diff.Benchmarks;

public static partial class Programs
{
    /// <summary>
    /// The loss of a character model over a sequence, as in ADBench: <paramref name="layers"/> layers of LSTM cells
    /// with diagonal weights, each step predicting the next element.
    /// </summary>
    /// <param name="weights">
    /// For each layer the weights of the forget, input, output and change gates, then their biases:
    /// layers by 8 by size.
    /// </param>
    /// <param name="ends">The scale of the input, and the scale and bias of the output: 3 by size.</param>
    /// <param name="initial">For each layer the hidden state, then the cell state: layers by 2 by size.</param>
    /// <param name="sequence">The sequence, length by size.</param>
    /// <param name="layers">The number of layers.</param>
    /// <param name="size">The width of the input, of the output and of each layer.</param>
    [Differentiable]
    public static double Lstm(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> ends, [NoDiff] ReadOnlySpan<double> initial,
        [NoDiff] ReadOnlySpan<double> sequence, int layers, int size)
    {
        var state = new double[layers * 2 * size];
        for (var i = 0; i < state.Length; i++) state[i] = initial[i];

        var signal = new double[size];
        var steps = sequence.Length / size - 1;
        var total = 0.0;
        for (var t = 0; t < steps; t++)
        {
            var input = sequence.Slice(t * size, size);
            for (var i = 0; i < size; i++) signal[i] = input[i] * ends[i];

            for (var layer = 0; layer < layers; layer++)
            {
                var own = weights.Slice(layer * 8 * size, 8 * size);
                var hidden = layer * 2 * size;
                var cell = hidden + size;
                for (var i = 0; i < size; i++)
                {
                    var forget = Sigmoid(signal[i] * own[i] + own[4 * size + i]);
                    var ingate = Sigmoid(state[hidden + i] * own[size + i] + own[5 * size + i]);
                    var outgate = Sigmoid(signal[i] * own[2 * size + i] + own[6 * size + i]);
                    var change = Math.Tanh(state[hidden + i] * own[3 * size + i] + own[7 * size + i]);
                    state[cell + i] = state[cell + i] * forget + ingate * change;
                    state[hidden + i] = outgate * Math.Tanh(state[cell + i]);
                    signal[i] = state[hidden + i];
                }
            }

            for (var i = 0; i < size; i++) signal[i] = signal[i] * ends[size + i] + ends[2 * size + i];
            var normaliser = LogOfTwoPlusSumExp(signal);
            var gold = sequence.Slice((t + 1) * size, size);
            for (var i = 0; i < size; i++) total += gold[i] * (signal[i] - normaliser);
        }

        return -total / (steps * size);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double LogOfTwoPlusSumExp(ReadOnlySpan<double> values)
    {
        var sum = 2.0;
        for (var i = 0; i < values.Length; i++) sum += Math.Exp(values[i]);
        return Math.Log(sum);
    }
}
