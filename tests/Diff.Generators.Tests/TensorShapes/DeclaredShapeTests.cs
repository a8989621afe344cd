using System.Globalization;
using Diff.Generators.Tests.Diagnostics;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.TensorShapes;

/// <summary>Where shapes can be declared, what that is worth, and what cannot be meant.</summary>
public class DeclaredShapeTests
{
    [Theory]
    [InlineData("[{|DIFF4002:Shape(3)|}] double y", "The [Shape] of 'y' cannot be meant, because only tensors have shapes, and it is of type 'double'")]
    [InlineData("[{|DIFF4002:Shape(3)|}] double[] y", "The [Shape] of 'y' cannot be meant, because only tensors have shapes, and it is of type 'double[]'")]
    [InlineData("[{|DIFF4002:Shape(3)|}] Pair y", "The [Shape] of 'y' cannot be meant, because only tensors have shapes, and it is of type 'Pair'")]
    [InlineData("[Shape(\"n\", {|DIFF4002:-3|})] Tensor<double> y", "The [Shape] of 'y' cannot be meant, because the length -3 is negative")]
    [InlineData("[Shape({|DIFF4002:\"2 n\"|}, 3)] Tensor<double> y", "The [Shape] of 'y' cannot be meant, because \"2 n\" is no name: it cannot be that of a variable")]
    [InlineData("[Shape({|DIFF4002:\"\"|})] Tensor<double> y", "The [Shape] of 'y' cannot be meant, because \"\" is no name: it cannot be that of a variable")]
    [InlineData("[Shape(2, {|DIFF4002:3L|})] Tensor<double> y", "The [Shape] of 'y' cannot be meant, because 3 is neither an integer of type int nor a name")]
    [InlineData("[Shape({|DIFF4002:null|}, 2)] Tensor<double> y", "The [Shape] of 'y' cannot be meant, because null is neither an integer of type int nor a name")]
    public async Task What_cannot_be_meant(string parameter, string reason)
    {
        var error = Assert.Single(await Refused.MembersAsync(
            $"[Differentiable] public static double F(Tensor<double> x, {parameter}) => Tensor.Sum(x);", "public record struct Pair(double A, Tensor<double> B);"));
        Assert.StartsWith(reason + ": nothing could be checked.", error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[return: {|DIFF4002:Shape(3)|}]\n    [Differentiable] public static double F(Tensor<double> x) => Tensor.Sum(x);", "the result of F")]
    [InlineData("[Differentiable] public static double F(Tensor<double> x) => G(x, 2); static double G(Tensor<double> x, [{|DIFF4002:Shape(2)|}] double y) => Tensor.Sum(x) * y;", "y of G")]
    [InlineData("[Differentiable] public static double F(Model m) => Tensor.Sum(m.W); public record Model(Tensor<double> W, [{|DIFF4002:Shape|}] double B);", "m.B")]
    public async Task Not_on_a_parameter_of_the_method(string members, string whose)
        => Assert.Contains($"The [Shape] of '{whose}'", Assert.Single(await Refused.MembersAsync(members)).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Theory]
    // What is returned.
    [InlineData("[return: {|DIFF4001:Shape(\"n\", 11)|}]\n    [Differentiable] public static Tensor<double> F([Shape(\"n\", 784)] Tensor<double> x, [Shape(784, 10)] Tensor<double> w) => Tensor.MatrixMultiply(x, w);", "'F' cannot run: shape [n, 10] is given where [n, 11] is declared")]
    [InlineData("[return: {|DIFF4001:Shape(\"m\")|}]\n    [Differentiable] public static Tensor<double> F([Shape(\"m\")] Tensor<double> x) => Tensor.Concatenate(0, x, x);", "'F' cannot run: shape [2*m] is given where [m] is declared")]
    [InlineData("[Differentiable] public static double F([Shape(\"n\", 10)] Tensor<double> x) => Tensor.Sum({|DIFF4001:G(x) + Tensor.Ones<double>(3, 5)|}); [return: Shape(\"k\", 4)] static Tensor<double> G(Tensor<double> x) => x.Slice(.., ..4);", "'+' cannot run: shapes [n, 4] and [3, 5] do not broadcast")]
    // What a method is given, whose names are its own.
    [InlineData("[Differentiable] public static double F([Shape(\"n\", 5)] Tensor<double> x) => G({|DIFF4001:x|}); static double G([Shape(\"n\", 4)] Tensor<double> y) => Tensor.Sum(y);", "The call to 'G' cannot run: shape [n, 5] is given where [?, 4] is declared")]
    [InlineData("[Differentiable] public static double F([Shape(\"n\", 5)] Tensor<double> x, [Shape(4)] Tensor<double> y) => G(x, {|DIFF4001:y|}); static double G([Shape(\"a\", \"b\")] Tensor<double> x, [Shape(\"b\")] Tensor<double> y) => Tensor.Sum(x * y);", "The call to 'G' cannot run: shape [4] is given where [5] is declared")]
    [InlineData("[Differentiable] public static double F(Tensor<double> x) { var y = G(x); return y + Tensor.Sum({|DIFF4001:x.Transpose()|}); } static double G([Shape(\"k\")] Tensor<double> x) => Tensor.Sum(x);", "'Transpose' cannot run: shape [k] has fewer than two axes")]
    [InlineData("[Differentiable] public static double F(Tensor<double> x, int n) => n == 0 ? Tensor.Sum(x) : F2(x, n) * G({|DIFF4001:Tensor.Ones<double>(3)|}, n); static double F2(Tensor<double> x, int n) => Tensor.Sum(x) * n; static double G([Shape(2)] Tensor<double> x, int n) => n == 0 ? Tensor.Sum(x) : G(x * 2, n - 1);", "The call to 'G' cannot run: shape [3] is given where [2] is declared")]
    [InlineData("[Differentiable] public static double F([Shape(3)] Tensor<double> x) { double G([Shape(2)] Tensor<double> y) => Tensor.Sum(y); return G({|DIFF4001:x|}); }", "The call to 'G' cannot run: shape [3] is given where [2] is declared")]
    // In a method that is called.
    [InlineData("[Differentiable] public static double F([Shape(\"n\", 5)] Tensor<double> x) => Tensor.Sum(G(x)); static Tensor<double> G(Tensor<double> y) => {|DIFF4001:y * Tensor.Ones<double>(4)|};", "'*' in 'G', which 'F' calls, cannot run: shapes [n, 5] and [4] do not broadcast")]
    [InlineData("[Differentiable] public static double F([Shape(\"n\", 5)] Tensor<double> x) => H(x * 1) + H(x * 2); static double H(Tensor<double> y) => Tensor.Sum({|DIFF4001:y.Squeeze(1)|});", "'Squeeze' in 'H', which 'F' calls, cannot run: axis 1 of shape [n, 5] has length 5, not 1")]
    // Members of records, whose names are each record's own.
    [InlineData("[Differentiable] public static double F(Model m, [Shape(\"n\", 783)] Tensor<double> x) => Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(x, m.W)|});", "'MatrixMultiply' cannot run: shapes [n, 783] and [784, hidden] have rows of 783 that meet columns of 784")]
    [InlineData("[Differentiable] public static double F(Two t) => Tensor.Sum({|DIFF4001:t.First.W.Reshape(t.First.B.Length, 783)|} + t.Second.B);", "'Reshape' cannot run: shape [784, hidden] cannot become [hidden, 783]")]
    [InlineData("[Differentiable] public static double F(Tensor<double> w) { var m = new Model(w, {|DIFF4001:Tensor.Zeros<double>(2, 3)|}); return Tensor.Sum(m.W) + Tensor.Sum(m.B); }", "The call to 'Model' cannot run: shape [2, 3] is given where [hidden] is declared")]
    [InlineData("[Differentiable] public static double F(Members m) => Tensor.Sum({|DIFF4001:m.Field * m.Property|});", "'*' cannot run: shapes [3] and [4] do not broadcast")]
    [InlineData("[Differentiable] public static double F(Positional p) => Tensor.Sum({|DIFF4001:p.First * p.Second|});", "'*' cannot run: shapes [3] and [4] do not broadcast")]
    public async Task What_does_not_fit_a_declaration(string members, string reason)
    {
        var errors = await Refused.MembersAsync(members, Types);
        Assert.StartsWith(reason, Assert.Single(errors).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Differentiable] public static double F(Model student, Model teacher, [Shape(\"n\", 784)] Tensor<double> x) => Loss.MeanSquaredError(student.Apply(x), Tensor.Sum(teacher.Apply(x), [1], keepAxes: true).BroadcastTo([x.Shape[0], student.B.Length]));")]
    [InlineData("[Differentiable] public static double F(Two t) => Tensor.Sum(t.First.B) * Tensor.Sum(t.Second.B);")]
    [InlineData("[return: Shape(\"n\", \"k\")]\n    [Differentiable] public static Tensor<double> F([Shape(\"n\", 784)] Tensor<double> x, Tensor<double> w) => Tensor.MatrixMultiply(x, w);")]
    [InlineData("[Differentiable] public static double F([Shape(\"n\", 5)] Tensor<double> x, [Shape(4, \"n\")] Tensor<double> y) => G(x) + G(y); static double G([Shape(\"n\", \"m\")] Tensor<double> y) => Tensor.Sum(y);")]
    [InlineData("[Differentiable] public static double F([Shape] Tensor<double> x, [Shape(\"n\", \"n\")] Tensor<double> square, [Shape(Width)] in Tensor<double> z) => Tensor.Sum(x + square.Transpose()) + Tensor.Sum(z); const int Width = 4;")]
    [InlineData("[Differentiable] public static double F([Shape(\"n\", 3)] Tensor<double> x, [Shape(\"n\")] Tensor<double>? bias) => bias is null ? Tensor.Sum(x) : Tensor.Sum(x * bias.Unsqueeze(1));")]
    [InlineData("[Differentiable] public static double F([Shape(\"class\", \"gradients\")] Tensor<double> @class, [Shape(\"gradients\")] Tensor<double> pass, int n) => Tensor.Sum(Tensor.MatrixMultiply(@class, pass)) * n;")]
    [InlineData("[Differentiable] public static void F([Shape(\"n\")] ref Tensor<double> x, [Shape(\"n\")] out Tensor<double> y) { y = x * 2; x = x + y; }")]
    [InlineData("[Differentiable] public static double F([Shape(3)] Tensor<double> x, int n) => n == 0 ? Tensor.Sum(x) : F(x * 2, n - 1);")]
    [InlineData("[Differentiable] public static double F(Tensor<double> x, [NoDiff] Node list, (Model First, int Count) pair) => Tensor.Sum(x) * list.Scale * Tensor.Sum(pair.First.B); public class Node { [Shape(3)] public Tensor<double>? Value; public Node? Next; public double Scale; }")]
    public Task What_fits(string members) => Accepted.MembersAsync(members, Types);

    [Fact]
    public async Task A_method_with_a_gradient_of_its_own()
    {
        var errors = await AnalyzerRunner.VerifyAsync(
            new DifferentiableAnalyzer(),
            """
            public static partial class Models
            {
                [Differentiable] public static double F(Tensor<double> x) => Tensor.Sum(x) * G({|DIFF4001:Tensor.Ones<double>(3)|});
                [Differentiable] public static double G([Shape(2)] Tensor<double> x) => Tensor.Sum(x * x);
            }
            """);
        Assert.StartsWith("The call to 'G' cannot run: shape [3] is given where [2] is declared.", errors[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private const string Types = """
        public record Model([Shape(784, "hidden")] Tensor<double> W, [Shape("hidden")] Tensor<double> B)
        {
            public Tensor<double> Apply([Shape("rows", 784)] Tensor<double> x) => Tensor.MatrixMultiply(x, W) + B;
        }

        public record Two(Model First, Model Second);

        public struct Members
        {
            [Shape(3)] public Tensor<double> Field;
            [Shape(4)] public Tensor<double> Property { get; init; }
        }

        public record Positional([property: Shape(3)] Tensor<double> First, [field: Shape(4)] Tensor<double> Second);
        """;
}
