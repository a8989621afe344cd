namespace Diff;

/// <summary>Labels as a caller gives them: the number of a class for each row of scores, the classes being the last axis.</summary>
internal static class Labels
{
    public static void RequireBelow(string operation, ReadOnlySpan<int> labels, int classes)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], $"{operation}: label {labels[i]}, at index {i}, is not one of {classes} classes.");
            }
        }
    }

    /// <summary>The number of rows, after checking that there is one label for each, which is one of its columns.</summary>
    public static int RequireFor(string operation, Shape scores, ReadOnlySpan<int> labels)
    {
        var rows = RowsOf(operation, scores);
        if (labels.Length != rows)
            throw new ArgumentException($"{operation}: {labels.Length} labels for shape {scores}, which has {rows} rows.", nameof(labels));
        RequireBelow(operation, labels, scores[-1]);
        return rows;
    }

    /// <summary>How many rows of classes there are.</summary>
    public static int RowsOf(string operation, Shape scores)
    {
        if (scores.Rank == 0)
            throw new ArgumentException($"{operation}: shape {scores} has no axis of classes.");
        var rows = 1;
        foreach (var length in scores.Lengths[..^1])
            rows *= length;
        return rows;
    }
}
