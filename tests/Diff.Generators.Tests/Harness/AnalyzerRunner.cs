using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Diff.Generators.Tests.Harness;

/// <summary>Runs an analyzer over marked source and compares IDs and exact spans.</summary>
internal static class AnalyzerRunner
{
    /// <summary>
    /// Fails unless <paramref name="analyzer"/> reports exactly what is marked in <paramref name="marked"/>; returns
    /// the diagnostics, in source order, for a look at their messages.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> VerifyAsync(
        DiagnosticAnalyzer analyzer, string marked, params string[] otherSources)
    {
        var (source, _) = Markup.Parse(marked);
        var compilation = TestCompilation.Create([source, .. otherSources]);
        var tree = compilation.SyntaxTrees[1];
        var diagnostics = await RunAsync(analyzer, compilation);

        var elsewhere = diagnostics.Where(d => d.Location.SourceTree != tree).ToList();
        Assert.True(elsewhere.Count == 0, $"Reported outside the marked source:\n{string.Join("\n", elsewhere)}");
        var actual = Markup.Render(source, diagnostics);
        if (actual != marked)
        {
            Assert.Fail(
                $"Diagnostics differ.\n{TextDiff.Show(marked, actual)}\nReported:\n{string.Join("\n", diagnostics)}");
        }

        return diagnostics;
    }

    /// <summary>What <paramref name="analyzer"/> reports; an exception in it is a failure and not a diagnostic.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        DiagnosticAnalyzer analyzer, CSharpCompilation compilation)
    {
        var thrown = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => { lock (thrown) { thrown.Add(exception); } },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown.Count == 0, string.Join("\n", thrown));
        return
        [
            .. found.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(d => d.Location.SourceSpan.Start)
                .ThenBy(d => d.Id, StringComparer.Ordinal),
        ];
    }
}
