using System.Numerics;

namespace Diff;

// The classes are the last axis, and a row is all of them.
public static partial class Loss
{
    /// <summary>-log softmax(row)[label], without overflow.</summary>
    /// <param name="logits">The logits: any numbers, the classes along the last axis.</param>
    /// <param name="labels">The number of its class for each row, in row-major order.</param>
    /// <param name="reduction">Their mean over the rows, or their sum.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows, or there is no axis of classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not the number of a class.</exception>
    public static T CrossEntropy<T>(Tensor<T> logits, ReadOnlySpan<int> labels, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = Labels.RequireFor(nameof(CrossEntropy), logits.Shape, labels);
        return Terms.ReduceRows(logits, rows, new EntropyOfLabel<T>(labels), reduction);
    }

    /// <summary>The terms of <see cref="CrossEntropy{T}(Tensor{T}, ReadOnlySpan{int}, Reduction)"/>, one a row: a tensor without the last axis.</summary>
    /// <inheritdoc cref="CrossEntropy{T}(Tensor{T}, ReadOnlySpan{int}, Reduction)" path="/param[@name='logits']"/>
    /// <inheritdoc cref="CrossEntropy{T}(Tensor{T}, ReadOnlySpan{int}, Reduction)" path="/param[@name='labels']"/>
    /// <inheritdoc cref="CrossEntropy{T}(Tensor{T}, ReadOnlySpan{int}, Reduction)" path="/exception"/>
    public static Tensor<T> CrossEntropyTerms<T>(Tensor<T> logits, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        _ = Labels.RequireFor(nameof(CrossEntropy), logits.Shape, labels);
        return Terms.KeepRows(logits, new EntropyOfLabel<T>(labels));
    }

    /// <summary>-sum of target log softmax(row), without overflow; a target of 0 adds nothing, whatever its logit.</summary>
    /// <param name="logits">The logits: any numbers, the classes along the last axis.</param>
    /// <param name="targets">The probability of each class, of the same shape.</param>
    /// <param name="reduction">Their mean over the rows, or their sum.</param>
    /// <exception cref="ArgumentException">The shapes differ, or there is no axis of classes.</exception>
    public static T CrossEntropy<T>(Tensor<T> logits, Tensor<T> targets, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = RequireRows(nameof(CrossEntropy), logits.Shape, targets.Shape);
        return Terms.ReduceRows(logits, rows, new EntropyOfTargets<T>(targets.AsSpan()), reduction);
    }

    /// <summary>The terms of <see cref="CrossEntropy{T}(Tensor{T}, Tensor{T}, Reduction)"/>, one a row: a tensor without the last axis.</summary>
    /// <inheritdoc cref="CrossEntropy{T}(Tensor{T}, Tensor{T}, Reduction)" path="/param[@name='logits']"/>
    /// <inheritdoc cref="CrossEntropy{T}(Tensor{T}, Tensor{T}, Reduction)" path="/param[@name='targets']"/>
    /// <inheritdoc cref="CrossEntropy{T}(Tensor{T}, Tensor{T}, Reduction)" path="/exception"/>
    public static Tensor<T> CrossEntropyTerms<T>(Tensor<T> logits, Tensor<T> targets)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        _ = RequireRows(nameof(CrossEntropy), logits.Shape, targets.Shape);
        return Terms.KeepRows(logits, new EntropyOfTargets<T>(targets.AsSpan()));
    }

    /// <summary>-row[label] of logarithms of probabilities, such as <see cref="Tensor.LogSoftmax"/> gives.</summary>
    /// <param name="logProbabilities">The logarithms, the classes along the last axis.</param>
    /// <param name="labels">The number of its class for each row, in row-major order.</param>
    /// <param name="reduction">Their mean over the rows, or their sum.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows, or there is no axis of classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not the number of a class.</exception>
    public static T NegativeLogLikelihood<T>(Tensor<T> logProbabilities, ReadOnlySpan<int> labels, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = Labels.RequireFor(nameof(NegativeLogLikelihood), logProbabilities.Shape, labels);
        return Terms.ReduceRows(logProbabilities, rows, new LikelihoodOfLabel<T>(labels), reduction);
    }

    /// <summary>The terms of <see cref="NegativeLogLikelihood"/>, one a row: a tensor without the last axis.</summary>
    /// <inheritdoc cref="NegativeLogLikelihood" path="/param[@name='logProbabilities']"/>
    /// <inheritdoc cref="NegativeLogLikelihood" path="/param[@name='labels']"/>
    /// <inheritdoc cref="NegativeLogLikelihood" path="/exception"/>
    public static Tensor<T> NegativeLogLikelihoodTerms<T>(Tensor<T> logProbabilities, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        _ = Labels.RequireFor(nameof(NegativeLogLikelihood), logProbabilities.Shape, labels);
        return Terms.KeepRows(logProbabilities, new LikelihoodOfLabel<T>(labels));
    }

    /// <summary>The divergence of the targets from a prediction, sum of target (log target - log probability); a target of 0 adds nothing.</summary>
    /// <remarks>The mean is over rows, PyTorch's <c>batchmean</c>; its <c>mean</c> divides by the number of elements.</remarks>
    /// <param name="logProbabilities">The logarithms of the predicted probabilities, the classes along the last axis.</param>
    /// <param name="targets">The probability of each class, of the same shape.</param>
    /// <param name="reduction">Their mean over the rows, or their sum.</param>
    /// <exception cref="ArgumentException">The shapes differ, or there is no axis of classes.</exception>
    public static T KullbackLeibler<T>(Tensor<T> logProbabilities, Tensor<T> targets, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = RequireRows(nameof(KullbackLeibler), logProbabilities.Shape, targets.Shape);
        return Terms.ReduceRows(logProbabilities, rows, new Divergence<T>(targets.AsSpan()), reduction);
    }

    /// <summary>The terms of <see cref="KullbackLeibler"/>, one a row: a tensor without the last axis.</summary>
    /// <inheritdoc cref="KullbackLeibler" path="/param[@name='logProbabilities']"/>
    /// <inheritdoc cref="KullbackLeibler" path="/param[@name='targets']"/>
    /// <inheritdoc cref="KullbackLeibler" path="/exception"/>
    public static Tensor<T> KullbackLeiblerTerms<T>(Tensor<T> logProbabilities, Tensor<T> targets)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        _ = RequireRows(nameof(KullbackLeibler), logProbabilities.Shape, targets.Shape);
        return Terms.KeepRows(logProbabilities, new Divergence<T>(targets.AsSpan()));
    }

    private static int RequireRows(string operation, Shape x, Shape targets)
    {
        RequireSameShape(operation, x, targets);
        return Labels.RowsOf(operation, x);
    }
}
