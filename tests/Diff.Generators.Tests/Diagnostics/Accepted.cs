using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Diagnostics;

/// <summary>Code in which the analyzer finds nothing, and for which a gradient is generated that compiles.</summary>
internal static class Accepted
{
    /// <summary>For members of a class <c>Models</c> and types beside it.</summary>
    public static async Task MembersAsync(string members, string types = "")
    {
        var source = $"public static partial class Models\n{{\n    {members}\n}}\n{types}";
        await AnalyzerRunner.VerifyAsync(new DifferentiableAnalyzer(), source);
        Assert.NotEmpty(GeneratorRunner.Run(new DifferentiableGenerator(), source).AssertCompiles().Sources);
    }
}
