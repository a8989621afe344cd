using System.Globalization;
using System.Reflection;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.TensorShapes;

/// <summary>
/// What the analysis says of random expressions is what happens when they run. DIFF_FUZZ_SEED and DIFF_FUZZ_COUNT choose others, and more of them.
/// </summary>
public class RandomShapeTests
{
    private static readonly int Seed = Setting("DIFF_FUZZ_SEED", 1);
    private static readonly int Count = Setting("DIFF_FUZZ_COUNT", 200);
    private static readonly Lazy<List<RandomShapeCase>> Cases = new(Run);

    [Fact]
    public async Task With_all_lengths_known_what_throws_is_an_error_and_nothing_else()
    {
        var cases = Cases.Value;
        var found = await FindAsync(cases, c => c.Declare(c.Known));
        Assert.InRange(cases.Count(c => c.Result is null), Count / 4, Count * 3 / 4);
        Assert.All(cases, c => Assert.True(c.Result is null == found[c].Any(IsError), Show(c, c.Declare(c.Known), found)));
        Assert.DoesNotContain(found.SelectMany(f => f), IsWarning);
    }

    [Fact]
    public async Task With_all_lengths_known_the_shape_of_the_result_is_known()
    {
        var cases = Cases.Value.Where(c => c.Result is not null).ToList();
        Assert.Empty(await FindAsync(cases, c => Returning(c, c.Result!)));

        var wrong = await FindAsync(cases, c => Returning(c, [.. c.Result!, 1]));
        Assert.All(cases, c => Assert.True(wrong[c].Any(IsError), Show(c, Returning(c, [.. c.Result!, 1]), wrong)));

        static string Returning(RandomShapeCase c, int[] shape) => $"[return: Shape({string.Join(", ", shape)})] {c.Declare(c.Known)}";
    }

    [Fact]
    public async Task What_runs_for_some_lengths_is_no_error_and_what_runs_for_all_no_warning()
    {
        var cases = Cases.Value;
        var found = await FindAsync(cases, c => c.Declare(c.Named));
        Assert.All(cases.Where(c => c.Result is not null), c => Assert.False(found[c].Any(IsError), Show(c, c.Declare(c.Named), found)));
        Assert.All(cases.Where(c => c.ResultForOthers is not null), c => Assert.False(found[c].Any(), Show(c, c.Declare(c.Named), found)));

        // And what is found throws, for other lengths at least.
        Assert.All(cases.Where(c => found[c].Any()), c => Assert.True(c.ResultForOthers is null, Show(c, c.Declare(c.Named), found)));
        Assert.InRange(cases.Count(c => found[c].Any(IsError)), Count / 10, Count * 3 / 4);
        Assert.InRange(cases.Count(c => found[c].Any(IsWarning)), Count / 10, Count * 3 / 4);
    }

    private static List<RandomShapeCase> Run()
    {
        var random = new Random(Seed);
        var shapes = new RandomShapes(random);
        var cases = Enumerable.Range(0, Count).Select(i => new RandomShapeCase("F" + i.ToString(CultureInfo.InvariantCulture), shapes.Expression(3), shapes.Shapes(), random)).ToList();
        using var loaded = LoadedAssembly.Load(TestCompilation.Create(Source(cases, c => c.Declare(c.Known))));
        foreach (var one in cases)
            one.Run(loaded.Method("Models", one.Name));
        return cases;
    }

    private static string Source(IEnumerable<RandomShapeCase> cases, Func<RandomShapeCase, string> declare)
        => $"public static partial class Models\n{{\n{string.Join("\n", cases.Select(c => "[Differentiable] " + declare(c)))}\n}}";

    /// <summary>What is said about shapes, by case; nothing else is.</summary>
    private static async Task<ILookup<RandomShapeCase, Diagnostic>> FindAsync(IReadOnlyList<RandomShapeCase> cases, Func<RandomShapeCase, string> declare)
    {
        var compilation = TestCompilation.Create(Source(cases, declare));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var found = await AnalyzerRunner.RunAsync(new DifferentiableAnalyzer(), compilation);
        Assert.All(found, d => Assert.True(IsError(d) || IsWarning(d), d.ToString()));

        // One case a line, behind the two that open the class.
        return found.ToLookup(d => cases[d.Location.GetLineSpan().StartLinePosition.Line - 2]);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Id == "DIFF4001";

    private static bool IsWarning(Diagnostic diagnostic) => diagnostic.Id == "DIFF4003";

    private static string Show(RandomShapeCase c, string declaration, ILookup<RandomShapeCase, Diagnostic> found)
        => $"DIFF_FUZZ_SEED={Seed} DIFF_FUZZ_COUNT={Count}\n{declaration}\n{c}\n{string.Join("\n", found[c])}";

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
