namespace Diff.Gradient.Tests;

/// <summary>Models whose arguments are checked.</summary>
public static partial class CheckedModels
{
    /// <summary>A layer.</summary>
    [Differentiable]
    public static double Layer([Shape("n", 3)] Tensor<double> x, [Shape(3, "k")] Tensor<double> w, [Shape("k")] Tensor<double> b)
        => Tensor.Sum(Tensor.Tanh(Tensor.MatrixMultiply(x, w) + b));

    /// <summary>A square, and perhaps a number.</summary>
    [Differentiable]
    public static double Square([Shape("n", "n")] Tensor<double> x, [NoDiff, Shape] Tensor<double>? y)
        => y is null ? Tensor.Sum(x) : Tensor.Sum(x * y);

    /// <summary>Two records of one type, whose sizes may differ.</summary>
    [Differentiable]
    public static double Records(Dense first, Dense second)
        => Tensor.Sum(first.Weight) * Tensor.Sum(first.Bias) + Tensor.Sum(second.Weight) * Tensor.Sum(second.Bias);

    /// <summary>Calls a method that says what it takes.</summary>
    [Differentiable]
    public static double Calling(Tensor<double> x, int times)
    {
        var sum = 0.0;
        for (var i = 0; i < times; i++)
            sum += Called(x * i);
        return sum;
    }

    /// <summary>A result of a declared shape.</summary>
    [Differentiable]
    [return: Shape("n", 2)]
    public static Tensor<double> Result([Shape("n")] Tensor<double> x, [NoDiff] int[] columns) => x.Unsqueeze(1).BroadcastTo([x.Length, 3]).IndexSelect(1, columns);

    /// <summary>Binary cross-entropy, from what may be no probability.</summary>
    [Differentiable]
    public static double Binary(Tensor<double> x, [NoDiff] Tensor<double> y) => Loss.BinaryCrossEntropy(2 * x, y);

    /// <summary>Its terms, in a loop.</summary>
    [Differentiable]
    public static float BinaryTerms(Tensor<float> x, [NoDiff] Tensor<float> y, int times)
    {
        var sum = 0f;
        for (var i = 0; i < times; i++)
            sum += Tensor.Sum(Loss.BinaryCrossEntropyTerms(x, y) * x) * i;
        return sum;
    }

    /// <summary>Cross-entropy of labels.</summary>
    [Differentiable]
    public static double Labels(Tensor<double> x, [NoDiff] int[] labels) => Loss.CrossEntropy(x * x, labels);

    /// <summary>Negative log-likelihood of labels.</summary>
    [Differentiable]
    public static double Likelihood(Tensor<double> x, [NoDiff] int[] labels) => Loss.NegativeLogLikelihood(x * x, labels, Reduction.Sum);

    /// <summary>The terms of both.</summary>
    [Differentiable]
    public static double LabelTerms(Tensor<double> x, [NoDiff] int[] labels)
        => Tensor.Sum(Loss.CrossEntropyTerms(x * x, labels) * Loss.NegativeLogLikelihoodTerms(x, labels));

    private static double Called([Shape("n", "m")] Tensor<double> x) => Tensor.Sum(x * x);
}

/// <summary>A layer whose shapes belong together.</summary>
public sealed record Dense([Shape("outputs", "inputs")] Tensor<double> Weight, [Shape("outputs")] Tensor<double> Bias);
