namespace Diff.Generators.Tests.Gradients.Constructs;

internal static class ArrayCases
{
    private static readonly int[][] Sizes = [[0], [1], [4]];

    public static readonly Case[] All =
    [
        new("Elements read", "static double F(double[] a) { var s = 0.0; for (var i = 0; i < a.Length; i++) s += a[i] * a[i] * (i + 1) + a[a.Length - 1 - i]; return s; }") { Lengths = Sizes },
        new("Spans read", "static double F(ReadOnlySpan<double> a, ReadOnlySpan<float> b) { var s = 0.0; for (var i = 0; i < a.Length; i++) s += a[i] * b[i]; return s * s; }") { IsSingle = true },
        new("From the end, ranges, slices", "static double F(double[] a, ReadOnlySpan<double> b) { var c = b[1..^1]; var s = a[^1] * a[^2]; foreach (var v in c) s *= v; foreach (var v in b.Slice(2)) s += v * v; foreach (var v in a.AsSpan(1, 2)) s += v * s; return s + c[^1] + a[1..].Length; }") { Lengths = [[3, 4], [4, 5]] },
        new("Ranges of arrays are copies", "static double F(double[] a) { var b = a[1..3]; b[0] *= 2; b[1] = b[0] * a[1]; return b[0] * b[1] + a[1] * a[2]; }"),
        new("Two dimensions", "static double F(double[,] a, double x) { var s = 0.0; for (var i = 0; i < a.GetLength(0); i++) for (var j = 0; j < a.GetLength(1); j++) { a[i, j] *= x; s += a[i, j] * a[i, a.GetLength(1) - 1 - j]; } return s * a.Length; }") { Lengths = [[2, 3], [0, 2], [1, 1]] },
        new("Rows of their own lengths", "static double F(double[][] a) { var s = 0.0; for (var i = 0; i < a.Length; i++) for (var j = 0; j < a[i].Length; j++) s += a[i][j] * a[i][j] * (i + 1); foreach (var row in a) s += row[0] * row[^1]; return s; }") { Lengths = [[3, 2], [0, 1]] },
        new("Changed in place", "static double F(double[] a, double x) { for (var i = 0; i < a.Length; i++) { a[i] *= x; a[i] += a[(i + 1) % a.Length]; } var s = 0.0; foreach (var v in a) s += v * v; return s; }") { Lengths = Sizes },
        new("Divided and multiplied in place", "static double F(double[] a, Span<double> b) { for (var i = 0; i < 3; i++) { b[i] /= 2 + a[i] * a[i]; a[i] *= b[(i + 1) % 3]; b[i] -= a[i]; a[i] /= 3 + b[i]; } return a[0] * b[1] + a[2]; }"),
        new("A span changed in place", "static void F(Span<double> y, ReadOnlySpan<double> x, double k) { for (var i = 0; i < y.Length; i++) y[i] = y[i] * k + Math.Sin(x[i]) * y[(i + 1) % y.Length]; }") { Lengths = [[3, 3], [1, 1]] },
        new("A span that is only written", "static void F(Span<double> y, ReadOnlySpan<double> x) { for (var i = 0; i < y.Length; i++) y[i] = x[i] * x[0]; }"),
        new("Elements swapped", "static double F(double[] a, double x) { (a[0], a[2]) = (a[2], a[0] * x); var t = a[1]; a[1] = a[2]; a[2] = t * x; return a[0] * a[1] + a[2] * a[2] * x; }"),
        new("Sorted in place", "static double F(double[] a) { for (var i = 1; i < a.Length; i++) for (var j = i; j > 0 && a[j - 1] > a[j]; j--) (a[j - 1], a[j]) = (a[j], a[j - 1]); var s = 0.0; for (var i = 0; i < a.Length; i++) s += a[i] * a[i] * (i + 1); return s; }") { Lengths = [[0], [2], [6]] },
        new("A scan in place", "static double F(double[] a) { for (var i = 1; i < a.Length; i++) a[i] += a[i - 1] * a[i]; for (var i = a.Length - 2; i >= 0; i--) a[i] *= Math.Sin(a[i + 1]); return a.Length > 0 ? a[0] * a[^1] : 0; }") { Lengths = Sizes },
        new("Indices that depend on data", "static double F(double[] a, double x) { var k = 0; for (var i = 0; i < 6; i++) { a[k] = Math.Sin(a[k]) + x; k = a[k] > 0.5 ? (k + 1) % 3 : (k + 2) % 3; } return a[0] * a[1] + a[2] * k; }"),
        new("Gather and scatter", "static double F(double[] a, int[] at, Span<double> sum) { for (var i = 0; i < at.Length; i++) sum[at[i] % sum.Length] += a[i] * a[at[i] % a.Length]; return sum[0]; }") { Lengths = [[3, 3, 2]], Passive = [[2, 0, 1], [1, 1, 1]] },
        new("Created inside", "static double F(double x, int n) { var a = new double[n + 1]; a[0] = x; for (var i = 0; i < n; i++) a[i + 1] = Math.Sin(a[i]) * x + a[i / 2]; var s = 0.0; foreach (var v in a) s += v * v; return s; }") { Passive = [[0], [1], [5]] },
        new("Created with elements", "static double F(double x, double y) { var a = new[] { x, y, x * y }; double[] b = [y, 2, x]; double[,] c = { { x, 1 }, { y, x * x } }; Span<double> d = stackalloc double[] { x, y }; return a[2] * b[0] + a[0] * b[2] + c[1, 1] * c[0, 0] + d[1] * d[0]; }"),
        new("Collections spread", "static double F(double[] a, double x) { double[] b = [x, .. a, x * x]; var s = 0.0; for (var i = 0; i < b.Length; i++) s += b[i] * b[b.Length - 1 - i] * i; return s; }"),
        new("On the stack", "static double F(double x, double y) { Span<double> a = stackalloc double[4]; a.Fill(x); a[1] = y; a[2] *= a[1]; for (var i = 0; i < 3; i++) a[i + 1] += a[i] * a[i + 1]; return a[3] * a[0]; }"),
        new("Created in a loop", "static double F(double x, int n) { var s = x; for (var i = 0; i < n; i++) { var a = new double[2]; a[0] = s; a[1] = a[0] * x; a[0] += Math.Sin(a[1]); s = a[0] * 0.5 + a[1]; } return s; }") { Passive = [[0], [1], [4]] },
        new("Aliased by a local", "static double F(double[] a, double x) { var b = a; b[0] *= x; var c = a.AsSpan(1); c[0] += b[0] * x; a[2] = b[1] * c[1]; return a[0] + a[1] * a[2]; }"),
        new("An alias that changes", "static double F(double[] a, double[] b, double x) { var c = a; var s = 0.0; for (var i = 0; i < 3; i++) { s += c[i] * x; c = c == a ? b : a; } return s * s; }"),
        new("Two buffers in turn", "static double F(double[] a, double x, int n) { var b = new double[a.Length]; for (var k = 0; k < n; k++) { for (var i = 0; i < a.Length; i++) b[i] = Math.Sin(a[i]) * x + a[(i + 1) % a.Length]; (a, b) = (b, a); } return a[0] * a[1]; }") { Passive = [[0], [1], [2], [3]] },
        new("Chosen by a condition", "static double F(double[] a, double[] b, double x) { var c = x > 0 ? a : b; c[1] *= x; return c[0] * c[1] + a[1] + b[1]; }"),
        new("Reversed and resized by hand", "static double F(double[] a) { for (int i = 0, j = a.Length - 1; i < j; i++, j--) (a[i], a[j]) = (a[j], a[i]); var s = 1.0; for (var i = 0; i < a.Length; i++) s = s * 0.5 + a[i] * i; return s; }") { Lengths = Sizes },
        new("Single precision arrays", "static float F(float[] a, Span<float> b) { var s = 0f; for (var i = 0; i < a.Length; i++) { b[i] *= a[i]; s += MathF.Sin(b[i]) * a[i]; } return s; }") { IsSingle = true },
        new("An element used, overwritten, used", "static double F(double[] a) { var s = a[0] * a[0]; a[0] = a[1] * s; s += a[0] * a[0]; a[0] = Math.Sin(s); return s * a[0] * a[1]; }"),
        new("Overwritten in a branch in a loop", "static double F(double[] a, double x) { var s = 0.0; for (var i = 0; i < 4; i++) { s += a[i % 3] * a[i % 3]; if (s > 0.8) a[i % 3] = s * x; else if (i == 2) a[0] *= a[1]; } return s * a[0]; }"),
        new("Element access with effects", "static double F(double[] a, double x) { var i = 0; a[i++] += x; a[i++] *= a[i - 2]; a[i] = a[--i] * x; return a[0] + a[1] * a[2]; }"),
        new("Matrix product", "static double F(double[,] a, double[,] b) { var n = a.GetLength(0); var c = new double[n, n]; for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) for (var k = 0; k < n; k++) c[i, j] += a[i, k] * b[k, j]; var s = 0.0; foreach (var v in c) s += v * v; return s; }") { Lengths = [[2, 2, 2, 2], [0, 0, 0, 0]] },
        new("Cholesky's factor in place", "static double F(double[,] a) { var n = a.GetLength(0); for (var i = 0; i < n; i++) a[i, i] += 4; for (var j = 0; j < n; j++) { for (var k = 0; k < j; k++) a[j, j] -= a[j, k] * a[j, k]; a[j, j] = Math.Sqrt(a[j, j]); for (var i = j + 1; i < n; i++) { for (var k = 0; k < j; k++) a[i, j] -= a[i, k] * a[j, k]; a[i, j] /= a[j, j]; } } var s = 0.0; for (var i = 0; i < n; i++) s += Math.Log(a[i, i]); return s; }") { Domain = (-0.5, 0.5), Lengths = [[3, 3]] },
    ];
}
