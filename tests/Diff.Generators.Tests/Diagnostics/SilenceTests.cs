using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.Diagnostics;

/// <summary>Code that is being typed: the generator neither throws nor reports, and the analyzer leaves errors of C# to C#.</summary>
public class SilenceTests
{
    private const string Whole =
        """
        public static partial class Models
        {
            [Differentiable]
            public static double F(double x, ReadOnlySpan<double> y, Func<int, int>? f = null)
            {
                var sum = 0.0;
                for (var i = 0; i < y.Length; i++)
                {
                    if (y[i] > 0 && x is > 1 and < 2)
                        sum += Math.Sin(x * y[i]) switch { > 0.5 => 1, var z => z };
                    else
                        (sum, x) = (x, sum);
                }

                double Local(double a) => a * sum;
                return Local(new Point { X = x, Y = sum }.X) + (y is [var first, ..] ? first : default);
            }

            public struct Point { public double X; public double Y { get; init; } }
        }
        """;

    public static TheoryData<int> Cuts => [.. Enumerable.Range(0, Whole.Length / 7).Select(i => i * 7)];

    /// <summary>The text up to some character, and the text without a few characters there.</summary>
    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Text_that_is_being_typed(int cut)
    {
        foreach (var source in new[] { Whole[..cut], Whole.Remove(cut, Math.Min(5, Whole.Length - cut)) })
        {
            var input = TestCompilation.Create(source);
            var run = GeneratorRunner.Run(new DifferentiableGenerator(), input);
            Assert.Empty(run.Diagnostics);

            var reported = await AnalyzerRunner.RunAsync(new DifferentiableAnalyzer(), input);
            Assert.DoesNotContain(reported, d => d.Id == "DIFF0001");
            if (input.GetDiagnostics().All(d => d.Severity != DiagnosticSeverity.Error) && reported.IsEmpty)
                run.AssertCompiles();
        }
    }

    [Theory]
    [InlineData("double y = missing; return x * y;")]
    [InlineData("return Missing(x);")]
    [InlineData("return x * \"a\";")]
    [InlineData("int n = x; return n;")]
    [InlineData("return x.Missing;")]
    [InlineData("return new Missing(x).Value;")]
    [InlineData("if (x) return x; return 0;")]
    [InlineData("for (;;) ")]
    [InlineData("return Math.Sin(x, x);")]
    [InlineData("x += y;")]
    public async Task Errors_of_the_language_stay_with_the_compiler(string body)
    {
        var source = $"public static partial class Models {{ [Differentiable] public static double F(double x) {{ {body} }} }}";
        var input = TestCompilation.Create(source);
        Assert.Contains(input.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);

        Assert.Empty(await AnalyzerRunner.RunAsync(new DifferentiableAnalyzer(), input));
        Assert.Empty(GeneratorRunner.Run(new DifferentiableGenerator(), input).Sources);
    }

    [Fact]
    public void A_method_with_an_error_does_not_keep_the_others_from_being_generated()
    {
        var run = GeneratorRunner.Run(
            new DifferentiableGenerator(),
            """
            public static partial class Models
            {
                [Differentiable] public static double Wrong(double x) => (int)x;

                [Differentiable] public static double Right(double x) => x * x;
            }
            """);
        Assert.Contains("RightBackward", run.AllSources());
        Assert.Single(run.Sources);
    }
}
