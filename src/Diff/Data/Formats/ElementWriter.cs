using System.Numerics;
using System.Runtime.InteropServices;

namespace Diff;

/// <summary>Writes a tensor's elements, the least significant byte first.</summary>
internal static class ElementWriter
{
    /// <summary>Elements that are written at a time: their bytes can be counted by an int.</summary>
    private const int AtATime = 1 << 26;

    public static void Write<T>(Stream stream, ReadOnlySpan<T> elements)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Tensors are saved on little-endian machines only.");
        while (!elements.IsEmpty)
        {
            var count = Math.Min(elements.Length, AtATime);
            stream.Write(MemoryMarshal.AsBytes(elements[..count]));
            elements = elements[count..];
        }
    }
}
