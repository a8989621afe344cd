using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Diff.Generators.Tests.Incremental;

/// <summary>What is computed anew when a file is edited.</summary>
public class IncrementalTests
{
    private const string Square =
        """
        public static partial class Models
        {
            [Differentiable]
            public static double Square(double x) => x * x;

            [Differentiable]
            public static double Scaled(double x) => Helpers.Scale(x);
        }
        """;

    private const string Helpers = "public static class Helpers { public static double Scale(double x) => 2 * x; }";

    private const string Unrelated = "public static class Unrelated { public static int Count() => 1; }";

    private static readonly string[] s_steps = [DifferentiableGenerator.FunctionsStep, DifferentiableGenerator.FilesStep];

    [Theory]
    [InlineData("public static class Unrelated { public static int Count() => 2; }")]
    [InlineData("public static class Renamed { public static string Text => \"\"; }")]
    [InlineData("public static class Unrelated { public static int Count( }")]
    [InlineData("")]
    public void An_edit_elsewhere_computes_nothing(string edited) =>
        Incrementality.AssertReused(Edit(2, edited), s_steps);

    [Theory]
    [InlineData("=> x * x", "=> x  *  x")]
    [InlineData("=> x * x", "=> x * x /* the square */")]
    [InlineData("=> x * x", "\n\n        // The square.\n        => x * x")]
    [InlineData("    [Differentiable]\n    public static double Square", "    /// <summary>The square.</summary>\n    [Differentiable]\n    public static double Square")]
    [InlineData("=> x * x", "{ return x * x; }")]
    [InlineData("public static partial class Models\n{", "public static partial class Models\n{\n    private const int Unused = 1;\n")]
    public void White_space_and_comments_compute_nothing_new(string old, string edited)
    {
        Assert.Contains(old, Square, StringComparison.Ordinal);
        Incrementality.AssertReused(Edit(0, Square.Replace(old, edited, StringComparison.Ordinal)), s_steps);
    }

    [Fact]
    public void Where_declared_shapes_stand_is_no_part_of_a_method()
    {
        const string Layer = """
            public static partial class Layers
            {
                [Differentiable]
                public static double Layer([Shape("n", 3)] Tensor<double> x, [Shape(3, 2)] Tensor<double> w) => Tensor.Sum(Tensor.MatrixMultiply(x, w));
            }
            """;
        Incrementality.AssertReused(Incrementality.RunTwice(new DifferentiableGenerator(), [Layer], 0, "// A layer.\n\n" + Layer), s_steps);

        var reasons = Incrementality.RunTwice(new DifferentiableGenerator(), [Layer], 0, Layer.Replace("\"n\"", "4", StringComparison.Ordinal));
        Assert.Equal(Reason.Modified, Assert.Single(reasons[DifferentiableGenerator.FunctionsStep]));
    }

    [Fact]
    public void An_edit_of_one_method_computes_that_method_only()
    {
        var reasons = Edit(0, Square.Replace("x * x", "x * x * x", StringComparison.Ordinal));
        Assert.Equal([Reason.Modified, Reason.Unchanged], reasons[DifferentiableGenerator.FunctionsStep].Order());
        Assert.Equal([Reason.Modified, Reason.Cached], reasons[DifferentiableGenerator.FilesStep].Order());
    }

    [Fact]
    public void An_edit_of_a_callee_in_another_file_computes_its_callers_only()
    {
        var reasons = Edit(1, Helpers.Replace("2 * x", "3 * x", StringComparison.Ordinal));
        Assert.Single(reasons[DifferentiableGenerator.FilesStep], Reason.Modified);
        Assert.Single(reasons[DifferentiableGenerator.FilesStep], Reason.Cached);
    }

    [Fact]
    public void A_renamed_parameter_is_an_edit()
    {
        var reasons = Edit(0, Square.Replace("Square(double x) => x * x", "Square(double y) => y * y", StringComparison.Ordinal));
        Assert.Single(reasons[DifferentiableGenerator.FilesStep], Reason.Modified);
    }

    [Fact]
    public void A_new_method_leaves_the_others_alone()
    {
        var reasons = Edit(2, "public static partial class Models { [Differentiable] public static double New(double x) => -x; }");
        Assert.Single(reasons[DifferentiableGenerator.FilesStep], Reason.New);
        Assert.DoesNotContain(Reason.Modified, reasons[DifferentiableGenerator.FilesStep]);
    }

    /// <summary>Control: a test of reuse that could not fail would show nothing.</summary>
    [Fact]
    public void An_edit_is_seen() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() =>
        Incrementality.AssertReused(Edit(0, Square.Replace("x * x", "x + x", StringComparison.Ordinal)), s_steps));

    [Fact]
    public void Steps_hold_nothing_of_a_compilation() =>
        Leaks.AssertNoRoslynIn(new DifferentiableGenerator(), Square + Helpers, s_steps);

    [Fact]
    public void Steps_of_methods_with_errors_hold_nothing_of_a_compilation() => Leaks.AssertNoRoslynIn(
        new DifferentiableGenerator(),
        "partial class C { [Differentiable] static double F(double x) => (int)x; [Differentiable] static double G(double x) => x; }",
        s_steps);

    [Theory]
    [InlineData("=> x * x", "=> x * x * x")]
    [InlineData("=> x * x", "=> x * x // ")]
    public void An_old_compilation_is_collected(string old, string edited) => Leaks.AssertOldCompilationIsCollected(
        new DifferentiableGenerator(), Square + Helpers, (Square + Helpers).Replace(old, edited, StringComparison.Ordinal));

    [Fact]
    public void Two_runs_give_the_same_text()
    {
        string Run() => GeneratorRunner.Run(new DifferentiableGenerator(), Square, Helpers, Unrelated).AllSources();
        Assert.Equal(Run(), Run());
    }

    private static IReadOnlyDictionary<string, System.Collections.Immutable.ImmutableArray<Reason>> Edit(int file, string edited) =>
        Incrementality.RunTwice(new DifferentiableGenerator(), [Square, Helpers, Unrelated], file, edited);
}
