using System.Numerics;

namespace Diff;

public static partial class Loss
{
    /// <summary>-(y log p + (1 - y) log(1 - p)) for a probability p and its target y; logarithms are at least -100.</summary>
    /// <remarks>
    /// The bound is PyTorch's: a probability of 0 whose target is 1 costs 100. Where probabilities come from a <see cref="Tensor.Sigmoid"/>, prefer
    /// <see cref="BinaryCrossEntropyWithLogits"/>, which needs no bound.
    /// </remarks>
    /// <param name="probabilities">The probabilities, from 0 to 1.</param>
    /// <param name="targets">The targets, of the same shape: 0, 1 or a probability.</param>
    /// <param name="reduction">Their mean over all elements, or their sum.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is below 0 or above 1.</exception>
    public static T BinaryCrossEntropy<T>(Tensor<T> probabilities, Tensor<T> targets, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(BinaryCrossEntropy), probabilities.Shape, targets.Shape);
        return Terms.Reduce(probabilities, targets, new BinaryEntropy(), reduction);
    }

    /// <summary>The terms of <see cref="BinaryCrossEntropy"/>: a tensor of the shape of both.</summary>
    /// <inheritdoc cref="BinaryCrossEntropy" path="/param[@name='probabilities']"/>
    /// <inheritdoc cref="BinaryCrossEntropy" path="/param[@name='targets']"/>
    /// <inheritdoc cref="BinaryCrossEntropy" path="/exception"/>
    public static Tensor<T> BinaryCrossEntropyTerms<T>(Tensor<T> probabilities, Tensor<T> targets)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(BinaryCrossEntropy), probabilities.Shape, targets.Shape);
        return Terms.Keep(probabilities, targets, new BinaryEntropy());
    }

    /// <summary><see cref="BinaryCrossEntropy"/> of the sigmoid of a logit, without overflow and without a bound.</summary>
    /// <param name="logits">The logits: any numbers.</param>
    /// <param name="targets">The targets, of the same shape: 0, 1 or a probability.</param>
    /// <param name="reduction">Their mean over all elements, or their sum.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T BinaryCrossEntropyWithLogits<T>(Tensor<T> logits, Tensor<T> targets, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(BinaryCrossEntropyWithLogits), logits.Shape, targets.Shape);
        return Terms.Reduce(logits, targets, new BinaryEntropyOfLogit(), reduction);
    }

    /// <summary>The terms of <see cref="BinaryCrossEntropyWithLogits"/>: a tensor of the shape of both.</summary>
    /// <inheritdoc cref="BinaryCrossEntropyWithLogits" path="/param[@name='logits']"/>
    /// <inheritdoc cref="BinaryCrossEntropyWithLogits" path="/param[@name='targets']"/>
    /// <inheritdoc cref="BinaryCrossEntropyWithLogits" path="/exception"/>
    public static Tensor<T> BinaryCrossEntropyWithLogitsTerms<T>(Tensor<T> logits, Tensor<T> targets)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(BinaryCrossEntropyWithLogits), logits.Shape, targets.Shape);
        return Terms.Keep(logits, targets, new BinaryEntropyOfLogit());
    }
}
