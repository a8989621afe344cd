using System.Numerics;

namespace Diff;

/// <summary>Rows of a data set, in memory that the next batch overwrites.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Batch<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    internal Batch(Tensor<T> features, int[]? labels, Tensor<T>? targets) => (Features, LabelsOrNull, TargetsOrNull) = (features, labels, targets);

    /// <summary>The features, a row for each example.</summary>
    public Tensor<T> Features { get; }

    /// <summary>The class of each row.</summary>
    /// <exception cref="InvalidOperationException">The data set has targets instead.</exception>
    public int[] Labels => LabelsOrNull ?? throw new InvalidOperationException("Batch: the rows have targets, no labels.");

    /// <summary>The targets, a row for each example.</summary>
    /// <exception cref="InvalidOperationException">The data set has labels instead.</exception>
    public Tensor<T> Targets => TargetsOrNull ?? throw new InvalidOperationException("Batch: the rows have labels, no targets.");

    /// <summary>How many examples there are.</summary>
    public int Count => Features.Shape[0];

    internal int[]? LabelsOrNull { get; }

    internal Tensor<T>? TargetsOrNull { get; }
}
