using System.Globalization;
using System.Text;

namespace Diff;

/// <summary>The header of an .npy file: a Python dictionary that says how the data that follows is stored.</summary>
/// <param name="Format">How an element is stored.</param>
/// <param name="IsFortranOrder">Whether the first axis varies fastest, rather than the last.</param>
/// <param name="Shape">The lengths of the axes, outermost first.</param>
internal sealed record NpyHeader(ElementFormat Format, bool IsFortranOrder, Shape Shape)
{
    /// <summary>Where the data starts is a multiple of this, so that it can be mapped into memory.</summary>
    private const int Alignment = 64;

    /// <summary>How many digits the first length may grow by in place: NumPy leaves room for these.</summary>
    private const int GrowthDigits = 21;

    /// <summary>Numbers need far less; version 1.0 has no room for more.</summary>
    private const int LongestHeader = ushort.MaxValue;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads magic bytes, version and header.</summary>
    public static NpyHeader Read(ByteReader reader)
    {
        Span<byte> start = stackalloc byte[8];
        reader.Read(start, "the magic bytes");
        if (!start[..6].SequenceEqual(Magic))
            throw reader.Problem(0, "not an .npy file: it does not start with \\x93NUMPY");
        var (major, minor) = (start[6], start[7]);
        if (major is < 1 or > 3 || minor != 0)
            throw reader.Problem(6, $"version {major}.{minor} of the format is not known; 1.0, 2.0 and 3.0 are");

        Span<byte> lengthBytes = stackalloc byte[major == 1 ? 2 : 4];
        reader.Read(lengthBytes, "the header's length");
        var length = 0u;
        for (var i = lengthBytes.Length - 1; i >= 0; i--)
            length = (length << 8) | lengthBytes[i];
        if (length > LongestHeader)
            throw reader.Problem(8, $"the header has {length} bytes; more than {LongestHeader} are not read");
        reader.Require(length, "the header");
        var text = new byte[length];
        var offset = reader.Offset;
        reader.Read(text, "the header");
        return new NpyHeaderParser(text, reader, offset).Parse();
    }

    /// <summary>The bytes of a file of version 1.0 before its data, as NumPy writes them.</summary>
    public static byte[] Write(string type, Shape shape)
    {
        var lengths = shape.Lengths.ToArray().Select(length => length.ToString(CultureInfo.InvariantCulture)).ToArray();
        var tuple = lengths.Length == 1 ? lengths[0] + "," : string.Join(", ", lengths);
        var growth = lengths.Length == 0 ? 0 : GrowthDigits - lengths[0].Length;
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({tuple}), }}" + new string(' ', growth);

        var unpadded = Magic.Length + 4 + header.Length + 1;
        var padding = Alignment - (unpadded % Alignment);
        var length = header.Length + padding + 1;
        return [.. Magic, 1, 0, (byte)length, (byte)(length >> 8), .. Encoding.ASCII.GetBytes(header.PadRight(length - 1)), (byte)'\n'];
    }
}
