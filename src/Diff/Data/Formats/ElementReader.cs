using System.Buffers.Binary;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Diff;

/// <summary>Turns stored elements into a tensor's.</summary>
internal static class ElementReader
{
    /// <summary>Elements that pass through a buffer at a time: few enough for the cache.</summary>
    private const int Buffered = 4096;

    /// <summary>Elements that are read in place at a time: their bytes can be counted by an int.</summary>
    private const int InPlace = 1 << 26;

    /// <summary>Reads elements into the destination, all of it. Numbers are rounded to the nearest, as by a cast.</summary>
    public static void Read<T>(ByteReader reader, ElementFormat format, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var inPlace = format.Is<T>();
        var buffer = inPlace ? [] : new byte[Math.Min(destination.Length, Buffered) * format.Size];
        while (!destination.IsEmpty)
        {
            var piece = destination[..Math.Min(destination.Length, inPlace ? InPlace : Buffered)];
            var bytes = inPlace ? MemoryMarshal.AsBytes(piece) : buffer.AsSpan(0, piece.Length * format.Size);
            reader.Read(bytes, "the data");
            if (format.IsReversed)
                Reverse(bytes, format.Size);
            if (!inPlace)
                Convert<T>(format.Type, bytes, piece);
            destination = destination[piece.Length..];
        }
    }

    private static void Reverse(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 2:
                var shorts = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                var ints = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            default:
                var longs = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }

    private static void Convert<T>(ElementType type, ReadOnlySpan<byte> bytes, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (type)
        {
            case ElementType.Bool:
                for (var i = 0; i < destination.Length; i++)
                    destination[i] = bytes[i] == 0 ? T.Zero : T.One;
                break;
            case ElementType.BFloat16:
                // The upper half of a float.
                var halves = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (var i = 0; i < destination.Length; i++)
                    destination[i] = T.CreateTruncating(BitConverter.UInt32BitsToSingle((uint)halves[i] << 16));
                break;
            case ElementType.UInt8:
                Cast<byte, T>(bytes, destination);
                break;
            case ElementType.Int8:
                Cast<sbyte, T>(bytes, destination);
                break;
            case ElementType.UInt16:
                Cast<ushort, T>(bytes, destination);
                break;
            case ElementType.Int16:
                Cast<short, T>(bytes, destination);
                break;
            case ElementType.UInt32:
                Cast<uint, T>(bytes, destination);
                break;
            case ElementType.Int32:
                Cast<int, T>(bytes, destination);
                break;
            case ElementType.UInt64:
                Cast<ulong, T>(bytes, destination);
                break;
            case ElementType.Int64:
                Cast<long, T>(bytes, destination);
                break;
            case ElementType.Float16:
                Cast<Half, T>(bytes, destination);
                break;
            case ElementType.Float32:
                Cast<float, T>(bytes, destination);
                break;
            case ElementType.Float64:
                Cast<double, T>(bytes, destination);
                break;
            default:
                throw new InvalidOperationException($"No conversion from {type}.");
        }
    }

    private static void Cast<TStored, T>(ReadOnlySpan<byte> bytes, Span<T> destination)
        where TStored : unmanaged, INumberBase<TStored>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, TStored>(bytes), destination);
}
