using Diff;

namespace Basics;

internal static partial class Entropy
{
    /// <summary>Softmax, logarithm and negative log-likelihood, one after the other.</summary>
    [Differentiable]
    public static double StepByStep(Tensor<double> logits, ReadOnlySpan<int> labels) =>
        Loss.NegativeLogLikelihood(Tensor.Log(Tensor.Softmax(logits)), labels);

    /// <summary>The same in one: what a classifier is trained with.</summary>
    [Differentiable]
    public static double AtOnce(Tensor<double> logits, ReadOnlySpan<int> labels) => Loss.CrossEntropy(logits, labels);

    public static void Run()
    {
        var p = Tensor.Create([0.1, 0.2, 0.7]);
        var q = Tensor.Create([0.2, 0.3, 0.5]);
        var entropy = -Tensor.Sum(p * Tensor.Log(p));
        var crossEntropy = -Tensor.Sum(p * Tensor.Log(q));
        var divergence = Tensor.Sum(p * Tensor.Log(p / q));
        Console.WriteLine($"H(p) = {entropy:F15}, H(p, q) = {crossEntropy:F15}, KL(p | q) = {divergence:F15}");
        Console.WriteLine($"H(p) + KL(p | q) = {entropy + divergence:F15}");

        var logits = Tensor.Create([2, 1, 0.1, 0.5, 2.5, -1], [2, 3]);
        int[] labels = [0, 1];
        var (steps, stepsGradient) = StepByStepBackward(logits, labels);
        var (loss, gradient) = AtOnceBackward(logits, labels);
        Console.WriteLine($"loss step by step {steps:F15}, at once {loss:F15}");
        for (var row = 0; row < labels.Length; row++)
            Console.WriteLine($"gradient of row {row}: {Row(stepsGradient, row)}, at once {Row(gradient, row)}");
    }

    private static string Row(Tensor<double> x, int row) => $"({x[row, 0]:F12}, {x[row, 1]:F12}, {x[row, 2]:F12})";
}
