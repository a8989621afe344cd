using System.Globalization;
using System.Reflection;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.TensorShapes;

/// <summary>What the analysis says of random expressions is what happens when they run.</summary>
public class RandomShapeTests
{
    // Other programs, and more of them: DIFF_FUZZ_SEED=7 DIFF_FUZZ_COUNT=3000 dotnet test …
    private static readonly int Seed = Setting("DIFF_FUZZ_SEED", 1);
    private static readonly int Count = Setting("DIFF_FUZZ_COUNT", 200);
    private static readonly Lazy<List<Case>> Cases = new(Run);

    [Fact]
    public async Task With_all_lengths_known_what_throws_is_an_error_and_nothing_else()
    {
        var cases = Cases.Value;
        var errors = await ErrorsAsync(cases, c => c.Declare(c.Known));
        Assert.InRange(cases.Count(c => c.Result is null), Count / 4, Count * 3 / 4);
        Assert.All(cases, c => Assert.True(c.Result is null == errors.ContainsKey(c), $"{c.Declare(c.Known)}\nruns: {c.Result?.ToString() ?? "no"}\n{errors.GetValueOrDefault(c)}"));
    }

    [Fact]
    public async Task With_all_lengths_known_the_shape_of_the_result_is_known()
    {
        var cases = Cases.Value.Where(c => c.Result is not null).ToList();
        Assert.Empty(await ErrorsAsync(cases, c => $"[return: Shape({string.Join(", ", c.Result!.Value.Lengths.ToArray())})]\n{c.Declare(c.Known)}"));

        var wrong = await ErrorsAsync(cases, c => $"[return: Shape({string.Join(", ", c.Result!.Value.Lengths.ToArray().Append(1))})]\n{c.Declare(c.Known)}");
        Assert.Equal(cases.Count, wrong.Count);
    }

    [Fact]
    public async Task With_names_for_lengths_what_runs_is_never_an_error()
    {
        var cases = Cases.Value.Where(c => c.Result is not null).ToList();
        Assert.True(cases.Count > Count / 4);
        Assert.Empty(await ErrorsAsync(cases, c => c.Declare(c.Named)));
    }

    [Fact]
    public async Task With_names_for_lengths_some_of_what_throws_is_still_an_error()
    {
        var cases = Cases.Value.Where(c => c.Result is null).ToList();
        Assert.InRange((await ErrorsAsync(cases, c => c.Declare(c.Named))).Count, cases.Count / 4, cases.Count - 1);
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static List<Case> Run()
    {
        var random = new Random(Seed);
        var shapes = new RandomShapes(random);
        var cases = Enumerable.Range(0, Count).Select(i => new Case(i, shapes.Expression(3), shapes.Shapes(), random.Next())).ToList();
        using var loaded = LoadedAssembly.Load(TestCompilation.Create(Source(cases, c => c.Declare(c.Known))));
        foreach (var one in cases)
            one.Run(loaded.Method("Models", one.Name));
        return cases;
    }

    private static string Source(IEnumerable<Case> cases, Func<Case, string> declare)
        => $"public static partial class Models\n{{\n{string.Join("\n", cases.Select(c => "[Differentiable]\n" + declare(c)))}\n}}";

    /// <summary>The errors about shapes, by case; there are no others.</summary>
    private static async Task<Dictionary<Case, string>> ErrorsAsync(IReadOnlyList<Case> cases, Func<Case, string> declare)
    {
        var compilation = TestCompilation.Create(Source(cases, declare));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var errors = new Dictionary<Case, string>();
        foreach (var error in await AnalyzerRunner.RunAsync(new DifferentiableAnalyzer(), compilation))
        {
            Assert.Equal("DIFF4001", error.Id);
            var model = compilation.GetSemanticModel(error.Location.SourceTree!);
            errors[cases.First(c => c.Name == model.GetEnclosingSymbol(error.Location.SourceSpan.Start)!.Name || Line(error, compilation).Contains($" {c.Name}(", StringComparison.Ordinal))] = error.ToString();
        }

        return errors;
    }

    // An error about a result is at its attribute, in front of the method.
    private static string Line(Diagnostic error, Compilation compilation)
    {
        var text = error.Location.SourceTree!.GetText();
        return text.Lines[error.Location.GetLineSpan().StartLinePosition.Line + 1].ToString();
    }

    /// <summary>An expression, and what becomes of it.</summary>
    private sealed class Case(int index, string expression, int[][] shapes, int seed)
    {
        public string Name { get; } = "F" + index.ToString(CultureInfo.InvariantCulture);

        /// <summary>The shape of the result; null where it throws.</summary>
        public Shape? Result { get; private set; }

        public string Declare(Func<int[], string> declare)
            => $"public static Tensor<double> {Name}({string.Join(", ", RandomShapes.Names.Zip(shapes, (n, s) => $"[Shape({declare(s)})] Tensor<double> {n}"))}) => {expression} * 1.0;";

        public string Known(int[] lengths) => string.Join(", ", lengths);

        /// <summary>Lengths that are equal may have one name; those that are not have different ones.</summary>
        public string Named(int[] lengths)
        {
            var random = new Random(seed);
            return string.Join(", ", lengths.Select(l => random.Next(3) switch { 0 => $"{l}", 1 => $"\"n{l}\"", _ => $"\"m{l}\"" }));
        }

        public void Run(MethodInfo method)
        {
            try
            {
                object[] arguments = [.. shapes.Select(s => (object)Tensor.Ones<double>(Shape.Create(s)))];
                Result = ((Tensor<double>)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!).Shape;
            }
            catch (ArgumentException)
            {
                Result = null;
            }
        }
    }
}
