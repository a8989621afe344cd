using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace Diff;

/// <summary>Reads the JSON header of a safetensors file: all that it says is checked before any of it is used.</summary>
internal ref struct SafeTensorsHeader
{
    /// <summary>The most bytes a header may have, as in the format's own library.</summary>
    public const int LongestHeader = 100_000_000;

    public const string MetadataKey = "__metadata__";

    private const int LengthBytes = 8;

    private readonly ByteReader _source;
    private readonly long _dataStart;
    private readonly Dictionary<string, SafeTensorInfo> _tensors = [];
    private readonly Dictionary<string, string> _metadata = [];
    private Utf8JsonReader _json;
    private bool _hasMetadata;

    private SafeTensorsHeader(ByteReader source, ReadOnlySpan<byte> text)
    {
        (_source, _dataStart) = (source, LengthBytes + text.Length);
        // What the format has is three deep; what it may get, and is skipped, a little more.
        _json = new(text, new() { MaxDepth = 16 });
    }

    /// <summary>Reads and checks the header of a file of this many bytes.</summary>
    public static (Dictionary<string, SafeTensorInfo> Tensors, Dictionary<string, string> Metadata) Read(ByteReader source, long fileLength)
    {
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        source.Read(lengthBytes, "the header's length");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > LongestHeader)
            throw source.Problem(0, $"the header has {length} bytes; more than {LongestHeader} are not read");
        source.Require((long)length, "the header");
        var text = new byte[length];
        source.Read(text, "the header");
        if (text is not [(byte)'{', ..])
            throw source.Problem(LengthBytes, "the header does not start with '{'");
        if (!Utf8.IsValid(text))
            throw source.Problem(LengthBytes, "the header is not UTF-8");

        var header = new SafeTensorsHeader(source, text);
        header.ReadTensors();
        header.CheckRanges(fileLength);
        return (header._tensors, header._metadata);
    }

    private void ReadTensors()
    {
        Expect(JsonTokenType.StartObject, "an object");
        while (Next() != JsonTokenType.EndObject)
        {
            var name = Text();
            if (name == MetadataKey)
            {
                ReadMetadata();
                continue;
            }

            var start = _json.TokenStartIndex;
            if (!_tensors.TryAdd(name, ReadTensor(name)))
                throw Problem(start, $"there are two tensors {TensorFormatException.Quote(name)}");
        }

        Next(); // Only spaces may follow; the JSON reader refuses the rest.
    }

    private void ReadMetadata()
    {
        if (_hasMetadata)
            throw Problem(_json.TokenStartIndex, $"there are two {MetadataKey}");
        _hasMetadata = true;
        Expect(JsonTokenType.StartObject, "an object");
        while (Next() != JsonTokenType.EndObject)
        {
            var key = Text();
            Expect(JsonTokenType.String, "a string");
            if (!_metadata.TryAdd(key, Text()))
                throw Problem(_json.TokenStartIndex, $"{MetadataKey} has two keys {TensorFormatException.Quote(key)}");
        }
    }

    private SafeTensorInfo ReadTensor(string name)
    {
        var nameAt = _json.TokenStartIndex;
        string? dtype = null;
        List<long>? shape = null, offsets = null;
        Expect(JsonTokenType.StartObject, "an object");
        while (Next() != JsonTokenType.EndObject)
        {
            switch (Text())
            {
                case "dtype" when dtype is null:
                    Expect(JsonTokenType.String, "a string");
                    dtype = Text();
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ByteReader.MostAxes);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(2);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw Problem(_json.TokenStartIndex, $"tensor {TensorFormatException.Quote(name)} says it twice");
                default:
                    Next();
                    Skip();
                    break;
            }
        }

        return dtype is not null && shape is not null && offsets is [var start, var end]
            ? Check(new(name, dtype, shape) { Start = _dataStart + start, End = _dataStart + end }, nameAt)
            : throw Problem(nameAt, $"tensor {TensorFormatException.Quote(name)} lacks one of dtype, shape and two data_offsets");
    }

    private readonly SafeTensorInfo Check(SafeTensorInfo tensor, long position)
    {
        var name = TensorFormatException.Quote(tensor.Name);
        if (tensor.End < tensor.Start)
            throw Problem(position, $"tensor {name} ends before it starts");
        if (SafeTensorDType.BitsOf(tensor.DType) is not { } bits)
            throw Problem(position, $"tensor {name} has the unknown dtype {TensorFormatException.Quote(tensor.DType)}");
        if (!ByteReader.TryCount([.. tensor.Shape, bits], out var size) || size % 8 != 0 || size / 8 != tensor.End - tensor.Start)
        {
            throw Problem(
                position,
                $"tensor {name} has {tensor.End - tensor.Start} bytes, which do not fill {tensor.DType} [{string.Join(", ", tensor.Shape)}]");
        }

        return tensor;
    }

    /// <summary>The tensors fill the file's data without overlaps and without holes.</summary>
    private readonly void CheckRanges(long fileLength)
    {
        var end = _dataStart;
        foreach (var tensor in _tensors.Values.OrderBy(tensor => tensor.Start).ThenBy(tensor => tensor.End))
        {
            var name = TensorFormatException.Quote(tensor.Name);
            if (tensor.Start < end)
                throw _source.Problem(tensor.Start, $"tensor {name} overlaps the one before it");
            if (tensor.Start > end)
                throw _source.Problem(end, $"before tensor {name} there are bytes of none");
            if (tensor.End > fileLength)
                throw _source.Problem(tensor.Start, $"tensor {name} ends at {tensor.End}, but the file at {fileLength}");
            end = tensor.End;
        }

        if (end < fileLength)
            throw _source.Problem(end, "more bytes follow the data");
    }

    private List<long> Numbers(int most)
    {
        var numbers = new List<long>();
        Expect(JsonTokenType.StartArray, "an array");
        while (Next() != JsonTokenType.EndArray)
        {
            if (numbers.Count == most)
                throw Problem(_json.TokenStartIndex, $"more than {most} numbers");
            // Of half the range, so that an offset can be added.
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out var number) || number is < 0 or > long.MaxValue / 2)
                throw Problem(_json.TokenStartIndex, "expected a whole number that is not negative");
            numbers.Add(number);
        }

        return numbers;
    }

    private void Expect(JsonTokenType type, string what)
    {
        if (Next() != type)
            throw Problem(_json.TokenStartIndex, $"expected {what}");
    }

    private JsonTokenType Next()
    {
        try
        {
            return _json.Read() ? _json.TokenType : JsonTokenType.None;
        }
        catch (JsonException exception)
        {
            throw Problem(_json.BytesConsumed, $"the header is not JSON: {exception.Message}");
        }
    }

    private void Skip()
    {
        try
        {
            _json.Skip();
        }
        catch (JsonException exception)
        {
            throw Problem(_json.BytesConsumed, $"the header is not JSON: {exception.Message}");
        }
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw Problem(_json.TokenStartIndex, "a string holds half a surrogate pair");
        }
    }

    private readonly TensorFormatException Problem(long position, string problem) => _source.Problem(LengthBytes + position, problem);
}
