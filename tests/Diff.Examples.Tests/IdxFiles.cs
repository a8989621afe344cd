using System.Buffers.Binary;
using System.IO.Compression;

namespace Diff.Examples.Tests;

/// <summary>Writes small data sets in MNIST's four files.</summary>
internal static class IdxFiles
{
    public const int TrainCount = 400;
    public const int TestCount = 100;

    /// <summary>Images whose class is a bright row: as easy as can be.</summary>
    public static void Write(Scratch directory, string ending = "", int size = 28)
    {
        foreach (var (part, count) in new[] { ("train", TrainCount), ("t10k", TestCount) })
        {
            var (images, labels) = (new byte[count * size * size], new byte[count]);
            for (var i = 0; i < count; i++)
            {
                labels[i] = (byte)(i % 10);
                images.AsSpan(((i * size) + labels[i]) * size, size).Fill(255);
            }

            Write(directory.File($"{part}-images-idx3-ubyte{ending}"), images, count, size, size);
            Write(directory.File($"{part}-labels-idx1-ubyte{ending}"), labels, count);
        }
    }

    /// <summary>A file of unsigned bytes, compressed if its name ends in .gz.</summary>
    public static void Write(string path, byte[] elements, params int[] lengths)
    {
        using var file = File.Create(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write([0, 0, 8, (byte)lengths.Length]);
        Span<byte> number = stackalloc byte[sizeof(int)];
        foreach (var length in lengths)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, length);
            stream.Write(number);
        }

        stream.Write(elements);
    }
}
