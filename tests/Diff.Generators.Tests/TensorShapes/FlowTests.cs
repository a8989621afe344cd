using System.Globalization;
using Diff.Generators.Tests.Diagnostics;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.TensorShapes;

/// <summary>Shapes on their way through variables, branches, loops and calls: the error at the end of it, and what is known there.</summary>
public class FlowTests
{
    [Theory]
    // Straight on.
    [InlineData("var h = Tensor.Tanh(x); h = h * 2 + b.Reshape(1, 10).Slice(.., ..1); return Tensor.Sum({|DIFF4001:h * w|});", "[n, 784] and [200, 10]")]
    [InlineData("x += 1; x *= x; {|DIFF4001:x += w|}; return Tensor.Sum(x);", "[n, 784] and [200, 10]")]
    [InlineData("var n = x.Shape[0]; return Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(Tensor.Zeros<double>(n, 5), w)|} * x);", "[n, 5] and [200, 10]")]
    [InlineData("return Tensor.Sum({|DIFF4001:Tensor.Sum(w, [1]) + b|});", "[200] and [10]")]
    [InlineData("return Tensor.Sum({|DIFF4001:Tensor.Mean(w, [0], keepAxes: true) + Tensor.Max(x, [0])|});", "[1, 10] and [784]")]
    [InlineData("return Tensor.Sum({|DIFF4001:-Tensor.Full(2.0, 3, 4) - b|});", "[3, 4] and [10]")]
    [InlineData("var t = x.Shape; return Tensor.Sum({|DIFF4001:Tensor.Ones<double>(t) + w|});", "[n, 784] and [200, 10]")]
    [InlineData("return Tensor.Sum({|DIFF4001:Tensor.Uniform<double>([5, 784], new Philox(1)) * b|} * x);", "[5, 784] and [10]")]
    [InlineData("return Tensor.Sum({|DIFF4001:Tensor.Concatenate(0, b, b) + w|});", "[20] and [200, 10]")]
    [InlineData("return Tensor.Sum({|DIFF4001:Tensor.Concatenate(0, x, x).Reshape(x.Shape[0], 784)|});", "[2*n, 784] cannot become [n, 784]")]
    [InlineData("return Tensor.Sum({|DIFF4001:x.Reshape(-1) + b|});", "[784*n] and [10]")]
    [InlineData("var l = labels.Length; return Tensor.Sum({|DIFF4001:x.Reshape(l, 8).Reshape(l, 4)|});", "[l, 8] cannot become [l, 4]")]
    // An operation settles what a length is; so does a condition.
    [InlineData("var y = {|DIFF4003:Tensor.MatrixMultiply(u, w)|}; return Tensor.Sum(y) + Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(u, x, transposeRight: true)|});", "m is 200", "[n, m=200] and [n, 784] transposed")]
    [InlineData("var y = {|DIFF4003:Tensor.MatrixMultiply(u, w)|}; return Tensor.Sum({|DIFF4001:y * x|});", "m is 200", "[n, 10] and [n, 784]")]
    [InlineData("if (u.Shape[1] != 784) return 0; return Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(u, w)|} * x);", "[n, m=784] and [200, 10]")]
    [InlineData("return k > 0 && u.Shape[1] == 784 ? Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(u, w)|} * x) : 0;", "[n, m=784] and [200, 10]")]
    // Branches.
    [InlineData("if (k > 0) x = x * 2; else x = x + 1; return Tensor.Sum({|DIFF4001:x + w|});", "[n, 784] and [200, 10]")]
    [InlineData("var y = k > 0 ? x : Tensor.Ones<double>(5, 784); return Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(y, w)|});", "[?, 784] and [200, 10]")]
    [InlineData("if (k > 0) return Tensor.Sum({|DIFF4001:x + w|}); return Tensor.Sum(x);", "[n, 784] and [200, 10]")]
    [InlineData("if (k > 0) throw new ArgumentException(\"k\"); var y = k < -5 ? w : w * 2; return Tensor.Sum({|DIFF4001:x + y|});", "[n, 784] and [200, 10]")]
    [InlineData("var y = k switch { 0 => w, 1 => w * 2, _ => throw new ArgumentException(\"k\") }; return Tensor.Sum({|DIFF4001:x + y|});", "[n, 784] and [200, 10]")]
    [InlineData("if (x.Shape[1] == 784) return Tensor.Sum({|DIFF4001:x + w|}); return Tensor.Sum(x * b);", "[n, 784] and [200, 10]")]
    // Loops.
    [InlineData("for (var i = 0; i < k; i++) x = Tensor.Tanh({|DIFF4001:Tensor.MatrixMultiply(x, w)|}); return Tensor.Sum(x);", "[n, 784] and [200, 10]")]
    [InlineData("var h = x; for (var i = 0; i < k; i++) h = Tensor.Sin(h) + x; return Tensor.Sum({|DIFF4001:h + w|});", "[n, 784] and [200, 10]")]
    [InlineData("var h = x; while (Tensor.Sum(h) > 1) { h = h * 0.5; if (k > 3) break; h = {|DIFF4001:h - w|}; } return Tensor.Sum(h);", "[n, 784] and [200, 10]")]
    [InlineData("var h = b; for (var i = 0; i < k; i++) { for (var j = 0; j < i; j++) h = h * 1.5; h = h + 1; } return Tensor.Sum({|DIFF4001:x * h|});", "[n, 784] and [10]")]
    [InlineData("var h = x; for (var i = 0; i < k; i++) h = Tensor.Concatenate(0, h, x); return Tensor.Sum({|DIFF4001:h + w|});", "[?, 784] and [200, 10]")]
    [InlineData("foreach (var l in labels) x = {|DIFF4001:x * w.Slice(l..)|}; return Tensor.Sum(x);", "[n, 784] and [?, 10]")]
    public async Task What_does_not_fit(string body, params string[] shapes)
    {
        var errors = await Refused.MembersAsync(Method(body));
        Assert.Equal(shapes.Length, errors.Length);
        Assert.All(errors.Zip(shapes), e => Assert.Contains($" {e.Second}", e.First.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    // Lengths that may be any are used as if they were not.
    [Theory]
    [InlineData("return Tensor.Sum({|DIFF4003:Tensor.MatrixMultiply(u, w)|});", "'MatrixMultiply' runs only where m is 200")]
    [InlineData("return Tensor.Sum({|DIFF4003:Tensor.MatrixMultiply(v, x)|});", "'MatrixMultiply' runs only where p is n")]
    [InlineData("var h = Tensor.MatrixMultiply(u, v); return Tensor.Sum({|DIFF4003:Tensor.MatrixMultiply(h, w)|}) + Tensor.Sum(Tensor.MatrixMultiply(h, w));", "'MatrixMultiply' runs only where p is 200")]
    [InlineData("return {|DIFF4003:Loss.MeanSquaredError(u, x)|} + Tensor.Sum(u * x);", "'MeanSquaredError' runs only where m is 784")]
    [InlineData("return Tensor.Sum({|DIFF4003:u + b|}) * Tensor.Sum(u * b);", "'+' runs only where m is 10 or 1")]
    [InlineData("return Tensor.Sum({|DIFF4003:u * v|});", "'*' runs only where m and p are equal, or one of them is 1")]
    [InlineData("return Tensor.Sum({|DIFF4003:b.BroadcastTo([5, u.Shape[0]])|});", "'BroadcastTo' runs only where n is 10")]
    [InlineData("return Tensor.Sum({|DIFF4003:u.BroadcastTo([u.Shape[0], 20])|});", "'BroadcastTo' runs only where m is 20 or 1")]
    [InlineData("return Tensor.Sum({|DIFF4003:u.Squeeze(0)|});", "'Squeeze' runs only where n is 1")]
    [InlineData("return Tensor.Sum({|DIFF4003:x.Reshape(100, 784)|});", "'Reshape' runs only where 784*n is 78400")]
    [InlineData("return {|DIFF4003:Loss.CrossEntropy(x, [1, 2])|};", "'CrossEntropy' runs only where n is 2")]
    [InlineData("return Tensor.Sum({|DIFF4003:Tensor.Concatenate(0, x, u)|});", "'Concatenate' runs only where m is 784")]
    [InlineData("if (k > 0) return Tensor.Sum({|DIFF4003:Tensor.MatrixMultiply(u, w)|}); return {|DIFF4003:Loss.MeanSquaredError(u, x)|};", "'MatrixMultiply' runs only where m is 200", "'MeanSquaredError' runs only where m is 784")]
    public async Task What_fits_for_some_lengths(string body, params string[] conditions)
    {
        var warnings = await AnalyzerRunner.VerifyAsync(new DifferentiableAnalyzer(), Class(body));
        Assert.Equal(conditions.Length, warnings.Length);
        Assert.All(conditions.Zip(warnings), c => Assert.StartsWith($"{c.First}, and throws", c.Second.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.NotEmpty(GeneratorRunner.Run(new DifferentiableGenerator(), Markup.Parse(Class(body)).Source).AssertCompiles().Sources);
    }

    [Theory]
    [InlineData("return Tensor.Sum(x.Reshape(-1, 10) + b) + Tensor.Sum(x.Reshape(-1, 28, 28).Transpose().Reshape(x.Shape[0], 784) * x);")]
    [InlineData("return Tensor.Sum(Tensor.MatrixMultiply(u, v)) + Tensor.Sum(Tensor.Sum(u, [1]) * Tensor.Sum(x, [1])) + Tensor.Sum(Tensor.Zeros<double>(k) * b);")]
    [InlineData("return Tensor.Sum(Tensor.Linspace(0.0, 1.0, 20) + Tensor.Concatenate(0, b, b)) * Tensor.Sum(x.Reshape(k, 784));")]
    [InlineData("return Tensor.Sum(x.Reshape(k, 8).Reshape(k, 4)) + Tensor.Sum(x.Reshape(labels.Length, 8) * b.Slice(..8));")]
    // What one iteration makes, another takes.
    [InlineData("var h = b; for (var i = 0; i < k; i++) { if (i > 0) x = x + h; h = x * 2; } return Tensor.Sum(h);")]
    [InlineData("var h = x; for (var i = 0; i < k; i++) { h = i == 0 ? Tensor.Sum(h, [1]) : h; h = h + 1; } return Tensor.Sum(h);")]
    [InlineData("for (var i = 0; i < k; i++) { var y = x; x = x.Unsqueeze(0); if (i > 2) y = x; w = Tensor.MatrixMultiply(w, Tensor.Ones<double>(10, 10)); } return Tensor.Sum(x) + Tensor.Sum(w);")]
    // What a condition says.
    [InlineData("if (x.Shape[1] == 10) return Tensor.Sum(x + w); if (x.Rank == 1) return Tensor.Sum(x.Squeeze(0)); return Tensor.Sum(x * 2);")]
    [InlineData("if (u.Shape[1] == 200) return Tensor.Sum(Tensor.MatrixMultiply(u, w)); if (u.Shape[1] != 784) throw new ArgumentException(\"u\"); return Loss.MeanSquaredError(u, x);")]
    [InlineData("var y = 0.0; for (var i = 0; i < k; i++) { if (u.Shape[1] == 200) y += Tensor.Sum(Tensor.MatrixMultiply(u, w)); else if (u.Shape[1] == 784) y += Loss.MeanSquaredError(u, x); } return y;")]
    [InlineData("if (u.Shape != v.Shape) throw new ArgumentException(\"u and v differ\"); return Tensor.Sum(u * v);")]
    [InlineData("if (k < 0 || u.Shape[1] != 200 || u.Shape[0] < 3) return 0; return Tensor.Sum(Tensor.MatrixMultiply(u, w)) * Tensor.Sum(x);")]
    [InlineData("if (!(u.Shape == x.Shape)) return 0; return Tensor.Sum(u * x);")]
    [InlineData("if (u.Shape[1] != 1 || k < 3) throw new ArgumentException(\"u\"); return Tensor.Sum(u.Squeeze(1) * Tensor.Sum(x, [1]));")]
    public Task What_fits(string body) => Accepted.MembersAsync(Method(body));

    private static string Class(string body) => $"public static partial class Models\n{{\n    {Method(body)}\n}}\n";

    private static string Method(string body) => $$"""
        [Differentiable]
            public static double F(
                [Shape("n", 784)] Tensor<double> x, [Shape(200, 10)] Tensor<double> w, [Shape(10)] Tensor<double> b,
                [Shape("n", "m")] Tensor<double> u, [Shape("m", "p")] Tensor<double> v, int k, [NoDiff] int[] labels)
            {
                {{body}}
            }
        """;
}
