namespace Diff.Generators.Tests.Gradients.Constructs;

/// <summary>Ways in and out of a method.</summary>
internal static class SignatureCases
{
    public static readonly Case[] All =
    [
        new("A block body and an expression body", "static double F(double x) { return x * x; }"),
        new("A reference", "static double F(ref double s, double x) { var old = s; s = s * x + 1; return old * s; }"),
        new("A reference that is only read", "static double F(ref double s, double x) => s * x;"),
        new("A value out", "static double F(double x, out double r) { r = x * x; return Math.Sin(r) * x; }"),
        new("Only references", "static void F(ref double a, ref double b) { (a, b) = (b * a, a + b); }"),
        new("Only values out", "static void F(double x, double y, out double sum, out double product) { sum = x + y; product = x * y * sum; }"),
        new("References of other types", "static void F(ref (double A, double B) p, ref int n, out float f, double x) { p.A *= x; n++; p.B = p.A * n; f = (float)(p.B * 0.5); }") { IsSingle = true },
        new("Early returns with values out", "static double F(double x, out double r, int n) { r = x; for (var i = 0; i < n; i++) { r *= x; if (r > 0.8) return r * 2; } r += 1; return x; }") { Passive = [[0], [1], [5]] },
        new("Every kind at once", "static double F(double x, double[] a, ReadOnlySpan<double> b, Span<double> c, ref double d, out double e, int n, double[,] m) { e = x * b[0]; for (var i = 0; i < n; i++) { c[i] = c[i] * a[i] + d; d += b[i] * m[0, i]; a[i] *= e; e += c[i]; } return d * e + a[0]; }") { Lengths = [[3, 3, 3, 2, 3]], Passive = [[0], [3]] },
        new("A tuple of results", "static (double, float, int) F(double x, float y) => (x * y, y * y, 3);") { IsSingle = true },
        new("Nothing but passive arguments and one number", "static double F(int n, double x, bool b, string s) => b ? x * n : s.Length;") { Passive = [[2, 1, 5], [2, 0, 5]] },
        new("Upstream for a span that the result also reads", "static double F(Span<double> y, double x) { y[0] *= x; y[1] += y[0]; return y[1] * y[2]; }"),
        new("Two spans written", "static void F(Span<double> a, Span<double> b, double x) { for (var i = 0; i < 3; i++) { var t = a[i]; a[i] = b[i] * x; b[i] = t * t + a[i]; } }"),
        new("Spans of structs", "static void F(Span<P> p, ReadOnlySpan<P> q) { for (var i = 0; i < p.Length; i++) { p[i].X *= q[i].Y; p[i] = new P { X = p[i].Y, Y = p[i].X * q[i].X }; } }\npublic struct P { public double X; public double Y; }") { Lengths = [[2, 2], [0, 0]] },
        new("An array parameter that is assigned", "static double F(double[] a, double x) { a = [x, a[0]]; a[1] *= x; return a[0] * a[1]; }"),
        new("An array parameter that is not read", "static double F(double[] a, double x) { a[0] = x; a[1] = a[0] * x; return a[1]; }"),
        new("A params span", "static double F(double x, params ReadOnlySpan<double> rest) { foreach (var r in rest) x = x * r + 1; return x; }") { Lengths = [[0], [3]] },
    ];
}
