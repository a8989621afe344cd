using System.Runtime.CompilerServices;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.GeneratedCode;

/// <summary>The text of a gradient, accepted by a reader, and its numbers, accepted by finite differences.</summary>
internal static class GradientSnapshot
{
    /// <summary>As <see cref="VerifyFileAsync"/>, for members of a class <c>Models</c>.</summary>
    public static Task VerifyAsync(string members, string check, string types = "", [CallerMemberName] string name = "") =>
        VerifyFileAsync($"public static partial class Models\n{{\n{members}\n}}\n{types}", check, name);

    /// <summary>
    /// Compiles the source with what the generator adds to it, runs <paramref name="check"/>, and compares the generated
    /// text with <c>Snapshots/&lt;name&gt;.verified.cs</c>.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="check">Expressions of type <see cref="GradientCheckResult"/>, separated by commas.</param>
    /// <param name="name">The snapshot; by default that of the test.</param>
    public static async Task VerifyFileAsync(string source, string check, [CallerMemberName] string name = "")
    {
        var run = CheckedGradients.Run(check, source);
        await Snapshot.Match(run.AllSources(), name);
    }
}
