using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.Tests.Harness;

/// <summary>What one run of a generator gave.</summary>
/// <param name="Sources">Generated text by hint name.</param>
/// <param name="Diagnostics">What the generator reported; what the compiler reports is not in here.</param>
/// <param name="Output">The compilation with the generated text in it.</param>
internal sealed record GeneratorRun(
    IReadOnlyDictionary<string, string> Sources,
    ImmutableArray<Diagnostic> Diagnostics,
    CSharpCompilation Output)
{
    /// <summary>The one generated file whose hint name contains <paramref name="name"/>.</summary>
    public string Source(string name)
    {
        var found = Sources.Where(source => source.Key.Contains(name, StringComparison.Ordinal)).ToList();
        return found.Count == 1
            ? found[0].Value
            : throw new InvalidOperationException(
                $"{found.Count} generated files are named like '{name}'; there are: {string.Join(", ", Sources.Keys)}");
    }

    /// <summary>All generated text, by hint name, each file under a line that names it: for snapshots.</summary>
    public string AllSources() => string.Join(
        "\n",
        Sources.OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => Sources.Count == 1 ? source.Value : $"// ==== {source.Key}\n{source.Value}"));

    /// <summary>
    /// Fails when the output has an error anywhere, or a warning in generated code: users build with warnings as
    /// errors and cannot change that code.
    /// </summary>
    public GeneratorRun AssertCompiles()
    {
        var generated = Output.SyntaxTrees.Where(tree => Sources.Values.Contains(tree.ToString())).ToHashSet();
        var problems = Output.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error
                || (d.Severity == DiagnosticSeverity.Warning && d.Location.SourceTree is { } t && generated.Contains(t)))
            .Concat(Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
            .ToList();
        if (problems.Count > 0)
            Assert.Fail($"{string.Join("\n", problems)}\n\nGenerated:\n{AllSources()}");
        return this;
    }

    /// <summary>Compiles and loads the output; dispose to unload it.</summary>
    public LoadedAssembly Load() => LoadedAssembly.Load(AssertCompiles().Output);
}
