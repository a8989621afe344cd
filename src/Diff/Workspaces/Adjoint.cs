using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>What generated gradients need around their arithmetic. Not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Adjoint
{
    /// <summary>A new array of zeros, as long as <paramref name="array"/>; one that is null has none, as where it is a span.</summary>
    public static T[] ZerosLike<T>(T[]? array) => new T[array?.Length ?? 0];

    /// <summary>A new array of zeros, as long as <paramref name="span"/>.</summary>
    public static T[] ZerosLike<T>(ReadOnlySpan<T> span) => new T[span.Length];

    /// <summary>A new array of zeros, as long as <paramref name="span"/>.</summary>
    public static T[] ZerosLike<T>(Span<T> span) => new T[span.Length];

    /// <summary>A new array of zeros in the shape of <paramref name="array"/>.</summary>
    public static T[,] ZerosLike<T>(T[,] array) => new T[array.GetLength(0), array.GetLength(1)];

    /// <summary>New arrays of zeros, as many and as long as those of <paramref name="rows"/>; null stays null.</summary>
    public static T[][] ZerosLike<T>(T[][] rows)
    {
        var zeros = new T[rows.Length][];
        for (var i = 0; i < rows.Length; i++)
            zeros[i] = rows[i] is null ? null! : new T[rows[i].Length];
        return zeros;
    }

    /// <summary>A new array of the very arrays in <paramref name="rows"/>.</summary>
    public static T[][] SameRows<T>(T[][] rows) => [.. rows];

    /// <summary>Sets all elements to zero.</summary>
    public static void Clear<T>(Span<T> span) => span.Clear();

    /// <summary>Sets all elements to zero.</summary>
    public static void Clear<T>(T[,] array) => Array.Clear(array);

    /// <summary>Sets all elements of all rows to zero.</summary>
    public static void Clear<T>(T[][] rows)
    {
        foreach (var row in rows)
            row?.AsSpan().Clear();
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element.</summary>
    public static void Add(ReadOnlySpan<double> source, Span<double> target)
    {
        RequireLength(source.Length, target.Length, nameof(source));
        for (var i = 0; i < target.Length; i++)
            target[i] += source[i];
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element.</summary>
    public static void Add(ReadOnlySpan<float> source, Span<float> target)
    {
        RequireLength(source.Length, target.Length, nameof(source));
        for (var i = 0; i < target.Length; i++)
            target[i] += source[i];
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element.</summary>
    public static void Add(double[,] source, double[,] target)
    {
        RequireShape(target, source, nameof(source));
        for (var i = 0; i < target.GetLength(0); i++)
        {
            for (var j = 0; j < target.GetLength(1); j++)
                target[i, j] += source[i, j];
        }
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="target"/>, element by element.</summary>
    public static void Add(float[,] source, float[,] target)
    {
        RequireShape(target, source, nameof(source));
        for (var i = 0; i < target.GetLength(0); i++)
        {
            for (var j = 0; j < target.GetLength(1); j++)
                target[i, j] += source[i, j];
        }
    }

    /// <summary>Adds the rows of <paramref name="source"/> to those of <paramref name="target"/>; nothing where a row of the target is null.</summary>
    public static void Add(double[][] source, double[][] target)
    {
        RequireShape(target, source, nameof(source));
        for (var i = 0; i < target.Length; i++)
            Add(source[i].AsSpan(), target[i].AsSpan());
    }

    /// <summary>Adds the rows of <paramref name="source"/> to those of <paramref name="target"/>; nothing where a row of the target is null.</summary>
    public static void Add(float[][] source, float[][] target)
    {
        RequireShape(target, source, nameof(source));
        for (var i = 0; i < target.Length; i++)
            Add(source[i].AsSpan(), target[i].AsSpan());
    }

    /// <summary>Throws unless a gradient buffer is as long as the argument it belongs to, and other memory.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the two share memory.</exception>
    public static void RequireShape<T>(Span<T> buffer, ReadOnlySpan<T> argument, string name)
    {
        RequireLength(buffer.Length, argument.Length, name);
        if (argument.Overlaps(buffer))
            ThrowOverlap(name);
    }

    /// <summary>Throws unless a gradient buffer has the shape of the argument it belongs to.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireShape<T>(T[,] buffer, T[,] argument, string name)
    {
        if (buffer.GetLength(0) != argument.GetLength(0) || buffer.GetLength(1) != argument.GetLength(1))
        {
            throw new ArgumentException(
                $"The buffer is {buffer.GetLength(0)} by {buffer.GetLength(1)}, its argument {argument.GetLength(0)} by {argument.GetLength(1)}.", name);
        }
    }

    /// <summary>Throws unless a gradient buffer has the shape of the argument it belongs to.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireShape<T>(T[][] buffer, T[][] argument, string name)
    {
        RequireLength(buffer.Length, argument.Length, name);
        for (var i = 0; i < buffer.Length; i++)
            RequireLength(buffer[i]?.Length ?? 0, argument[i]?.Length ?? 0, name);
    }

    /// <summary>Throws if two arguments, one of which is written, share memory: their gradients would be mixed up.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void RequireDistinct<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, string leftName, string rightName)
    {
        if (left.Overlaps(right))
            ThrowOverlap(leftName, rightName);
    }

    /// <summary>Throws if an array is twice among rows that are written: the gradient takes different rows to be different memory.</summary>
    /// <exception cref="ArgumentException">Two rows are one array.</exception>
    public static void RequireDistinct<T>(T[][] rows, string name)
    {
        var seen = new HashSet<T[]>(ReferenceEqualityComparer.Instance);
        foreach (var row in rows)
        {
            if (row is { Length: > 0 } && !seen.Add(row))
                throw new ArgumentException($"Two rows of '{name}' are the same array, and the method writes to them: the gradient takes them to be different.", name);
        }
    }

    /// <summary>Throws if an argument, one of the two being written, shares memory with a row of another.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void RequireDistinct<T>(T[][] rows, ReadOnlySpan<T> other, string rowsName, string otherName)
    {
        foreach (var row in rows)
            RequireDistinct(row, other, rowsName, otherName);
    }

    /// <summary>Throws if two arguments, one of which is written, have a row in common.</summary>
    /// <exception cref="ArgumentException">They have.</exception>
    public static void RequireDistinct<T>(T[][] left, T[][] right, string leftName, string rightName)
    {
        foreach (var row in right)
            RequireDistinct(left, row, leftName, rightName);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RequireLength(int actual, int expected, string name)
    {
        if (actual != expected)
            ThrowLength(actual, expected, name);
    }

    private static void ThrowLength(int actual, int expected, string name)
        => throw new ArgumentException($"The buffer has {actual} elements, its argument {expected}.", name);

    private static void ThrowOverlap(string buffer)
        => throw new ArgumentException("The buffer shares memory with its argument, which has to stay as it is.", buffer);

    private static void ThrowOverlap(string left, string right)
        => throw new ArgumentException($"'{left}' and '{right}' share memory, and the method writes to one of them: the gradient takes them to be different.", right);
}
