using Diff.CodeFixes;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Diff.Generators.Tests.CodeFixes;

/// <summary>From what the analyzer reports to code that it accepts and whose gradient is written.</summary>
public class ReportedAndFixedTests
{
    [Theory]
    [InlineData("x * {|DIFF2001:(int)y|}", "x * (int)Ad.StopGradient(y)")]
    [InlineData("x * {|DIFF2001:(int)(x + y)|}", "x * (int)Ad.StopGradient(x + y)")]
    [InlineData("x * {|DIFF2001:Convert.ToInt32(x * y)|}", "x * Convert.ToInt32(Ad.StopGradient(x * y))")]
    [InlineData("x * {|DIFF2002:y.ToString()|}.Length", "x * Ad.StopGradient(y).ToString().Length")]
    [InlineData("Scale(x, {|DIFF2016:x * y|})", "Scale(x, Ad.StopGradient(x * y))")]
    [InlineData("Scale(factor: {|DIFF2016:y|}, x: x)", "Scale(factor: Ad.StopGradient(y), x: x)")]
    public Task Stop_gradient(string marked, string expected)
    {
        return VerifyAsync(new StopGradientFix(), In(marked), In(expected));

        static string In(string expression) =>
            $$"""
            static partial class C
            {
                static double Scale(double x, [NoDiff] double factor) => x * factor;

                [Differentiable]
                public static double F(double x, double y) => {{expression}};
            }
            """;
    }

    [Fact]
    public Task Stop_gradient_everywhere() => CodeFixRunner.VerifyAllAsync(
        new StopGradientFix(),
        "static partial class C { [Differentiable] public static double F(double x, double y) => {|DIFF2001:(int)x|} + y * {|DIFF2001:(int)(x + {|DIFF2001:(int)y|})|}; }",
        "static partial class C { [Differentiable] public static double F(double x, double y) => (int)Ad.StopGradient(x) + y * (int)Ad.StopGradient(x + (int)Ad.StopGradient(y)); }",
        new DifferentiableAnalyzer());

    [Theory]
    [InlineData("{|DIFF1006:List<double>|} items", "[NoDiff] List<double> items")]
    [InlineData("{|DIFF1012:Percent|} p", "[NoDiff] Percent p")]
    public Task No_diff(string marked, string expected)
    {
        return VerifyAsync(new NoDiffFix(), In(marked), In(expected));

        static string In(string parameter) =>
            $$"""
            static partial class C
            {
                [Differentiable]
                public static double F(double x, {{parameter}}) => x * x;
            }

            public readonly struct Percent
            {
                public Percent(double value) => Value = value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value));

                public double Value { get; }
            }
            """;
    }

    [Fact]
    public Task Partial() => VerifyAsync(
        new AddPartialFix(),
        "static class {|DIFF1002:C|}\n{\n    [Differentiable]\n    public static double F(double x) => x;\n}\n",
        "static partial class C\n{\n    [Differentiable]\n    public static double F(double x) => x;\n}\n");

    [Fact]
    public Task Static() => VerifyAsync(
        new AddStaticFix(),
        "partial class C\n{\n    [Differentiable]\n    public double {|DIFF1001:F|}(double x) => x;\n}\n",
        "partial class C\n{\n    [Differentiable]\n    public static double F(double x) => x;\n}\n");

    [Fact]
    public Task Annotate_callee() => VerifyAsync(
        new AnnotateCalleeFix(),
        """
        static partial class C
        {
            [Differentiable]
            public static double F(double x) => Library.G(x);
        }

        static class Library
        {
            private static readonly double s_a = Math.Log(3);

            public static double G(double x) => {|DIFF2017:s_a|} * x;
        }
        """,
        """
        static partial class C
        {
            [Differentiable]
            public static double F(double x) => Library.G(x);
        }

        static partial class Library
        {
            private static readonly double s_a = Math.Log(3);

            [Differentiable]
            public static double G(double x) => s_a * x;
        }
        """);

    private static async Task VerifyAsync(CodeFixProvider fix, string marked, string expected)
    {
        await CodeFixRunner.VerifyAsync(fix, marked, expected, new DifferentiableAnalyzer());

        var repaired = TestCompilation.Create(expected);
        Assert.Empty(await AnalyzerRunner.RunAsync(new DifferentiableAnalyzer(), repaired));
        Assert.NotEmpty(GeneratorRunner.Run(new DifferentiableGenerator(), repaired).AssertCompiles().Sources);
    }
}
