using Diff.CodeFixes;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.CodeFixes;

public class StopGradientFixTests
{
    [Theory]
    [InlineData("{|DIFF2001:(int)x|}", "(int)Ad.StopGradient(x)")]
    [InlineData("{|DIFF2001:(int)(x + y)|}", "(int)Ad.StopGradient(x + y)")]
    [InlineData("(int){|DIFF2001:x|}", "(int)Ad.StopGradient(x)")]
    [InlineData("{|DIFF2001:Convert.ToInt32(x * y)|}", "Convert.ToInt32(Ad.StopGradient(x * y))")]
    [InlineData("Math.{|DIFF2001:Sign|}(x)", "Math.Sign(Ad.StopGradient(x))")]
    [InlineData("{|DIFF2002:Scale(x, 2.0)|}", "Scale(Ad.StopGradient(x), 2.0)")]
    [InlineData("{|DIFF2002:Complex.Abs(new Complex(x, y))|}", "Complex.Abs(Ad.StopGradient(new Complex(x, y)))")]
    [InlineData("{|DIFF2002:new Complex(x, 1)|}", "new Complex(Ad.StopGradient(x), 1)")]
    [InlineData("items.{|DIFF2002:Sum|}()", "Ad.StopGradient(items).Sum()")]
    [InlineData("Scale(x, {|DIFF2016:Scale(x, y)|})", "Scale(x, Ad.StopGradient(Scale(x, y)))")]
    [InlineData("Scale(y: {|DIFF2016:x|}, x: 1)", "Scale(y: Ad.StopGradient(x), x: 1)")]
    public Task One_value(string marked, string expected) =>
        CodeFixRunner.VerifyAsync(new StopGradientFix(), In(marked), In(expected));

    [Fact]
    public Task Nested_ones_at_once() => CodeFixRunner.VerifyAllAsync(
        new StopGradientFix(),
        In("{|DIFF2001:(int)(x + {|DIFF2001:(int)y|})|}"),
        In("(int)Ad.StopGradient(x + (int)Ad.StopGradient(y))"));

    [Fact]
    public Task The_name_is_qualified_where_it_must_be() => CodeFixRunner.VerifyAsync(
        new StopGradientFix(),
        "class C { class Ad { } int F(double x) => {|DIFF2001:(int)x|}; }",
        "class C { class Ad { } int F(double x) => (int)Diff.Ad.StopGradient(x); }");

    // A span cannot be a type argument.
    [Fact]
    public Task Not_offered_for_spans() => CodeFixRunner.VerifyNotOfferedAsync(
        new StopGradientFix(), "class C { double F(Span<double> x) => G({|DIFF2016:x|}); double G(Span<double> x) => x[0]; }");

    private static string In(string expression) =>
        $$"""
        class C
        {
            static double Scale(double x, double y) => x * y;

            static object F(double x, double y, double[] items) => {{expression}};
        }
        """;
}
