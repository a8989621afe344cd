using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;

namespace Diff;

/// <summary>Files of one array in the IDX format, that of the MNIST images and labels.</summary>
/// <remarks>
/// Two zero bytes, a byte for the type (08 unsigned byte, 09 signed byte, 0B short, 0C int, 0D float, 0E double), one for the number of axes,
/// their lengths, and the elements in row-major order; all numbers are big-endian. A file that starts as gzip does is unpacked while it is read.
/// </remarks>
public static class Idx
{
    /// <summary>Where the lengths of the axes start.</summary>
    internal const int LengthsOffset = 4;

    /// <summary>Reads a tensor.</summary>
    /// <param name="path">The file, which may be compressed with gzip, whatever its name.</param>
    /// <param name="convert">Whether elements of another type are rounded to <typeparamref name="T"/>; otherwise they are refused.</param>
    /// <exception cref="TensorFormatException">The file is damaged, or no IDX file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Tensor<T> Load<T>(string path, bool convert = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Load(path, reader => Read<T>(reader, ReadFormat(reader), convert));

    /// <summary>Reads unsigned bytes with so many axes; a file of anything else is refused.</summary>
    internal static Tensor<float> LoadBytes(string path, int rank) => Load(path, reader =>
    {
        var (format, axes) = ReadFormat(reader);
        return format.Type == ElementType.UInt8 && axes == rank
            ? Read<float>(reader, (format, axes), convert: true)
            : throw reader.Problem(2, $"expected unsigned bytes with {rank} axes, found {format.Name} with {axes}");
    });

    private static Tensor<T> Load<T>(string path, Func<ByteReader, Tensor<T>> read)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var stream = InputFile.Open(path);
        if (!IsCompressed(stream))
            return read(new(stream, path, stream.Length));
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        return read(new(unpacked, path, end: null));
    }

    private static bool IsCompressed(FileStream stream)
    {
        var isCompressed = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return isCompressed;
    }

    private static (ElementFormat Format, int Rank) ReadFormat(ByteReader reader)
    {
        Span<byte> start = stackalloc byte[4];
        reader.Read(start, "the magic bytes");
        if (start[0] != 0 || start[1] != 0)
            throw reader.Problem(0, "not an IDX file: it does not start with two zero bytes");
        var format = start[2] switch
        {
            0x08 => new ElementFormat(ElementType.UInt8, "unsigned bytes"),
            0x09 => new ElementFormat(ElementType.Int8, "signed bytes"),
            0x0B => new ElementFormat(ElementType.Int16, "shorts", IsBigEndian: true),
            0x0C => new ElementFormat(ElementType.Int32, "ints", IsBigEndian: true),
            0x0D => new ElementFormat(ElementType.Float32, "floats", IsBigEndian: true),
            0x0E => new ElementFormat(ElementType.Float64, "doubles", IsBigEndian: true),
            var type => throw reader.Problem(2, $"the type {type:X2} is not known"),
        };
        return start[3] <= ByteReader.MostAxes
            ? (format, start[3])
            : throw reader.Problem(3, $"the array has {start[3]} axes; more than {ByteReader.MostAxes} are not read");
    }

    private static Tensor<T> Read<T>(ByteReader reader, (ElementFormat Format, int Rank) array, bool convert)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var lengths = new long[array.Rank];
        Span<byte> length = stackalloc byte[4];
        for (var axis = 0; axis < lengths.Length; axis++)
        {
            reader.Read(length, "the lengths of the axes");
            lengths[axis] = BinaryPrimitives.ReadUInt32BigEndian(length);
        }

        var shape = reader.ShapeOf(lengths);
        var elements = reader.ReadElements<T>(shape.ElementCount, array.Format, convert);
        reader.RequireEnd();
        return Tensor.Create(elements, shape);
    }
}
