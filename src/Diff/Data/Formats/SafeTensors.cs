using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Diff;

/// <summary>Files of named tensors in the safetensors format, in which models are exchanged.</summary>
/// <remarks>
/// Format: <see href="https://github.com/huggingface/safetensors#format">safetensors</see>. A file is the length of the header (8 bytes,
/// little-endian), the header (JSON: for each tensor its type, shape and range of bytes) and the tensors' bytes. Before anything else is read,
/// the header is checked: at most 100 MB, no name twice, each range as long as its shape says, all of them without overlaps or holes.
/// </remarks>
public static class SafeTensors
{
    /// <summary>The header is padded with spaces so that the data starts at a multiple of this.</summary>
    private const int Alignment = 8;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens a file, of which single tensors are then read. Of the file itself only the header is.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TensorFormatException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafeTensorsFile Open(string path) => new(path);

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="convert">
    /// Whether elements of another type (F16, BF16, F32, F64, integers, BOOL) are rounded to <typeparamref name="T"/>. Otherwise they are refused.
    /// </param>
    /// <exception cref="TensorFormatException">The file is damaged, or a tensor's elements are of another type.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dictionary<string, Tensor<T>> Load<T>(string path, bool convert = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var file = Open(path);
        return file.Tensors.Keys.ToDictionary(name => name, name => file.Read<T>(name, convert));
    }

    /// <summary>Writes a file, ordered by name, replacing an old one as a whole: at no time can half of it be seen.</summary>
    /// <param name="path">The file. It is first written as <c>.name.random.tmp</c> beside it; only a process that dies leaves that behind.</param>
    /// <param name="tensors">The tensors. The name <c>__metadata__</c> cannot be used.</param>
    /// <param name="metadata">Text about the file, by key.</param>
    /// <exception cref="ArgumentException">A name cannot be used, or the header would have more than 100 MB.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(
        string path, IReadOnlyDictionary<string, Tensor<T>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var ordered = tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal).ToArray();
        var header = Header(ordered, metadata);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(header);
            foreach (var (_, tensor) in ordered)
                ElementWriter.Write<T>(stream, tensor.AsSpan());
        });
    }

    private static byte[] Header<T>(KeyValuePair<string, Tensor<T>>[] tensors, IReadOnlyDictionary<string, string>? metadata)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
                WriteMetadata(json, metadata);
            var offset = 0L;
            foreach (var (name, tensor) in tensors)
                offset = WriteTensor(json, name, tensor, offset);
            json.WriteEndObject();
        }

        var length = (text.WrittenCount + Alignment - 1) / Alignment * Alignment;
        if (length > SafeTensorsHeader.LongestHeader)
            throw new ArgumentException($"SafeTensors.Save: the header has {length} bytes, more than {SafeTensorsHeader.LongestHeader}.");
        var header = new byte[sizeof(ulong) + length];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        header.AsSpan(sizeof(ulong)).Fill((byte)' ');
        text.WrittenSpan.CopyTo(header.AsSpan(sizeof(ulong)));
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafeTensorsHeader.MetadataKey);
        foreach (var (key, value) in metadata)
            json.WriteString(Encode(key), Encode(value));
        json.WriteEndObject();
    }

    private static long WriteTensor<T>(Utf8JsonWriter json, string name, Tensor<T> tensor, long offset)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (name == SafeTensorsHeader.MetadataKey)
            throw new ArgumentException($"SafeTensors.Save: a tensor cannot be named {name}.");
        var isFloat = typeof(T) == typeof(float);
        var end = offset + ((long)tensor.Length * (isFloat ? sizeof(float) : sizeof(double)));
        json.WriteStartObject(Encode(name));
        json.WriteString("dtype", isFloat ? "F32" : "F64");
        json.WriteStartArray("shape");
        foreach (var length in tensor.Shape)
            json.WriteNumberValue(length);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }

    /// <summary>Text as UTF-8. Half a surrogate pair, which has no such form, throws: replaced, two names could become one.</summary>
    private static byte[] Encode(string text)
    {
        try
        {
            return Utf8.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException(
                $"SafeTensors.Save: a name or a text holds half a surrogate pair: {TensorFormatException.Quote(text)}.", exception);
        }
    }
}
