using System.Numerics;

namespace Diff;

/// <summary>Reads a file's bytes in order and knows where it is; never allocates more than the file can fill.</summary>
/// <param name="stream">The bytes, from <paramref name="start"/> on.</param>
/// <param name="file">The file's name for messages.</param>
/// <param name="end">Where the bytes end; null if only unpacking them will tell.</param>
/// <param name="start">The offset of the first byte.</param>
internal sealed class ByteReader(Stream stream, string file, long? end, long start = 0)
{
    /// <summary>The most axes a tensor may have, as in NumPy. Code that descends axis by axis relies on a limit.</summary>
    public const int MostAxes = 64;

    /// <summary>How many elements are allocated at once while it is unknown how many there will be.</summary>
    private const int FirstPiece = 1 << 14;

    /// <summary>Sees all bytes that are read, where it is set.</summary>
    public Crc32? Checksum { get; init; }

    /// <summary>The offset of the byte that is read next.</summary>
    public long Offset { get; private set; } = start;

    public TensorFormatException Problem(string problem) => Problem(Offset, problem);

    public TensorFormatException Problem(long offset, string problem) => new(file, offset, problem);

    /// <summary>Fills the span.</summary>
    public void Read(Span<byte> bytes, string what)
    {
        while (!bytes.IsEmpty)
        {
            var count = ReadSome(bytes);
            if (count == 0)
                throw Problem($"the file ends within {what}");
            bytes = bytes[count..];
        }
    }

    /// <summary>That so many bytes can still be read, as far as that is known.</summary>
    public void Require(long count, string what)
    {
        if (end - Offset < count)
            throw Problem($"{what} has {count} bytes, but the file has only {end - Offset} more");
    }

    /// <summary>That nothing follows.</summary>
    public void RequireEnd()
    {
        var offset = Offset;
        if (ReadSome(stackalloc byte[1]) > 0)
            throw Problem(offset, "more bytes follow the data");
    }

    /// <summary>The shape of these lengths, if an array can hold it.</summary>
    public Shape ShapeOf(ReadOnlySpan<long> lengths)
    {
        var shape = new int[lengths.Length];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (lengths[axis] is < 0 or > int.MaxValue)
                throw Problem($"axis {axis} has the length {lengths[axis]}");
            shape[axis] = (int)lengths[axis];
        }

        return TryCount(lengths, out var count) && count <= Array.MaxLength
            ? Shape.Create(shape)
            : throw Problem($"shape [{string.Join(", ", shape)}] has more elements than an array can hold ({Array.MaxLength})");
    }

    /// <summary>The product of lengths, none of them negative; false if it overflows.</summary>
    public static bool TryCount(ReadOnlySpan<long> lengths, out long count)
    {
        count = lengths.Contains(0) ? 0 : 1;
        foreach (var length in lengths)
        {
            if (count > 0 && length > long.MaxValue / count)
                return false;
            count *= length;
        }

        return true;
    }

    /// <summary>Reads a tensor's elements in the order of the file.</summary>
    /// <param name="count">How many.</param>
    /// <param name="format">How they are stored.</param>
    /// <param name="convert">Whether they may be of another type than <typeparamref name="T"/>.</param>
    public T[] ReadElements<T>(int count, ElementFormat format, bool convert)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!convert && !format.Is<T>())
            throw Problem($"the elements are {format.Name}, not {typeof(T).Name}; convert: true converts them");
        Require((long)count * format.Size, "the data");
        var elements = new T[end is null ? Math.Min(count, FirstPiece) : count];
        ElementReader.Read(this, format, elements.AsSpan());
        while (elements.Length < count)
        {
            var filled = elements.Length;
            Array.Resize(ref elements, (int)Math.Min(count, 2L * filled));
            ElementReader.Read(this, format, elements.AsSpan(filled));
        }

        return elements;
    }

    private int ReadSome(Span<byte> bytes)
    {
        try
        {
            var count = stream.Read(bytes);
            Checksum?.Append(bytes[..count]);
            Offset += count;
            return count;
        }
        catch (InvalidDataException exception)
        {
            throw Problem($"the compressed data is damaged: {exception.Message}");
        }
    }
}
