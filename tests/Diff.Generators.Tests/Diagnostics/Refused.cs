using System.Collections.Immutable;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.Diagnostics;

/// <summary>Code that the analyzer refuses, at the marks and nowhere else, and for which the generator writes nothing.</summary>
internal static class Refused
{
    /// <summary>As <see cref="SourceAsync"/>, for members of a class <c>Models</c> and types beside it.</summary>
    public static Task<ImmutableArray<Diagnostic>> MembersAsync(string members, string types = "") =>
        SourceAsync($"public static partial class Models\n{{\n    {members}\n}}\n{types}");

    /// <summary>Fails unless exactly what is marked is reported, and no file is generated.</summary>
    public static async Task<ImmutableArray<Diagnostic>> SourceAsync(string marked)
    {
        var (source, marks) = Markup.Parse(marked);
        Assert.NotEmpty(marks);
        var input = TestCompilation.Create(source);
        Assert.DoesNotContain(input.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);

        var diagnostics = await AnalyzerRunner.VerifyAsync(new DifferentiableAnalyzer(), marked);
        var run = GeneratorRunner.Run(new DifferentiableGenerator(), input);
        Assert.Empty(run.Sources);
        Assert.Empty(run.Diagnostics);
        return diagnostics;
    }
}
