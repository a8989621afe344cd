using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Gradients;

/// <summary>Gradients that call gradients: of an annotated method in another type, because what that uses is private there; and rules.</summary>
public sealed class SeparateGradientTests
{
    [Theory]
    [InlineData("double F(double x, double y) => Library.G(x * y) * y + Library.G(2);", "public static double G(double x) => Math.Sin(x) * s_a;")]
    [InlineData(
        "double F(double x, double y) { for (var i = 0; i < 4; i++) { if (x > y) x = Library.G(x, i) * y; else y += Library.G(y, i); } return x * y; }",
        "public static double G(double x, int n) { for (var i = 0; i < n; i++) x = Math.Sin(x) * s_a; return x; }")]
    [InlineData("double F(double x, double y) => Library.G(x, 1, 2.5) * Library.G(w: -0.5, n: 2, x: y);", "public static double G(double x, int n, [NoDiff] double w) => x * w * s_a + n;")]
    [InlineData("double F(double x, double y) => Library.G(upstream: x, value: y);", "public static double G(double value, double upstream) => value * value * upstream * s_a;")]
    [InlineData("double F(double x, double y) { var p = Library.G((x, y), new(y, 3)); return p.A * p.B.X; }",
        "public static (double A, P B) G((double, double) p, P q) => (p.Item1 * s_a + q.X, new(p.Item2 * q.X * p.Item1, q.N));\n}\npublic record struct P(double X, int N) {")]
    [InlineData("double F(double x, double y) { Span<double> a = [x, y, x * y]; var s = 0.0; for (var i = 0; i < 3; i++) s += Library.G(a, a[i..], y); return s; }",
        "public static double G(ReadOnlySpan<double> a, Span<double> b, double x) { var s = x; foreach (var v in b) s = s * a[0] + v * s_a; return s; }")]
    [InlineData("double F(double x, double y) => Library.G([x, y], y, new double[,] { { x, y }, { y, 1 } }, x);",
        "public static double G(double[] a, double A, double[,] m, double gGradient) => a[0] * a[1] * A * s_a + m[1, 0] * m[0, 1] * gGradient;")]
    [InlineData("double F(double x, double y) { P[] a = [new(x, 1), new(y, 2)]; var m = new P[1, 2]; m[0, 1] = a[0]; return Library.G(a, m) * Library.G(a, m) + Library.G(a.AsSpan(1), x); }",
        "public static double G(P[] a, P[,] m) => a[0].X * a[1].X * s_a * m[0, 1].X;\n    [Differentiable] public static double G(ReadOnlySpan<P> a, double x) => a[0].X * x * s_a;\n}\npublic record struct P(double X, int N) {")]
    [InlineData("double F(double x, double y) => Library.G(s_w, x) * Library.G([], y) + Library.G(default, y);\n    private static readonly double[] s_w = [1, 2];",
        "public static double G(ReadOnlySpan<double> a, double x) { var s = x; foreach (var v in a) s += v * s_a; return s; }")]
    [InlineData("double F(double x, double y) => Library.G(x) * Library.G(x, y) * Library.G(x, y, y);",
        "public static double G(double x) => x * x * s_a;\n    [Differentiable] public static double G(double x, double y) => x * y * s_a;\n    [Differentiable] public static double G(double x, double y, double z) => x * y * s_a + z;")]
    [InlineData("double F(double x, double y) => Library.G(x, 5) * y;", "public static double G(double x, int n) => n <= 0 ? x * s_a : Math.Sin(G(x, n - 1)) * x;")]
    [InlineData("double F(double x, double y) => Middle.H(x, y) * y;\n    private static class Middle { public static double H(double x, double y) => Library.G(x * y) * x; }",
        "public static double G(double x) => K(x) * x; private static double K(double x) => x * s_a;")]
    [InlineData("double F(double x, double y) => Library.G(x * y, y);", "public static double G(double x, in double y) => Inner.H(x) * y; private static class Inner { internal static readonly double s_b = Math.Log(3); public static double H(double x) => x * s_b; }")]
    [InlineData("double F(double x, double y) => Library.G(x, new(3, 2)) * y;",
        "public static double G(double x, [NoDiff] P p) => P.Times(x, p);\n}\npublic partial struct P(double a, int n) { private readonly double _a = a; private readonly int _n = n; [Differentiable] public static double Times(double x, [NoDiff] P p) => x * x * p._a * p._n;")]
    [InlineData("double F(double x, double y) => Library.G(x * y) * y;", "public static double G(double x) => Exp(x * s_a); private static double Exp(double x) => Math.Exp(x);\n    [DerivativeOf(nameof(Exp))] private static double ExpRule(double x, double value, double upstream) => value * upstream;")]
    public void Gradient_is_right(string method, string callee)
    {
        var run = CheckedGradients.Run(
            "GradientCheck.Check(Models.F, Models.FBackward, 0.8, 0.3), GradientCheck.Check(Models.F, Models.FBackward, 0.3, -1.2)",
            $$"""
            public static partial class Models
            {
                [Differentiable] public static {{method}}
            }

            public static partial class Library
            {
                private static readonly double s_a = Math.Log(3);

                [Differentiable] {{callee}}
            }
            """);
        Assert.Contains("Backward(", run.Source("Models.F").Split("// reverse")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_for_a_function_of_the_framework_takes_its_calls()
    {
        var run = CheckedGradients.Run(
            "GradientCheck.Check(Models.F, Models.FBackward, 0.8, 0.3)",
            """
            public static partial class Models
            {
                [Differentiable] public static double F(double x, double y) => Math.Cbrt(x) * Twice(Math.Cbrt, y);

                private static double Twice(Func<double, double> f, double x) => f(f(x) * x);

                [DerivativeOf(typeof(Math), nameof(Math.Cbrt))]
                private static double CbrtRule(double x, double value, double upstream) => upstream / (3 * value * value);
            }
            """);
        Assert.Equal(3, run.Source("Models.F").Split("CbrtRule(").Length - 1);
    }

    [Fact]
    public void Two_types_may_call_each_other() => CheckedGradients.Run(
        "GradientCheck.Check(A.F, A.FBackward, 0.8, 5), GradientCheck.Check(B.F, B.FBackward, 0.3, 4)",
        """
        public static partial class A
        {
            private static readonly double s_a = Math.Log(3);

            [Differentiable] public static double F(double x, int n) => n <= 0 ? x * s_a : Math.Sin(B.F(x, n - 1)) * x;
        }

        public static partial class B
        {
            private static readonly double s_b = Math.Log(2);

            [Differentiable] public static double F(double x, int n) => n <= 0 ? x * x * s_b : A.F(x * s_b, n - 1) + x;
        }
        """);

    [Fact]
    public void Rows_have_rows_of_gradients() => CheckedGradients.Run(
        """
        GradientCheck.Check(
            v => Models.F([[v[0]], [v[1], v[2]]], v[3]),
            v => Models.FBackward([[v[0]], [v[1], v[2]]], v[3]) is var g ? [g.Rows[0][0], g.Rows[1][0], g.Rows[1][1], g.X] : [],
            [0.3, 1.2, -0.7, 2])
        """,
        """
        public static partial class Models
        {
            [Differentiable] public static double F(double[][] rows, double x) => Library.G(rows, x) * rows[0][0] * Library.G(rows, rows[1][0]);
        }

        public static partial class Library
        {
            private static readonly double s_a = Math.Log(3);

            [Differentiable] public static double G(double[][] rows, double x) => rows[1][1] * rows[1][0] * x * s_a + rows[0][0];
        }
        """);
}
