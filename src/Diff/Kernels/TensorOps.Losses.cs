using System.Numerics;

namespace Diff.Kernels;

// Losses on rows.
public static partial class TensorOps
{
    /// <summary>How many rows a shape has along its last axis.</summary>
    public static int Rows(Shape shape) => shape.Rank == 0 || shape[-1] == 0 ? 1 : shape.ElementCount / shape[-1];

    /// <summary>Throws unless the two shapes are one.</summary>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void RequireSameShape(string operation, Shape x, Shape y) => Loss.RequireSameShape(operation, x, y);

    /// <summary>The cross-entropy of logits and labels.</summary>
    public static T CrossEntropy<T>(Tensor<T> logits, ReadOnlySpan<int> labels, bool isMean)
        where T : unmanaged, IFloatingPointIeee754<T> => Loss.CrossEntropy(logits, labels, isMean ? Reduction.Mean : Reduction.Sum);

    /// <summary>Its gradient: softmax, less 1 at the label, row by row.</summary>
    public static Tensor<T> CrossEntropyGradient<T>(TensorHome<T> home, T adjoint, Tensor<T> logits, ReadOnlySpan<int> labels, bool isMean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Copy(home, logits);
        var weight = Weight(adjoint, labels.Length, isMean);
        var rest = result.AsSpan();
        foreach (var label in labels)
        {
            var row = rest[..(result.Length / labels.Length)];
            Diff.Rows.Softmax(row);
            row[label] -= T.One;
            System.Numerics.Tensors.TensorPrimitives.Multiply(row, weight, row);
            rest = rest[row.Length..];
        }

        return result;
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

    private static T Weight<T>(T adjoint, int count, bool isMean)
        where T : unmanaged, IFloatingPointIeee754<T> => isMean ? adjoint / T.CreateTruncating(count) : adjoint;
}
