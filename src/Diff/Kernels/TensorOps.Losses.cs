using System.Numerics;

namespace Diff.Kernels;

// Losses on rows.
public static partial class TensorOps
{
    /// <summary>How many rows a shape has along its last axis.</summary>
    public static int Rows(Shape shape) => shape.Rank == 0 || shape[-1] == 0 ? 1 : shape.ElementCount / shape[-1];

    /// <summary>The cross-entropy of logits and labels.</summary>
    public static T CrossEntropy<T>(Tensor<T> logits, ReadOnlySpan<int> labels, bool isMean)
        where T : unmanaged, IFloatingPointIeee754<T> => Loss.CrossEntropy(logits, labels, isMean ? Reduction.Mean : Reduction.Sum);

    /// <summary>The cross-entropy of logits and labels, and its gradient.</summary>
    /// <param name="home">Whose memory the gradient is.</param>
    /// <param name="adjoint">The adjoint of the cross-entropy.</param>
    /// <param name="logits">The logits.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="isMean">Whether the mean over the rows is wanted, rather than the sum.</param>
    /// <param name="gradient">Softmax, less 1 at the label, row by row.</param>
    public static T CrossEntropy<T>(TensorHome<T> home, T adjoint, Tensor<T> logits, ReadOnlySpan<int> labels, bool isMean, out Tensor<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = Labels.RequireFor(nameof(CrossEntropy), logits.Shape, labels);
        gradient = home.Take(logits.Shape.Lengths);
        var sum = CrossEntropyRows<T>.Sum(logits, labels, Weight(adjoint, rows, isMean), gradient);
        return T.CreateTruncating(isMean ? sum / rows : sum);
    }

    /// <summary>The gradient of the cross-entropy on its own.</summary>
    public static Tensor<T> CrossEntropyGradient<T>(TensorHome<T> home, T adjoint, Tensor<T> logits, ReadOnlySpan<int> labels, bool isMean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CrossEntropy(home, adjoint, logits, labels, isMean, out var gradient);
        return gradient;
    }

    /// <summary>The negative logarithms of the labels' probabilities.</summary>
    public static T NegativeLogLikelihood<T>(Tensor<T> logProbabilities, ReadOnlySpan<int> labels, bool isMean)
        where T : unmanaged, IFloatingPointIeee754<T> => Loss.NegativeLogLikelihood(logProbabilities, labels, isMean ? Reduction.Mean : Reduction.Sum);

    /// <summary>Its gradient: -1 at the label, row by row.</summary>
    public static Tensor<T> NegativeLogLikelihoodGradient<T>(TensorHome<T> home, T adjoint, Shape shape, ReadOnlySpan<int> labels, bool isMean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(shape.Lengths);
        result.AsSpan().Clear();
        var weight = Weight(adjoint, labels.Length, isMean);
        for (var i = 0; i < labels.Length; i++)
            result.AsSpan()[i * (result.Length / labels.Length) + labels[i]] = -weight;
        return result;
    }

    /// <summary>Of each row along the last axis, the element that its label says.</summary>
    /// <param name="home">Whose memory it is.</param>
    /// <param name="x">The tensor.</param>
    /// <param name="labels">A label for each row.</param>
    /// <param name="loss">The loss that needs it.</param>
    public static Tensor<T> AtLabels<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> labels, string loss)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Labels.RequireFor(loss, x.Shape, labels);
        var result = home.Take(x.Shape.Lengths[..^1]);
        for (var i = 0; i < labels.Length; i++)
            result.AsSpan()[i] = x.AsSpan()[i * x.Shape[-1] + labels[i]];
        return result;
    }

    /// <summary>Its gradient: the adjoint at the label, row by row, and zero elsewhere.</summary>
    public static Tensor<T> AtLabelsGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Shape shape, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(shape.Lengths);
        result.AsSpan().Clear();
        for (var i = 0; i < labels.Length; i++)
            result.AsSpan()[i * shape[-1] + labels[i]] = adjoint.AsSpan()[i];
        return result;
    }

    private static T Weight<T>(T adjoint, int count, bool isMean)
        where T : unmanaged, IFloatingPointIeee754<T> => isMean ? adjoint / T.CreateTruncating(count) : adjoint;
}
