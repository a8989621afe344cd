using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Diff.Generators.Emit;

/// <summary>Writes indented lines; the only way to the generated text.</summary>
internal sealed class CodeWriter
{
    private const int LongestLine = 120;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _separate;
    private bool _afterBlock;

    public void Line(string line)
    {
        // A block is followed by an empty line, unless it goes on or the one around it ends too.
        if (_separate || (_afterBlock && !line.StartsWith("else", System.StringComparison.Ordinal) && line[0] != '}'))
            _text.Append('\n');
        _separate = _afterBlock = false;
        _text.Append(' ', 4 * _depth).Append(line).Append('\n');
    }

    /// <summary>Writes a list on one line if it fits, otherwise one item a line.</summary>
    public void List(string open, IEnumerable<string> items, string close)
    {
        var list = items.ToList();
        var line = open + string.Join(", ", list) + close;
        if ((4 * _depth) + line.Length <= LongestLine || list.Count < 2)
        {
            Line(line);
            return;
        }

        Line(open);
        _depth++;
        for (var i = 0; i < list.Count; i++)
            Line(list[i] + (i < list.Count - 1 ? "," : close));
        _depth--;
    }

    /// <summary>Puts an empty line before the next line, unless a block begins or ends there.</summary>
    public void Separate() => _separate = _text.Length > 0 && _text[_text.Length - 2] != '{';

    public void Open(string? header = null)
    {
        if (header is not null)
            Line(header);
        Line("{");
        _depth++;
    }

    public void Close(string suffix = "")
    {
        _separate = false;
        _depth--;
        Line("}" + suffix);
        _afterBlock = true;
    }

    public override string ToString() => _text.ToString();
}
