using Diff.CodeFixes;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.CodeFixes;

public class AddStaticFixTests
{
    [Theory]
    [InlineData("public double {|DIFF1001:F|}(double x) => x;", "public static double F(double x) => x;")]
    [InlineData("private double {|DIFF1001:F|}(double x) => x;", "private static double F(double x) => x;")]
    [InlineData("double {|DIFF1001:F|}(double x) => x;", "static double F(double x) => x;")]
    [InlineData("[Differentiable]\n    double {|DIFF1001:F|}(double x) => x;", "[Differentiable]\n    static double F(double x) => x;")]
    [InlineData("public readonly double {|DIFF1001:F|}(double x) => x;", "public static double F(double x) => x;")]
    public Task One_method(string marked, string expected) =>
        CodeFixRunner.VerifyAsync(new AddStaticFix(), In(marked), In(expected));

    [Fact]
    public Task All_at_once() => CodeFixRunner.VerifyAllAsync(
        new AddStaticFix(),
        In("double {|DIFF1001:F|}(double x) => x; public double {|DIFF1001:G|}(double x) => x;"),
        In("static double F(double x) => x; public static double G(double x) => x;"));

    [Theory]
    [InlineData("class C { public virtual double {|DIFF1001:F|}(double x) => x; }")]
    [InlineData("abstract class C { public abstract double {|DIFF1001:F|}(double x); }")]
    [InlineData("class C : I { double I.{|DIFF1001:F|}(double x) => x; } interface I { double F(double x); }")]
    public Task Not_offered_for_methods_chosen_at_run_time(string marked) =>
        CodeFixRunner.VerifyNotOfferedAsync(new AddStaticFix(), marked);

    private static string In(string member) => $"partial struct C\n{{\n    {member}\n}}\n";
}
