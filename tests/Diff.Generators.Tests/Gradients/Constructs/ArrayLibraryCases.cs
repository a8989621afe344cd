namespace Diff.Generators.Tests.Gradients.Constructs;

/// <summary>.NET's methods on arrays and spans.</summary>
internal static class ArrayLibraryCases
{
    public static readonly Case[] All =
    [
        new("Array.Copy", "static double F(double[] a, double x) { var b = new double[4]; b[3] = x; Array.Copy(a, b, 3); b[0] *= b[1] * x; Array.Copy(b, 1, a, 0, 2); return a[0] * b[0] + a[1] * a[2] * b[3]; }"),
        new("Array.Copy within one array", "static double F(double[] a) { Array.Copy(a, 0, a, 1, 4); a[0] *= a[2]; Array.Copy(a, 2, a, 1, 3); var s = 0.0; for (var i = 0; i < a.Length; i++) s += a[i] * a[i] * (i + 1); return s; }") { Lengths = [[5]] },
        new("Array.Copy in loops and branches", "static double F(double[] a, double x, int n) { var b = new double[a.Length]; for (var k = 0; k < n; k++) { if (k % 2 == 0) Array.Copy(a, b, a.Length); else Array.Copy(b, 1, a, 0, 2); for (var i = 0; i < a.Length; i++) a[i] = Math.Sin(b[i] * x) + a[i] * b[(i + 1) % b.Length]; } return a[0] * a[1] + a[2]; }") { Passive = [[0], [1], [4]] },
        new("Clone", "static double F(double[] a, double x) { var b = (double[])a.Clone(); b[0] *= x; a[1] = b[0] * a[0]; var c = (double[])b.Clone(); c[1] += a[1]; return a[0] * b[1] + c[1] * c[0] + a[1]; }"),
        new("Clone in a loop", "static double F(double[] a, int n) { var s = 0.0; for (var k = 0; k < n; k++) { var b = (double[])a.Clone(); for (var i = 0; i < 3; i++) a[i] = b[(i + 1) % 3] * Math.Cos(b[i]); s += b[k % 3] * a[0]; } return s; }") { Passive = [[0], [1], [4]] },
        new("CopyTo", "static double F(double[] a, double x) { var b = new double[5]; a.CopyTo(b, 1); b[0] = x; a.AsSpan(1).CopyTo(b); b[1] *= b[0]; var c = new double[3]; a.CopyTo(c, 0); b.AsSpan(0, 2).CopyTo(c.AsSpan(1)); return b[0] * b[1] * b[3] + c[0] * c[1] * c[2]; }"),
        new("ToArray", "static double F(ReadOnlySpan<double> a, double[] b) { var c = a.ToArray(); c[0] *= c[1]; var d = b.AsSpan(1).ToArray(); d[0] *= b[1]; b[1] = c[0]; var e = a[1..].ToArray(); return c[0] * c[2] + d[0] * d[1] + b[1] * b[2] + e[0] * e[1]; }"),
        new("Fill and Clear", "static double F(double[] a, double x) { var b = new double[4]; Array.Fill(b, x); b[1] *= a[0]; Array.Fill(b, x * x, 2, 1); a.AsSpan(1).Fill(b[1]); var s = a[0] * a[1] + a[2] * b[2] * b[3]; Array.Clear(b, 1, 2); s += b[0] * b[1] + b[2] + b[3] * b[3]; Array.Clear(a); return s + a[0] * x; }"),
        new("Fill and Clear of empty parts", "static double F(double[] a, double x) { Array.Fill(a, x, 3, 0); Array.Clear(a, 0, 0); Array.Copy(a, 3, a, 0, 0); a.CopyTo(a, 0); return a[0] * a[1] * x + a[2] * a[2]; }"),
        new("Matrices cloned and cleared", "static double F(double[,] a, double x) { var b = (double[,])a.Clone(); b[0, 0] *= x; a[0, 1] = b[0, 0] * a[1, 0]; return b[0, 1] * a[0, 1] + b[1, 1] * a[1, 1]; }") { Lengths = [[2, 2]] },
        new("Overlapping spans", "static double F(double[] a, double x) { new Span<double>(a, 0, 3).CopyTo(new Span<double>(a, 1, 3)); a[0] *= x; a.AsSpan(1).CopyTo(a); var s = 0.0; for (var i = 0; i < 4; i++) s += a[i] * a[i] * (i + 1) * x; return s; }") { Lengths = [[4]] },
        new("Copies to an array that may be the same", "static double F(double[] a, double[] b, double x) { var c = x > 0 ? a : b; Array.Copy(a, 0, c, 1, 3); Array.Copy(c, 1, a, 0, 3); var s = 0.0; for (var i = 0; i < 4; i++) s += a[i] * c[i] * (i + 1) * x; return s; }") { Lengths = [[4, 4]] },
        new("Copies between arrays that are swapped", "static double F(double[] x, int n) { var a = new double[4]; var b = new double[4]; x.CopyTo(a, 0); for (var k = 0; k < n; k++) { Array.Copy(a, 0, b, 1, 3); b[0] = a[3] * a[0]; (a, b) = (b, a); } return a[0] * a[1] + b[2] * a[3]; }") { Lengths = [[4]], Passive = [[0], [1], [4]] },
    ];
}
