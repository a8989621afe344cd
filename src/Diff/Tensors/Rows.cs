using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>Reductions of one row of numbers.</summary>
/// <remarks>
/// Sums are taken in blocks by SIMD and in double precision, so that the error of a float's sum does not grow with the length of the row.
/// The order of the additions inside a block is the machine's.
/// </remarks>
internal static class Rows
{
    private const int Block = 1024;

    public static double Sum<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Clearing a whole block would take longer than a short row does.
        Span<double> wide = stackalloc double[Math.Min(Block, row.Length)];
        var sum = 0.0;
        for (; !row.IsEmpty; row = row[Math.Min(Block, row.Length)..])
            sum += BlockSum(row[..Math.Min(Block, row.Length)], wide);
        return sum;
    }

    public static double Mean<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T> => Sum(row) / row.Length;

    /// <summary>The sum of the squared distances from the mean, divided by n - correction; in two passes, so that nothing cancels.</summary>
    public static double Variance<T>(ReadOnlySpan<T> row, int correction)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var mean = Mean(row);
        var sum = 0.0;
        foreach (var element in row)
        {
            var distance = double.CreateChecked(element) - mean;
            sum += distance * distance;
        }

        return sum / Math.Max(row.Length - correction, 0);
    }

    public static T Product<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T> => row.IsEmpty ? T.One : TensorPrimitives.Product(row);

    /// <summary>The logarithm of the sum of the exponentials; the greatest is taken out first, so that none overflows.</summary>
    public static double LogSumExp<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (row.IsEmpty)
            return double.NegativeInfinity;
        var max = TensorPrimitives.Max(row);
        // An infinite or undefined maximum is the result, and its distances to the others would be undefined.
        return T.IsFinite(max) ? double.CreateChecked(max) + Math.Log(SumOfExponentials(row, max)) : double.CreateChecked(max);
    }

    /// <summary>The sum of exp(x - max).</summary>
    public static double SumOfExponentials<T>(ReadOnlySpan<T> row, T max)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> block = stackalloc T[Math.Min(Block, row.Length)];
        Span<double> wide = stackalloc double[block.Length];
        var sum = 0.0;
        while (!row.IsEmpty)
        {
            var part = block[..Math.Min(Block, row.Length)];
            TensorPrimitives.Subtract(row[..part.Length], max, part);
            TensorPrimitives.Exp<T>(part, part);
            sum += BlockSum<T>(part, wide);
            row = row[part.Length..];
        }

        return sum;
    }

    // Lanes of floats would drift even in a short block, where all elements are rounded the same way.
    private static double BlockSum<T>(ReadOnlySpan<T> block, Span<double> wide)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TensorPrimitives.ConvertTruncating(block, wide);
        return TensorPrimitives.Sum<double>(wide[..block.Length]);
    }

    /// <summary>The Euclidean norm; squares are scaled where they could overflow or vanish.</summary>
    public static double Norm<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (row.IsEmpty)
            return 0;
        var max = Math.Abs(double.CreateChecked(TensorPrimitives.MaxMagnitude(row)));
        if (max == 0 || !double.IsFinite(max))
            return max;
        // Between these, squares in double precision neither overflow nor lose digits that count.
        var scale = max is > 1e-120 and < 1e120 ? 1 : max;
        var sum = 0.0;
        foreach (var element in row)
        {
            var part = double.CreateChecked(element) / scale;
            sum += part * part;
        }

        return scale * Math.Sqrt(sum);
    }

    /// <summary>exp(x) / sum of exp(x), in place.</summary>
    public static void Softmax<T>(Span<T> row)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TensorPrimitives.Subtract(row, TensorPrimitives.Max<T>(row), row);
        TensorPrimitives.Exp<T>(row, row);
        TensorPrimitives.Divide(row, T.CreateChecked(Sum<T>(row)), row);
    }

    /// <summary>x - log(sum of exp(x)), in place.</summary>
    public static void LogSoftmax<T>(Span<T> row)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var max = TensorPrimitives.Max<T>(row);
        var logarithm = T.CreateChecked(Math.Log(SumOfExponentials<T>(row, max)));
        // In two steps: the sum of a large maximum and the logarithm would lose the logarithm's digits.
        TensorPrimitives.Subtract(row, max, row);
        TensorPrimitives.Subtract(row, logarithm, row);
    }
}
