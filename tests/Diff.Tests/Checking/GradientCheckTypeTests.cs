using Xunit;
using static Diff.Tests.Checking.Functions;

namespace Diff.Tests.Checking;

/// <summary>Parameters and results that are not scalars.</summary>
public class GradientCheckTypeTests
{
    private static readonly Point s_point = new(1.5, -2) { Label = 3, Held = 9 };

    [Fact]
    public void StructsArraysAndPassiveParameters()
    {
        var result = GradientCheck.Check(Weighted, WeightedBackward, s_point, 4, new[] { 1.0, 2, 3 });
        result.ThrowIfFailed();
        Assert.Equal(["Value", "p.X", "p.Y", "weights[0]", "weights[1]", "weights[2]"], result.Components.Take(6).Select(c => c.Name));
    }

    [Fact]
    public void AWrongElementIsNamed()
    {
        var result = GradientCheck.Check(Weighted, Wrong, s_point, 4, new[] { 1.0, 2, 3 });
        Assert.Equal("weights[1]", result.Worst.Name);

        static WeightedGradient Wrong(Point p, int times, double[] weights, double scale, double upstream)
        {
            var right = WeightedBackward(p, times, weights, scale, upstream);
            right.Weights[1] *= 1.5;
            return right;
        }
    }

    [Fact]
    public void AWrongMemberIsNamed()
    {
        var result = GradientCheck.Check(Weighted, Wrong, s_point, 4, new[] { 1.0, 2, 3 });
        Assert.Equal("p.Y", result.Worst.Name);

        static WeightedGradient Wrong(Point p, int times, double[] weights, double scale, double upstream)
        {
            var right = WeightedBackward(p, times, weights, scale, upstream);
            return right with { P = right.P with { Y = 0 } };
        }
    }

    [Fact]
    public void MatricesJaggedArraysTuplesAndClasses()
    {
        static double F(double[,] m, double[][] rows, (double A, float[] B) t, Node node) =>
            (m[0, 1] * m[1, 0]) + (rows[0][0] * rows[1][1]) + (t.A * t.B[1]) + (node.Weight * node.Bias * node.Weight);
        static (double, double[,], double[][], (double, float[]), Node) Backward(
            double[,] m, double[][] rows, (double A, float[] B) t, Node node) => (
            F(m, rows, t, node),
            new[,] { { 0, m[1, 0] }, { m[0, 1], 0 } },
            [[rows[1][1]], [0, rows[0][0]]],
            (t.B[1], [0, (float)t.A]),
            new Node { Weight = 2 * node.Weight * node.Bias, Bias = node.Weight * node.Weight, Name = null });

        var result = GradientCheck.Check(
            F, Backward, new[,] { { 1.0, 2 }, { 3, 4 } }, new[] { [5.0], new[] { 6.0, 7 } }, (8.0, new[] { 9f, 10f }), new Node { Weight = 1.5, Bias = 2 });
        result.ThrowIfFailed();
        Assert.Equal(
            ["m[0,0]", "m[0,1]", "m[1,0]", "m[1,1]", "rows[0][0]", "rows[1][0]", "rows[1][1]", "t.Item1", "t.Item2[0]", "t.Item2[1]", "node.Weight", "node.Bias"],
            result.Components.Skip(1).Select(c => c.Name));
    }

    [Fact]
    public void AJaggedArrayAloneIsOneArgument() => GradientCheck.Check(
        (double[][] rows) => rows[0][0] * rows[1][0], (double[][] rows) => new[] { [rows[1][0]], new[] { rows[0][0] } }, new[] { [2.0], new[] { 3.0 } })
        .ThrowIfFailed();

    [Fact]
    public void ResultsThatAreNotScalarsAreWeightedByUpstream()
    {
        static double[] F(double x1, double x2) => [(x1 * x1) + (3 * x2), (x2 * x2) + (2 * x1)];
        static (double[] Value, double X1, double X2) Backward(double x1, double x2, double[] upstream) =>
            (F(x1, x2), (2 * x1 * upstream[0]) + (2 * upstream[1]), (3 * upstream[0]) + (2 * x2 * upstream[1]));
        static (double[] Value, double X1, double X2) Wrong(double x1, double x2, double[] upstream) =>
            (F(x1, x2), (2 * x1 * upstream[0]) + (2 * upstream[1]), (3 * upstream[0]) + (2 * upstream[1]));

        GradientCheck.Check(F, Backward, 2.0, 3.0).ThrowIfFailed();
        var result = GradientCheck.Check(F, Wrong, 2.0, 3.0);
        Assert.Equal("x2", result.Worst.Name);
        Assert.All(result.Components.Where(c => !c.Passed), c => Assert.NotEqual("result[0]", c.Output));
    }

    [Fact]
    public void ResultsThatAreStructs()
    {
        static Point F(Point p) => new(p.X * p.Y, p.X + p.Y);
        static (Point, Point) Backward(Point p, Point upstream) =>
            (F(p), new((p.Y * upstream.X) + upstream.Y, (p.X * upstream.X) + upstream.Y));
        GradientCheck.Check(F, Backward, s_point).ThrowIfFailed();
    }

    [Fact]
    public void ManyResultsAreTakenTogether()
    {
        static double[] F(double[] x) => [.. x.Select(Math.Exp)];
        static (double[], double[]) Backward(double[] x, double[] upstream) => (F(x), [.. x.Zip(upstream, (a, u) => u * Math.Exp(a))]);
        var result = GradientCheck.Check(F, Backward, Enumerable.Range(0, 40).Select(i => i / 40.0).ToArray());
        result.ThrowIfFailed();
        Assert.Equal(80, result.Components.Count);
    }

    private sealed class Node
    {
        public double Weight { get; init; }

        public double Bias { get; init; }

        public string? Name { get; init; } = "node";
    }
}
