using System.Numerics;

namespace Diff;

/// <summary>Copies rows of data sets.</summary>
internal static class DataRows
{
    /// <summary>Memory for so many rows.</summary>
    public static Batch<T> Allocate<T>(DataSet<T> data, int count)
        where T : unmanaged, IFloatingPointIeee754<T> => new(
            Like(data.Features, count),
            data.HasLabels ? new int[count] : null,
            data.HasLabels ? null : Like(data.Targets, count));

    /// <summary>Fills a batch with these rows, as many as it has.</summary>
    public static void Gather<T>(DataSet<T> data, ReadOnlySpan<int> rows, Batch<T> batch)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Gather(data.Features, rows, batch.Features);
        if (batch.TargetsOrNull is { } targets)
            Gather(data.Targets, rows, targets);
        if (batch.LabelsOrNull is { } labels)
        {
            for (var i = 0; i < rows.Length; i++)
                labels[i] = data.Labels[rows[i]];
        }
    }

    private static Tensor<T> Like<T>(Tensor<T> tensor, int count)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Zeros<T>([count, .. tensor.Shape.Lengths[1..]]);

    private static void Gather<T>(Tensor<T> source, ReadOnlySpan<int> rows, Tensor<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var length = source.Length / source.Shape[0];
        var from = source.AsSpan();
        var to = destination.AsSpan();
        for (var i = 0; i < rows.Length; i++)
            from.Slice(rows[i] * length, length).CopyTo(to[(i * length)..]);
    }
}
