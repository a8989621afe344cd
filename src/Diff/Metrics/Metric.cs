using System.Numerics;

namespace Diff;

/// <summary>Measures of how good a model's results are, for people to read: they are not differentiated.</summary>
public static class Metric
{
    /// <summary>The part of the rows whose greatest score is that of their label, from 0 to 1; of no rows, NaN.</summary>
    /// <param name="logits">The scores, the classes along the last axis; of several greatest, the first counts.</param>
    /// <param name="labels">The number of its class for each row, in row-major order.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows, or there is no axis of classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not the number of a class.</exception>
    public static double Accuracy<T>(Tensor<T> logits, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = Labels.RequireFor(nameof(Accuracy), logits.Shape, labels);
        if (rows == 0)
            return double.NaN;
        var chosen = Tensor.ArgMax(logits, -1);
        var right = 0;
        for (var i = 0; i < rows; i++)
            right += chosen[i] == labels[i] ? 1 : 0;
        return (double)right / rows;
    }
}
