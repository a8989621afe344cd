using System.Text;

namespace Diff.Benchmarks;

/// <summary>A C# file in the making.</summary>
internal sealed class SourceText
{
    private readonly StringBuilder _text = new("""
        // Written by the benchmark program's --write-straight-line verb; edit StraightLine/Writer instead.
        namespace Diff.Benchmarks;


        """);

    public void Line(int indent, string line) => _text.Append(' ', line.Length == 0 ? 0 : 4 * indent).Append(line).Append('\n');

    public override string ToString() => _text.ToString();
}
