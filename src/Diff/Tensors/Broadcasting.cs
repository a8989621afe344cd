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
        Lengths(operation, left.Lengths, right.Lengths, lengths);

        // Mostly one of the two fills the other.
        return left.Lengths.SequenceEqual(lengths) ? left : right.Lengths.SequenceEqual(lengths) ? right : Shape.Create(lengths);
    }

    /// <summary>The lengths of the axes that both fill.</summary>
    /// <param name="operation">The operation, for messages.</param>
    /// <param name="left">Lengths.</param>
    /// <param name="right">Others.</param>
    /// <param name="result">Takes as many as the longer of the two has.</param>
    public static void Lengths(string operation, ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> result)
    {
        if (!TryLengths(left, right, result))
            throw Mismatch(operation, Shape.Create(left), Shape.Create(right));
    }

    /// <summary>The lengths of the axes that both fill; false if there are none.</summary>
    /// <param name="left">Lengths.</param>
    /// <param name="right">Others.</param>
    /// <param name="result">Takes as many as the longer of the two has.</param>
    public static bool TryLengths(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> result)
    {
        for (var fromEnd = 1; fromEnd <= result.Length; fromEnd++)
        {
            var (a, b) = (LengthAt(left, fromEnd), LengthAt(right, fromEnd));
            if (a != b && a != 1 && b != 1)
                return false;
            result[^fromEnd] = a == 1 ? b : a;
        }

        return true;
    }

    /// <summary>Whether a tensor of the first lengths, repeated, fills the second.</summary>
    public static bool Fills(ReadOnlySpan<int> lengths, ReadOnlySpan<int> whole)
    {
        var fills = lengths.Length <= whole.Length;
        for (var fromEnd = 1; fills && fromEnd <= lengths.Length; fromEnd++)
            fills = lengths[^fromEnd] == 1 || lengths[^fromEnd] == whole[^fromEnd];
        return fills;
    }

    /// <summary>The strides at which a tensor of the first lengths is read as one of the second: zero where it is repeated.</summary>
    public static void Strides(ReadOnlySpan<int> lengths, ReadOnlySpan<int> result, Span<int> strides)
    {
        strides.Clear();
        var stride = 1;
        for (var fromEnd = 1; fromEnd <= lengths.Length; fromEnd++)
        {
            strides[^fromEnd] = lengths[^fromEnd] == result[^fromEnd] ? stride : 0;
            stride *= lengths[^fromEnd];
        }
    }

    public static ArgumentException Mismatch(string operation, Shape left, Shape right) =>
        new($"{operation}: shapes {left} and {right} do not broadcast.");

    private static int LengthAt(ReadOnlySpan<int> lengths, int fromEnd) => fromEnd <= lengths.Length ? lengths[^fromEnd] : 1;
}
