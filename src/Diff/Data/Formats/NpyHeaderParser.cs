using System.Text;

namespace Diff;

/// <summary>Reads the dictionary in an .npy header: of Python, only what NumPy writes there.</summary>
internal sealed class NpyHeaderParser(byte[] text, ByteReader reader, long offset)
{
    private int _position;

    public NpyHeader Parse()
    {
        string? type = null;
        bool? isFortranOrder = null;
        long[]? lengths = null;
        var typeAt = 0;
        Expect('{');
        while (!TryTake('}'))
        {
            var keyAt = _position;
            var key = TakeString("a key");
            Expect(':');
            switch (key)
            {
                case "descr" when type is null:
                    SkipSpaces();
                    typeAt = _position;
                    type = TakeType();
                    break;
                case "fortran_order" when isFortranOrder is null:
                    isFortranOrder = TakeBool();
                    break;
                case "shape" when lengths is null:
                    lengths = TakeTuple();
                    break;
                default:
                    throw Problem(keyAt, $"the header has a key {TensorFormatException.Quote(key)} too many");
            }

            if (!TryTake(','))
            {
                Expect('}');
                break;
            }
        }

        SkipSpaces();
        if (_position < text.Length)
            throw Problem(_position, "the header has text after its dictionary");
        if (type is null || isFortranOrder is null || lengths is null)
            throw Problem(0, "the header lacks one of 'descr', 'fortran_order' and 'shape'");
        return new(FormatOf(type, typeAt), isFortranOrder.Value, reader.ShapeOf(lengths));
    }

    private TensorFormatException Problem(int position, string problem) => reader.Problem(offset + position, problem);

    private ElementFormat FormatOf(string type, int position)
    {
        ElementType? element = type.Length < 2 ? null : type[1..] switch
        {
            "b1" => ElementType.Bool,
            "u1" => ElementType.UInt8,
            "i1" => ElementType.Int8,
            "u2" => ElementType.UInt16,
            "i2" => ElementType.Int16,
            "u4" => ElementType.UInt32,
            "i4" => ElementType.Int32,
            "u8" => ElementType.UInt64,
            "i8" => ElementType.Int64,
            "f2" => ElementType.Float16,
            "f4" => ElementType.Float32,
            "f8" => ElementType.Float64,
            "O" => throw Problem(position, "the array holds Python objects, which only unpickling could read: that is never done"),
            _ => null,
        };
        if (element is { } known)
        {
            var format = new ElementFormat(known, $"'{type}'", IsBigEndian: type[0] == '>');
            if (type[0] is '<' or '>' || (type[0] == '|' && format.Size == 1))
                return format;
        }

        throw Problem(position, $"arrays of {TensorFormatException.Quote(type)} are not read, only those of numbers and bool");
    }

    private string TakeType() => Current is '[' or '('
        ? throw Problem(_position, "the array is structured; only arrays of numbers and bool are read")
        : TakeString("the type");

    private string TakeString(string what)
    {
        SkipSpaces();
        var quote = Current;
        var end = quote is '\'' or '"' ? Array.IndexOf(text, (byte)quote, _position + 1) : -1;
        if (end < 0)
            throw Problem(_position, $"expected {what} in quotes");
        // An escape cannot be part of any string that is known here.
        var taken = Encoding.Latin1.GetString(text, _position + 1, end - _position - 1);
        _position = end + 1;
        return taken;
    }

    private bool TakeBool()
    {
        SkipSpaces();
        foreach (var (word, value) in new[] { ("True", true), ("False", false) })
        {
            if (text.AsSpan(_position).StartsWith(Encoding.ASCII.GetBytes(word)))
            {
                _position += word.Length;
                return value;
            }
        }

        throw Problem(_position, "expected True or False");
    }

    private long[] TakeTuple()
    {
        var lengths = new List<long>();
        Expect('(');
        while (!TryTake(')'))
        {
            if (lengths.Count == ByteReader.MostAxes)
                throw Problem(_position, $"the array has more than {ByteReader.MostAxes} axes");
            lengths.Add(TakeLength());
            if (!TryTake(','))
            {
                Expect(')');
                break;
            }
        }

        return [.. lengths];
    }

    private long TakeLength()
    {
        SkipSpaces();
        var start = _position;
        var length = 0L;
        for (; char.IsAsciiDigit(Current); _position++)
        {
            length = (length * 10) + (Current - '0');
            if (length > int.MaxValue)
                throw Problem(start, "a length is larger than an array can be");
        }

        if (_position == start)
            throw Problem(start, Current == '-' ? "a length is negative" : "expected a length");
        if (Current == 'L')
            _position++; // as Python 2 wrote it
        return length;
    }

    private char Current => _position < text.Length ? (char)text[_position] : '\0';

    private void SkipSpaces()
    {
        while (Current is ' ' or '\n' or '\r' or '\t')
            _position++;
    }

    private bool TryTake(char expected)
    {
        SkipSpaces();
        if (Current != expected)
            return false;
        _position++;
        return true;
    }

    private void Expect(char expected)
    {
        if (!TryTake(expected))
            throw Problem(_position, $"expected '{expected}' in the header");
    }
}
