using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.Tests.Harness;

/// <summary>Runs a generator over source text, as a build does.</summary>
internal static class GeneratorRunner
{
    /// <summary>Runs <paramref name="generator"/> over <paramref name="sources"/>; they get the SDK's implicit usings.</summary>
    public static GeneratorRun Run(IIncrementalGenerator generator, params string[] sources) =>
        Run(generator, TestCompilation.Create(sources));

    public static GeneratorRun Run(IIncrementalGenerator generator, CSharpCompilation input)
    {
        var driver = CreateDriver(generator)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
            throw new InvalidOperationException($"The generator threw: {exception}", exception);

        return new GeneratorRun(
            result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()),
            diagnostics,
            (CSharpCompilation)output);
    }

    public static GeneratorDriver CreateDriver(IIncrementalGenerator generator, bool trackSteps = false) =>
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: trackSteps));
}
