using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Diff.Generators.Tests.Harness;

/// <summary>Shows how two texts differ, line by line, with a little of what is around.</summary>
internal static class TextDiff
{
    private const int Context = 3;

    public static string Show(string expected, string actual)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual, ignoreWhitespace: false).Lines;
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Type == ChangeType.Unchanged)
                continue;
            for (var j = Math.Max(0, i - Context); j <= Math.Min(lines.Count - 1, i + Context); j++)
                near[j] = true;
        }

        var text = new StringBuilder("(- expected, + actual)\n");
        for (var i = 0; i < lines.Count; i++)
        {
            if (near[i])
                text.Append(Sign(lines[i].Type)).Append(' ').Append(lines[i].Text).Append('\n');
            else if (i > 0 && near[i - 1])
                text.Append("  ...\n");
        }

        return text.ToString();
    }

    private static char Sign(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };
}
