using System.Text.RegularExpressions;
using Diff.Generators.Ir;
using Diff.Generators.Tests.FrontEnd;
using Diff.Generators.Tests.Harness;
using Diff.Generators.Transforms;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Diff.Generators.Tests.Documentation;

/// <summary>docs/architecture.md names the passes that there are, and shows what they do to its example today.</summary>
public partial class ArchitecturePageTests
{
    // Shown whole; every other pass is shown by what it changes.
    private static readonly string[] s_whole = ["front end", "reverse"];

    private readonly Page _page = new("docs/architecture.md");
    private readonly List<(string Pass, string Text)> _passes = [];
    private readonly string _gradient;

    public ArchitecturePageTests()
    {
        var declared = Declared.From(_page["source"]);
        var lowered = Generators.FrontEnd.FrontEnd.Lower(declared.Method("Energy"), declared.Compilation, default);
        Assert.Empty(lowered.Diagnostics);
        _gradient = Pipeline.Run(lowered.Function!, CompilerOptions.Default, (function, pass) => _passes.Add((pass, IrPrinter.Print(function).TrimEnd('\n'))));
    }

    [Fact]
    public void The_passes_are_those_of_the_pipeline_in_order() =>
        Assert.Equal(_passes.Select(p => p.Pass), PassRow().Matches(_page.Text).Select(m => m.Groups[1].Value));

    [Fact]
    public void The_example_is_followed_through_every_pass_that_changes_it()
    {
        var shown = "";
        foreach (var (pass, text) in _passes)
        {
            if (_page.Has(pass))
            {
                _page.Verify(pass, s_whole.Contains(pass) ? text : text == shown ? "(nothing to do)" : Changes(shown, text));
                shown = text;
            }
        }

        Assert.True(shown == _passes[^1].Text, "The last pass that changes the example is not shown.");
        _page.Verify("gradient", _gradient);
    }

    /// <summary>Variables are numbered anew whenever a pass changes, so that only the blocks, which follow, may number them.</summary>
    [Fact]
    public void The_prose_names_variables_and_does_not_number_them() =>
        Assert.DoesNotMatch("%[0-9]", Regex.Replace(_page.Text, "```.*?```", "", RegexOptions.Singleline));

    [Fact]
    public void The_example_compiles_and_its_gradient_is_right()
    {
        const string Check =
            """
            internal static class Checks
            {
                internal static GradientCheckResult Run() => GradientCheck.Check(
                    (double[] x, double[] y, double k) => Springs.Chain.Energy(x, y, k),
                    (double[] x, double[] y, double k) =>
                    {
                        var (dx, dy) = (new double[x.Length], new double[y.Length]);
                        var (value, dk) = Springs.Chain.EnergyBackward(x, y, k, dx, dy);
                        return (value, dx, dy, dk);
                    },
                    new[] { 0.0, 1.5, 1.75, 4.0 }, new[] { 0.0, 0.5, 0.5, -1.0 }, 0.75);
            }
            """;
        using var loaded = GeneratorRunner.Run(new DifferentiableGenerator(), _page["source"], Check).Load();
        var result = (GradientCheckResult)loaded.Invoke("Checks", "Run")!;
        Assert.True(result.Passed, result.ToString());
    }

    /// <summary>The lines that differ, each with its sign and where they stand by the line before them.</summary>
    private static string Changes(string before, string after)
    {
        var lines = new InlineDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(before, after, ignoreWhitespace: false).Lines;
        var shown = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var sign = lines[i].Type switch { ChangeType.Inserted => "+", ChangeType.Deleted => "-", _ => " " };
            if (sign != " " || (i + 1 < lines.Count && lines[i + 1].Type != ChangeType.Unchanged))
                shown.Add($"{sign} {lines[i].Text}");
            else if (shown.Count > 0 && shown[^1] != "  …")
                shown.Add("  …");
        }

        return string.Join("\n", shown);
    }

    [GeneratedRegex(@"^\| \*([^*]+)\* \|", RegexOptions.Multiline)]
    private static partial Regex PassRow();
}
