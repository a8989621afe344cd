using System.Numerics;

namespace Diff;

/// <summary>Mean and standard deviation of each column of a tensor: of all elements that differ in their first index only.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ColumnStatistics<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private ColumnStatistics(Tensor<T> mean, Tensor<T> standardDeviation) => (Mean, StandardDeviation) = (mean, standardDeviation);

    /// <summary>The means, in the shape of a row.</summary>
    public Tensor<T> Mean { get; }

    /// <summary>The standard deviations (of the population: divided by n) in the shape of a row; exactly 0 where all elements are equal.</summary>
    public Tensor<T> StandardDeviation { get; }

    /// <summary>The statistics of a tensor, computed in double precision, row after row: the same on every machine.</summary>
    /// <param name="rows">A row for each example; at least one.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static ColumnStatistics<T> Of(Tensor<T> rows)
    {
        if (rows.Rank == 0 || rows.Shape[0] == 0)
            throw new ArgumentException($"ColumnStatistics: a tensor of shape {rows.Shape} has no rows.", nameof(rows));
        Shape shape = [.. rows.Shape.Lengths[1..]];
        var (count, columns) = (rows.Shape[0], shape.ElementCount);
        var (means, squares) = (new double[columns], new double[columns]);
        for (var rest = rows.AsSpan(); !rest.IsEmpty; rest = rest[columns..])
        {
            for (var column = 0; column < columns; column++)
                means[column] += double.CreateChecked(rest[column]);
        }

        for (var column = 0; column < columns; column++)
            means[column] /= count;
        for (var rest = rows.AsSpan(); !rest.IsEmpty; rest = rest[columns..])
        {
            for (var column = 0; column < columns; column++)
            {
                var distance = double.CreateChecked(rest[column]) - means[column];
                squares[column] += distance * distance;
            }
        }

        var (mean, deviation) = (Tensor.Zeros<T>(shape), Tensor.Zeros<T>(shape));
        var elements = rows.AsSpan();
        for (var column = 0; column < columns; column++)
        {
            // A mean that is rounded would give a constant column a deviation, and dividing by that would blow up the rounding.
            var isConstant = IsConstant(elements[column..], columns);
            mean.AsSpan()[column] = isConstant ? elements[column] : T.CreateTruncating(means[column]);
            deviation.AsSpan()[column] = isConstant ? T.Zero : T.CreateTruncating(Math.Sqrt(squares[column] / count));
        }

        return new(mean, deviation);
    }

    private static bool IsConstant(ReadOnlySpan<T> elements, int stride)
    {
        for (var i = 0; i < elements.Length; i += stride)
        {
            if (elements[i] != elements[0])
                return false;
        }

        return true;
    }
}
