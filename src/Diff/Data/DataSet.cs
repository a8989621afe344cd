using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>Examples to learn from: rows of features, each with a label (classification) or with targets (regression).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Row i is all elements of the features whose first index is i; the other axes may be any, those of an image for instance.</remarks>
public sealed partial class DataSet<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int[]? _labels;
    private readonly Tensor<T>? _targets;

    /// <summary>Features with a class label each. Neither is copied.</summary>
    /// <param name="features">A row for each example, of finite numbers.</param>
    /// <param name="labels">A label for each row: a class from 0.</param>
    /// <param name="classCount">How many classes there are; by default, one more than the highest label.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, not as many labels, a label that is no class, or a number that is not finite; the message names the row.
    /// </exception>
    public DataSet(Tensor<T> features, int[] labels, int? classCount = null)
        : this(features, labels, targets: null, classCount ?? DefaultClassCount(labels))
    {
        CheckRows(nameof(features), features);
        CheckCount("labels", labels.Length);
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] < 0 || labels[row] >= ClassCount)
            {
                throw new ArgumentException(
                    $"DataSet: the label of row {row} is {labels[row]}, not one of the classes 0 to {ClassCount - 1}.", nameof(labels));
            }
        }
    }

    /// <summary>Features with targets. Neither is copied.</summary>
    /// <param name="features">A row for each example, of finite numbers.</param>
    /// <param name="targets">What is to be predicted: as many rows, of any shape, of finite numbers.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, not as many targets, or a number that is not finite; the message names the row.
    /// </exception>
    public DataSet(Tensor<T> features, Tensor<T> targets)
        : this(features, labels: null, targets, classCount: 0)
    {
        CheckRows(nameof(features), features);
        CheckRows(nameof(targets), targets);
        CheckCount("targets", targets.Shape[0]);
    }

    private DataSet(Tensor<T> features, int[]? labels, Tensor<T>? targets, int classCount)
    {
        Features = features;
        _labels = labels;
        _targets = targets;
        ClassCount = classCount;
    }

    /// <summary>The features, a row for each example.</summary>
    public Tensor<T> Features { get; }

    /// <summary>How many examples there are; at least one.</summary>
    public int Count => Features.Shape[0];

    /// <summary>Whether the rows have labels; otherwise they have targets.</summary>
    public bool HasLabels => _labels is not null;

    /// <summary>The class of each row.</summary>
    /// <exception cref="InvalidOperationException">The rows have targets instead.</exception>
    public int[] Labels => _labels ?? throw new InvalidOperationException("DataSet: the rows have targets, no labels.");

    /// <summary>The targets, a row for each example.</summary>
    /// <exception cref="InvalidOperationException">The rows have labels instead.</exception>
    public Tensor<T> Targets => _targets ?? throw new InvalidOperationException("DataSet: the rows have labels, no targets.");

    /// <summary>How many classes the labels are of; 0 if there are targets.</summary>
    public int ClassCount { get; }

    /// <summary>The same examples with each row of features as a vector. Memory is shared.</summary>
    public DataSet<T> Flatten() => With(Features.Reshape(Count, -1));

    /// <summary>Some of the examples, or all in another order; a copy.</summary>
    /// <param name="rows">Which, from 0; at least one.</param>
    public DataSet<T> Select(params ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
            throw new ArgumentException("Select: no rows are given.", nameof(rows));
        foreach (var row in rows)
        {
            if ((uint)row >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"Select: there are {Count} rows, and no row {row}.");
        }

        var selection = DataRows.Allocate(this, rows.Length);
        DataRows.Gather(this, rows, selection);
        return new(selection.Features, selection.LabelsOrNull, selection.TargetsOrNull, ClassCount);
    }

    /// <summary>Divides the examples into those to learn from and those to test with.</summary>
    /// <param name="testFraction">How much is for the test, between 0 and 1; rounded to whole rows, at least one on both sides.</param>
    /// <param name="shuffle">Chooses the rows by chance; without it, the last ones are for the test, and the order stays.</param>
    /// <exception cref="ArgumentException">The fraction is not between 0 and 1, or there is only one row.</exception>
    public (DataSet<T> Train, DataSet<T> Test) Split(double testFraction, Philox? shuffle = null)
    {
        if (!(testFraction > 0 && testFraction < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "Split: the fraction must be between 0 and 1.");
        if (Count < 2)
            throw new InvalidOperationException("Split: a single row cannot be divided.");
        var testCount = Math.Clamp((int)Math.Round(testFraction * Count), 1, Count - 1);
        var rows = Enumerable.Range(0, Count).ToArray();
        shuffle?.Shuffle<int>(rows);
        return (Select(rows.AsSpan(..^testCount)), Select(rows.AsSpan(^testCount..)));
    }

    /// <summary>The examples in mini-batches, one enumeration of which is an epoch.</summary>
    /// <param name="size">How many rows a batch has; the last of an epoch may have fewer.</param>
    /// <param name="shuffle">Gives each epoch an order of its own; without it the order stays.</param>
    /// <param name="dropLast">Whether a last batch with fewer rows is left out.</param>
    /// <exception cref="ArgumentException">The size is below 1, or no batch is left.</exception>
    public Batches<T> Batches(int size, Philox? shuffle = null, bool dropLast = false) => new(this, size, shuffle, dropLast);

    private static int DefaultClassCount(int[] labels)
    {
        var highest = labels.Length == 0 ? -1 : labels.Max();
        return highest < int.MaxValue ? highest + 1 : throw new ArgumentException($"DataSet: {highest} cannot be a label.", nameof(labels));
    }

    private DataSet<T> With(Tensor<T> features) => new(features, _labels, _targets, ClassCount);

    private void CheckCount(string what, int count)
    {
        if (count != Count)
            throw new ArgumentException($"DataSet: {count} {what} for {Count} rows of features.", what);
    }

    private static void CheckRows(string what, Tensor<T> rows)
    {
        if (rows.Rank == 0 || rows.Shape[0] == 0)
            throw new ArgumentException($"DataSet: {what} of shape {rows.Shape} have no rows.", what);
        var elements = rows.AsSpan();
        if (elements.IsEmpty || TensorPrimitives.IsFiniteAll<T>(elements))
            return;
        var wrong = 0;
        while (T.IsFinite(elements[wrong]))
            wrong++;
        var length = elements.Length / rows.Shape[0];
        throw new ArgumentException($"DataSet: the {what} of row {wrong / length} have {elements[wrong]} at place {wrong % length}.", what);
    }
}
