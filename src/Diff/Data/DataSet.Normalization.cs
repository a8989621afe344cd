using System.Numerics.Tensors;

namespace Diff;

public sealed partial class DataSet<T>
{
    /// <summary>Mean and standard deviation of each column of the features.</summary>
    public ColumnStatistics<T> Statistics() => ColumnStatistics<T>.Of(Features);

    /// <summary>The examples with features <c>(x - mean) / standardDeviation</c>; a copy.</summary>
    /// <param name="mean">What becomes 0.</param>
    /// <param name="standardDeviation">What becomes 1 beyond it; above 0.</param>
    /// <exception cref="ArgumentException">The numbers are not finite, or the deviation is not above 0, or a feature overflows.</exception>
    public DataSet<T> Normalize(T mean, T standardDeviation)
    {
        if (!T.IsFinite(mean) || !T.IsFinite(standardDeviation) || standardDeviation <= T.Zero)
        {
            throw new ArgumentException(
                $"Normalize: mean {mean} and standard deviation {standardDeviation} must be finite, and the deviation above 0.");
        }

        var features = Features.Clone();
        TensorPrimitives.Subtract(features.AsSpan(), mean, features.AsSpan());
        TensorPrimitives.Divide(features.AsSpan(), standardDeviation, features.AsSpan());
        CheckRows(nameof(features), features);
        return With(features);
    }

    /// <summary>
    /// The examples with each column of the features less its mean, divided by its standard deviation; a copy. A column of one number, repeated,
    /// whose deviation is 0, is not divided.
    /// </summary>
    /// <param name="statistics">Those of the examples that are learnt from, for these and for the test's.</param>
    /// <exception cref="ArgumentException">The columns are others, or a feature overflows.</exception>
    public DataSet<T> Normalize(ColumnStatistics<T> statistics)
    {
        Shape columns = [.. Features.Shape.Lengths[1..]];
        if (statistics.Mean.Shape != columns)
            throw new ArgumentException($"Normalize: statistics of shape {statistics.Mean.Shape} for rows of shape {columns}.", nameof(statistics));
        var features = Features.Clone();
        var means = statistics.Mean.AsSpan();
        var divisors = statistics.StandardDeviation.ToArray();
        divisors.AsSpan().Replace(T.Zero, T.One);
        for (var rest = features.AsSpan(); !rest.IsEmpty; rest = rest[means.Length..])
        {
            var row = rest[..means.Length];
            TensorPrimitives.Subtract(row, means, row);
            TensorPrimitives.Divide(row, divisors, row);
        }

        CheckRows(nameof(features), features);
        return With(features);
    }
}
