using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>The lengths of a tensor's axes, outermost first. The empty shape is that of a single number.</summary>
/// <remarks>
/// A value: two shapes are equal when their lengths are. Write it as a collection expression, <c>[2, 3]</c>. A length may be zero; the number
/// of elements never exceeds what one array can hold.
/// </remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>
{
    private readonly int[]? _lengths;

    private Shape(int[] lengths)
    {
        _lengths = lengths;
        Count = CountElements(lengths);
    }

    /// <summary>How many axes there are.</summary>
    public int Rank => Lengths.Length;

    /// <summary>The length of each axis.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>How many elements a tensor of this shape has: the product of the lengths, 1 for the empty shape.</summary>
    // The default value has no array, and one element like the empty shape.
    public int ElementCount => _lengths is null ? 1 : Count;

    private int Count { get; }

    /// <summary>The length of an axis.</summary>
    /// <param name="axis">The axis, from 0; a negative one counts from the end.</param>
    public int this[int axis] => Lengths[Axes.Normalize("Shape", axis, this)];

    /// <summary>The shape of these lengths.</summary>
    /// <param name="lengths">The length of each axis, outermost first.</param>
    /// <exception cref="ArgumentException">A length is negative, or an array cannot hold that many elements.</exception>
    public static Shape Create(ReadOnlySpan<int> lengths) => new(lengths.ToArray());

    /// <summary>Whether two shapes have the same lengths.</summary>
    /// <param name="left">A shape.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    /// <param name="left">A shape.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Lengths.SequenceEqual(other.Lengths);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var length in Lengths)
            hash.Add(length);
        return hash.ToHashCode();
    }

    /// <summary>Enumerates the lengths.</summary>
    public ReadOnlySpan<int>.Enumerator GetEnumerator() => Lengths.GetEnumerator();

    /// <summary>The lengths in brackets: <c>[2, 3]</c>.</summary>
    public override string ToString() => Text(Lengths);

    /// <summary>How far apart neighbours along each axis lie in row-major memory.</summary>
    /// <param name="strides">Takes as many as there are axes.</param>
    internal void Strides(Span<int> strides)
    {
        var stride = 1;
        for (var axis = Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= Lengths[axis];
        }
    }

    /// <summary>How many elements a tensor with axes of these lengths has.</summary>
    /// <exception cref="ArgumentException">A length is negative, or an array cannot hold that many elements.</exception>
    internal static int CountElements(ReadOnlySpan<int> lengths)
    {
        foreach (var length in lengths)
        {
            if (length < 0)
                throw new ArgumentException($"Shape {Text(lengths)}: a length is negative.");
        }

        // A zero makes the product zero, however large the others are.
        if (lengths.Contains(0))
            return 0;
        var count = 1L;
        foreach (var length in lengths)
        {
            count *= length;
            if (count > Array.MaxLength)
                throw new ArgumentException($"Shape {Text(lengths)}: more elements than an array can hold ({Array.MaxLength}).");
        }

        return (int)count;
    }

    private static string Text(ReadOnlySpan<int> lengths) => $"[{string.Join(", ", lengths.ToArray())}]";
}
