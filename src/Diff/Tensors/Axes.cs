namespace Diff;

/// <summary>Axes as a caller gives them, checked.</summary>
internal static class Axes
{
    /// <summary>The axis counted from 0; a negative one counts from the end.</summary>
    public static int Normalize(string operation, int axis, Shape shape) => Normalize(operation, axis, shape.Lengths);

    /// <inheritdoc cref="Normalize(string, int, Shape)"/>
    public static int Normalize(string operation, int axis, ReadOnlySpan<int> shape) =>
        axis >= -shape.Length && axis < shape.Length
            ? axis < 0 ? axis + shape.Length : axis
            : throw new ArgumentOutOfRangeException(
                nameof(axis), axis, $"{operation}: shape {Shape.Create(shape)} has no axis {axis}.");

    /// <summary>Marks the axes that are given; a repeated one is refused.</summary>
    /// <param name="operation">The operation, for messages.</param>
    /// <param name="axes">The axes; a negative one counts from the end.</param>
    /// <param name="shape">The shape whose axes they are.</param>
    /// <param name="marks">Takes for each axis of the shape whether it is among them.</param>
    public static void Mark(string operation, ReadOnlySpan<int> axes, Shape shape, Span<bool> marks)
    {
        marks.Clear();
        foreach (var given in axes)
        {
            var axis = Normalize(operation, given, shape);
            if (marks[axis])
                throw new ArgumentException($"{operation}: axis {axis} of shape {shape} is given twice.", nameof(axes));
            marks[axis] = true;
        }
    }
}
