using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.Harness;

/// <summary>Source text in which expected diagnostics are marked: <c>return {|DIFF2001:(int)x|};</c></summary>
internal static partial class Markup
{
    /// <summary>The text without marks, and the marks in order of their opening.</summary>
    public static (string Source, IReadOnlyList<Mark> Marks) Parse(string marked)
    {
        var source = new StringBuilder();
        var marks = new List<Mark>();
        var open = new Stack<int>();
        for (var i = 0; i < marked.Length;)
        {
            if (Opening().Match(marked, i) is { Success: true } opening)
            {
                open.Push(marks.Count);
                marks.Add(new Mark(opening.Groups[1].Value, source.Length, -1));
                i += opening.Length;
            }
            else if (string.CompareOrdinal(marked, i, "|}", 0, 2) == 0)
            {
                var index = open.Pop();
                marks[index] = marks[index] with { End = source.Length };
                i += 2;
            }
            else
            {
                source.Append(marked[i++]);
            }
        }

        Assert.True(open.Count == 0, "A mark is not closed.");
        return (source.ToString(), marks);
    }

    /// <summary>The text with diagnostics written into it, so that a difference reads as text.</summary>
    public static string Render(string source, IEnumerable<Diagnostic> diagnostics)
    {
        var marks = diagnostics
            .Select(d => new Mark(d.Id, d.Location.SourceSpan.Start, d.Location.SourceSpan.End))
            .OrderBy(m => m.Start).ThenByDescending(m => m.End).ThenBy(m => m.Id, StringComparer.Ordinal);
        return Render(source, marks);
    }

    public static string Render(string source, IEnumerable<Mark> marks)
    {
        var text = new StringBuilder();
        var pending = new Queue<Mark>(marks);
        var open = new Stack<Mark>();
        for (var i = 0; i <= source.Length; i++)
        {
            Close(i);
            while (pending.TryPeek(out var next) && next.Start <= i)
            {
                text.Append($"{{|{next.Id}:");
                open.Push(pending.Dequeue());
                Close(i); // an empty span closes where it opens
            }

            if (i < source.Length)
                text.Append(source[i]);
        }

        return text.ToString();

        void Close(int position)
        {
            while (open.TryPeek(out var mark) && mark.End <= position)
            {
                text.Append("|}");
                open.Pop();
            }
        }
    }

    [GeneratedRegex(@"\G\{\|([A-Z]+[0-9]+):")]
    private static partial Regex Opening();

    /// <summary>A diagnostic's ID at a span of the unmarked text.</summary>
    internal sealed record Mark(string Id, int Start, int End);
}
