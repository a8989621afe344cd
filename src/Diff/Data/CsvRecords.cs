using System.Text;

namespace Diff;

/// <summary>Splits CSV text into records of fields (RFC 4180), skipping blank lines.</summary>
internal sealed class CsvRecords
{
    private readonly string _text;
    private readonly string _file;
    private int _position;
    private int _line = 1;

    private CsvRecords(string text, string file) => (_text, _file) = (text, file);

    public static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Split(string text, string file)
    {
        var records = new CsvRecords(text, file);
        while (records._position < text.Length)
        {
            var line = records._line;
            var (fields, isBlank) = records.ReadRecord();
            if (!isBlank)
                yield return (line, fields);
        }
    }

    private bool AtEnd => _position == _text.Length;

    private (List<string> Fields, bool IsBlank) ReadRecord()
    {
        var fields = new List<string>();
        while (true)
        {
            SkipSpaces();
            var isQuoted = !AtEnd && _text[_position] == '"';
            fields.Add(isQuoted ? ReadQuoted() : ReadPlain());
            if (AtEnd || _text[_position] != ',')
            {
                SkipLineEnd();
                return (fields, fields.Count == 1 && !isQuoted && fields[0].Length == 0);
            }

            _position++;
        }
    }

    private string ReadPlain()
    {
        var start = _position;
        while (!AtEnd && _text[_position] is not (',' or '\r' or '\n'))
            _position++;
        return _text[start.._position].Trim();
    }

    private string ReadQuoted()
    {
        var firstLine = _line;
        var field = new StringBuilder();
        _position++;
        while (true)
        {
            if (AtEnd)
                throw new CsvFormatException(_file, firstLine, "a quoted field is not closed");
            var c = _text[_position++];
            if (c == '"')
            {
                if (AtEnd || _text[_position] != '"')
                    break;
                _position++; // two quotes stand for one
            }
            else if (c == '\n' || (c == '\r' && (AtEnd || _text[_position] != '\n')))
            {
                _line++;
            }

            field.Append(c);
        }

        SkipSpaces();
        return AtEnd || _text[_position] is ',' or '\r' or '\n' ? field.ToString().Trim()
            : throw new CsvFormatException(_file, _line, "text follows a quoted field");
    }

    private void SkipSpaces()
    {
        while (!AtEnd && _text[_position] is ' ' or '\t')
            _position++;
    }

    private void SkipLineEnd()
    {
        if (AtEnd)
            return;
        if (_text[_position] == '\r' && _position + 1 < _text.Length && _text[_position + 1] == '\n')
            _position++;
        _position++;
        _line++;
    }
}
