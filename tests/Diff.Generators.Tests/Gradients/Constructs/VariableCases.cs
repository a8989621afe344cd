namespace Diff.Generators.Tests.Gradients.Constructs;

internal static class VariableCases
{
    public static readonly Case[] All =
    [
        new("Reassignment", "static double F(double x, double y) { var a = x * y; a = a * a; var b = a + x; a = Math.Sin(b); b = a * b; return a * b + x; }"),
        new("Parameters reassigned", "static double F(double x, double y) { x = x * y; y += x; x *= x; return x + y * y; }"),
        new("Compound assignment", "static double F(double x, double y) { var a = x; a += y; a -= x * y; a *= a; a /= 2 + y * y; a %= 5; return a; }"),
        new("Increment and decrement", "static double F(double x) { var a = x++; a *= ++x; a += x--; return a * --x; }"),
        new("Assignments as values", "static double F(double x, double y) { double a, b; a = b = x * y; var c = (a += x) * (b -= y) * a; return c + (x = y) * x + b; }"),
        new("Order of evaluation", "static double F(double x) { var a = x; return a + (a = a * a) * a + (a *= 2) - a; }"),
        new("Swaps", "static double F(double x, double y) { (x, y) = (y, x * y); var t = x; x = y; y = t; (x, y) = (y + x, x); return x * x * y; }"),
        new("Tuples", "static double F(double x, double y) { (double A, double B) p = (x * y, x + y); p.A += p.B; var q = p; q.B *= 2; (p.A, p.B) = (p.B, p.A); return p.A * q.A + p.B * q.B * q.Item1; }"),
        new("Nested tuples", "static double F(double x, double y) { var ((a, b), c) = ((x, y * x), Math.Sin(y)); var (_, d) = (a, b * c); return a * b * c + d; }"),
        new("Tuples compared", "static double F(double x, double y, int n) => (n, true) == (2, true) ? x * y : x;"),
        new("Reference locals", "static double F(double x, double y) { var a = x; var b = y; ref var r = ref a; r *= y; r = ref b; r += a * x; return a * b; }"),
        new("Reference locals to elements", "static double F(double[] a, double x) { ref var r = ref a[1]; r *= x; r += a[0]; ref readonly var s = ref a[2]; return r * r + s * a[1]; }"),
        new("Constants inside", "static double F(double x) { const double k = 0.25; const int n = 3; return k * x * n * x; }"),
        new("Assigned in every branch", "static double F(double x, double y) { double a; if (x > 0) a = x * y; else a = y; return a * a; }"),
        new("Shadowed in blocks", "static double F(double x) { var s = 0.0; { var a = x * x; s += a; } { var a = Math.Sin(x); s += a * s; } return s; }"),
        new("Unused values", "static double F(double x, double y) { var a = Math.Exp(x); var b = a * y; _ = Math.Log(x * x + 1); return x; }"),
        new("The result is a parameter", "static double F(double x, double y) => y;"),
        new("The result is constant", "static double F(double x) => 2.5;"),
        new("Patterns that declare", "static double F(double x, double y) { if (x * y is var p && p > 0) return p * x; return x is double d ? d * d : 0; }"),
        new("Discards and defaults", "static double F(double x) { double a = default; a += x; var (b, _) = (a * x, 1); return b; }"),
        new("Use of a value after it was overwritten in a loop", "static double F(double x) { var a = x; var b = a; for (var i = 0; i < 3; i++) { b = a * b; a = Math.Sin(b) + a; } return a * b; }"),
    ];
}
