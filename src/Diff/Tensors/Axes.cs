namespace Diff;

/// <summary>Axes as a caller gives them, checked.</summary>
internal static class Axes
{
    /// <summary>The axis counted from 0; a negative one counts from the end.</summary>
    public static int Normalize(string operation, int axis, Shape shape) =>
        axis >= -shape.Rank && axis < shape.Rank
            ? axis < 0 ? axis + shape.Rank : axis
            : throw new ArgumentOutOfRangeException(
                nameof(axis), axis, $"{operation}: shape {shape} has no axis {axis}.");

    /// <summary>The axes counted from 0, ascending; a repeated one is refused.</summary>
    public static int[] Normalize(string operation, ReadOnlySpan<int> axes, Shape shape)
    {
        var result = new int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
            result[i] = Normalize(operation, axes[i], shape);
        Array.Sort(result);
        for (var i = 1; i < result.Length; i++)
        {
            if (result[i] == result[i - 1])
                throw new ArgumentException($"{operation}: axis {result[i]} of shape {shape} is given twice.", nameof(axes));
        }

        return result;
    }
}
