namespace Diff;

/// <summary>NumPy's rule for shapes that differ: aligned at the last axis, a length of 1 or a missing axis is repeated.</summary>
internal static class Broadcasting
{
    /// <summary>The shape that both fill.</summary>
    public static Shape Shapes(string operation, Shape left, Shape right)
    {
        if (left == right)
            return left;
        Span<int> lengths = stackalloc int[Math.Max(left.Rank, right.Rank)];
        for (var fromEnd = 1; fromEnd <= lengths.Length; fromEnd++)
        {
            var (a, b) = (LengthAt(left, fromEnd), LengthAt(right, fromEnd));
            if (a != b && a != 1 && b != 1)
                throw Mismatch(operation, left, right);
            lengths[^fromEnd] = a == 1 ? b : a;
        }

        // Mostly one of the two fills the other.
        return left.Lengths.SequenceEqual(lengths) ? left : right.Lengths.SequenceEqual(lengths) ? right : Shape.Create(lengths);
    }

    /// <summary>The strides at which a tensor of the first shape is read as one of the second: zero where it is repeated.</summary>
    public static int[] Strides(Shape shape, Shape result)
    {
        var strides = new int[result.Rank];
        var own = shape.Strides();
        for (var fromEnd = 1; fromEnd <= shape.Rank; fromEnd++)
            strides[^fromEnd] = shape[-fromEnd] == result[-fromEnd] ? own[^fromEnd] : 0;
        return strides;
    }

    public static ArgumentException Mismatch(string operation, Shape left, Shape right) =>
        new($"{operation}: shapes {left} and {right} do not broadcast.");

    private static int LengthAt(Shape shape, int fromEnd) => fromEnd <= shape.Rank ? shape[-fromEnd] : 1;
}
