using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.Tests.Harness;

/// <summary>Runs a generator, edits the input, runs it again, and says what was computed anew.</summary>
internal static class Incrementality
{
    /// <summary>
    /// The reasons of the second run, by the name given with <c>WithTrackingName</c>, one for each output of the step.
    /// </summary>
    public static IReadOnlyDictionary<string, ImmutableArray<IncrementalStepRunReason>> RunTwice(
        IIncrementalGenerator generator, CSharpCompilation before, CSharpCompilation after)
    {
        var driver = GeneratorRunner.CreateDriver(generator, trackSteps: true);
        var result = driver.RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single();
        if (result.Exception is { } exception)
            throw new InvalidOperationException($"The generator threw: {exception}", exception);
        return result.TrackedSteps
            .Concat(result.TrackedOutputSteps)
            .GroupBy(step => step.Key)
            .ToDictionary(
                group => group.Key,
                group => group.SelectMany(step => step.Value)
                    .SelectMany(step => step.Outputs)
                    .Select(output => output.Reason)
                    .ToImmutableArray());
    }

    /// <summary>As <see cref="RunTwice(IIncrementalGenerator, CSharpCompilation, CSharpCompilation)"/>: file
    /// <paramref name="file"/> of <paramref name="sources"/> is replaced.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<IncrementalStepRunReason>> RunTwice(
        IIncrementalGenerator generator, string[] sources, int file, string replacement)
    {
        var before = TestCompilation.Create(sources);
        // The first tree is the implicit usings.
        var old = before.SyntaxTrees[file + 1];
        return RunTwice(generator, before, before.ReplaceSyntaxTree(old, TestCompilation.Parse(replacement, old.FilePath)));
    }

    /// <summary>Fails unless every output of every step named in <paramref name="steps"/> was Cached or Unchanged.</summary>
    public static void AssertReused(
        IReadOnlyDictionary<string, ImmutableArray<IncrementalStepRunReason>> reasons, params string[] steps)
    {
        foreach (var step in steps)
        {
            Assert.True(reasons.ContainsKey(step), $"No step '{step}'; there are: {string.Join(", ", reasons.Keys)}");
            Assert.NotEmpty(reasons[step]);
            Assert.All(reasons[step], reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                $"Step '{step}' ran again: {reason}"));
        }
    }
}
