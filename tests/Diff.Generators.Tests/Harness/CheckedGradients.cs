namespace Diff.Generators.Tests.Harness;

/// <summary>Whole programs as a build sees them, and the numbers of their gradients.</summary>
internal static class CheckedGradients
{
    /// <summary>Compiles the source with what the generator adds to it, and runs the checks, all of which must pass.</summary>
    /// <param name="check">Expressions of type <see cref="GradientCheckResult"/>, separated by commas.</param>
    /// <param name="source">The source.</param>
    public static GeneratorRun Run(string check, string source)
    {
        var checks = $"internal static class Checks {{ internal static GradientCheckResult[] All() => [{check}]; }}";
        var run = GeneratorRunner.Run(new DifferentiableGenerator(), source, checks);
        Assert.NotEmpty(run.Sources);
        using var loaded = run.Load();
        var results = (GradientCheckResult[])loaded.Invoke("Checks", "All")!;
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(result.Passed, $"{result}\n\n{run.AllSources()}"));
        return run;
    }
}
