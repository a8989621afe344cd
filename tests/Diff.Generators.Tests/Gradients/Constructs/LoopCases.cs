namespace Diff.Generators.Tests.Gradients.Constructs;

internal static class LoopCases
{
    private static readonly long[][] Trips = [[0], [1], [2], [5]];
    private static readonly int[][] Sizes = [[0], [1], [4]];

    public static readonly Case[] All =
    [
        new("for", "static double F(double x, int n) { var a = x; for (var i = 0; i < n; i++) a = Math.Sin(a) * x + i; return a * a; }") { Passive = Trips },
        new("for downwards, by steps, with not equal", "static double F(double x, int n) { var a = x; for (var i = n; i >= 0; i -= 2) a = a * 0.5 + i * x; for (int i = 0; i <= n; i += 3) a *= Math.Cos(x); for (var i = 0; i != n; i++) a += x; return a; }") { Passive = Trips },
        new("for with several variables", "static double F(double x, int n) { var a = 0.0; for (int i = 0, j = n; i < j; i++, j--) a += Math.Sin(x * i) * j; return a; }") { Passive = Trips },
        new("for over numbers", "static double F(double x) { var a = 0.0; for (var t = 0.0; t < 1; t += 0.25) a += Math.Sin(x * t); return a * a; }"),
        new("for without parts", "static double F(double x) { var i = 0; for (;;) { if (i++ > 3) break; x = Math.Sin(x) + 0.1 * x * i; } return x; }"),
        new("for over other integers", "static double F(double x, long n) { var a = 0.0; for (var i = 0L; i < n; i++) a += x * i; for (byte b = 0; b < 3; b++) a *= x + b; for (var c = 'a'; c <= 'c'; c++) a += x * c / 100; for (uint u = 3; u > 0; u--) a += x * u; return a; }") { Passive = Trips },
        new("while", "static double F(double x, double y) { var n = 0; while (x * x < 4 && n < 20) { x += 0.3 + y * y; y = Math.Sin(x); n++; } return x * y * n; }"),
        new("do", "static double F(double x, double y) { var n = 0; do { x = x * 0.8 + y; y = Math.Cos(x); } while (++n < 6 && x < y); return x * y; }"),
        new("foreach over an array", "static double F(double[] a, double x) { var s = x; foreach (var v in a) { s = s * v + Math.Sin(v); } return s * s; }") { Lengths = Sizes },
        new("foreach over spans", "static double F(ReadOnlySpan<double> a, Span<double> b) { var s = 1.0; foreach (var v in a) s += v * v * s; foreach (ref var v in b) v *= s; foreach (ref readonly var v in a) s *= v; return s; }") { Lengths = [[3, 2], [0, 0]] },
        new("foreach over passive things", """static double F(double x, string text) { var s = x; foreach (var c in text) s = s * x + (c - '0'); foreach (var i in new[] { 1, 2, 3 }) s += i * x; return s; }""") { Passive = [[123], [0]] },
        new("break", "static double F(double x, double y, int n) { var a = x; for (var i = 0; i < n; i++) { a = a * y + 0.3; if (a > 1) break; y += 0.1 * a; } return a * y; }") { Passive = Trips },
        new("continue", "static double F(double x, double y, int n) { var a = x; for (var i = 0; i < n; i++) { if (a > y) { a *= 0.5; continue; } a += y * x; y = Math.Sin(a); } return a * y; }") { Passive = Trips },
        new("continue in while and do", "static double F(double x) { var i = 0; while (i++ < 5) { if (i == 2) continue; x = Math.Sin(x) + 0.2 * i * x; } do { if (i-- > 3) continue; x *= x; } while (i > 1); return x; }"),
        new("break from an inner loop", "static double F(double x, double y) { var a = x; for (var i = 0; i < 3; i++) { for (var j = 0; j < 4; j++) { a = Math.Sin(a + y * j); if (a < 0) break; a *= x; } a += y; } return a; }"),
        new("break inside a switch inside a loop", "static double F(double x, double y) { for (var i = 0; i < 4; i++) { switch (i % 3) { case 0: x *= y; break; case 1: if (x > 0) continue; y += x; break; default: x = Math.Sin(x); break; } y = y * 0.9 + x; } return x * y; }"),
        new("Nested loops", "static double F(double x, double y) { var s = 0.0; for (var i = 0; i < 3; i++) { var r = x; for (var j = 0; j <= i; j++) { r = r * y + i; for (var k = j; k > 0; k--) r = Math.Sin(r) * x; } s += r * r; } return s; }"),
        new("Twelve nested loops", "static double F(double x) { var s = x; " + string.Concat(Enumerable.Range(0, 12).Select(i => $"for (var i{i} = 0; i{i} < {1 + (i % 5 == 0 ? 1 : 0)}; i{i}++) ")) + "s = Math.Sin(s) + 0.5 * s; return s; }"),
        new("Loop-carried values", "static double F(double x, double y, int n) { var (a, b, c) = (x, y, 1.0); for (var i = 0; i < n; i++) { var t = a; a = b * 0.7; b = c + t * a; c = Math.Tanh(t * c); } return a * b + c; }") { Passive = Trips },
        new("Values swapped around a loop", "static double F(double x, double y, int n) { for (var i = 0; i < n; i++) { (x, y) = (y, x * 0.9 + y); if (x > y) (x, y) = (y, x); } return x * x + y; }") { Passive = Trips },
        new("Trip counts that depend on data", "static double F(double x, double tolerance) { var r = 1.0; for (var i = 0; i < 50; i++) { var next = 0.5 * (r + x / r); if (Math.Abs(next - r) < 1e-3 * tolerance) return next; r = next; } return r; }") { Domain = (0.5, 3) },
        new("The bound changes in the loop", "static double F(double x, int n) { var a = x; for (var i = 0; i < n; i++) { a = Math.Sin(a) + x; if (i == 1) n--; } return a * n; }") { Passive = Trips },
        new("The index changes in the loop", "static double F(double x, int n) { var a = x; for (var i = 0; i < n; i++) { a = a * x + i; if (i % 2 == 0) i++; } return a; }") { Passive = Trips },
        new("The index is used afterwards", "static double F(double x, int n) { int i; for (i = 0; i < n; i++) { x = Math.Sin(x) + 0.1; if (x > 0.9) break; } return x * i; }") { Passive = Trips },
        new("A value of the last iteration only", "static double F(double x, int n) { var last = 0.0; for (var i = 0; i < n; i++) last = x * i * x; return last * last; }") { Passive = Trips },
        new("Values that do not change", "static double F(double x, double y, int n) { var s = 0.0; for (var i = 0; i < n; i++) { var e = Math.Exp(y); s += e * Math.Sin(x * i) + Math.Exp(y) * x; } return s; }") { Passive = Trips },
        new("A sum whose parts are used, through a branch", "static double F(double[] a) { var sum = 0.0; var total = 0.0; foreach (var v in a) { sum += Math.Sin(v); var m = 0.0; if (v > 0) m = sum; total += m * m; } return total; }") { Lengths = Sizes },
        new("A sum whose parts are used by the next iteration", "static double F(double[] a) { var sum = 0.0; var last = 1.0; var total = 0.0; foreach (var v in a) { total += last * v; sum += Math.Sin(v); last = sum; } return total; }") { Lengths = Sizes },
        new("Iterations that share memory", "static double F(double[] a, double[] b, int n) { var s = 0.0; for (var i = 0; i < n; i++) { var c = Math.Sin(a[i]); for (var j = i; j <= n; j++) { b[j] += c * a[(i + j) % a.Length]; s += b[j] * a[j]; } } for (var k = 0; k < 2; k++) for (var i = 1; i < n; i++) b[i + 1] = b[i + 1] * a[i] + k; for (var i = 0; i < b.Length; i++) s += b[i] * b[i]; return s; }") { Lengths = [[5, 5]], Passive = [[0], [1], [4]] },
        new("Iterations in one order only", "static double F(double[] a, double[] b, int n) { for (var k = 0; k < 2; k++) { for (var i = 0; i < n; i++) b[i + 1] = b[i] * a[i]; for (var i = 0; i < n; i++) b[i] *= b[n - i]; for (var i = 0; i < n; i++) { b[i % 2] = Math.Sin(b[i]) * a[i]; b[n] = b[i % 2] * a[n]; } } var s = 0.0; foreach (var v in b) s += v * v; return s; }") { Lengths = [[5, 5]], Passive = [[0], [1], [4]] },
        new("Iterations over slices", "static double F(double[] a, double[] b, int n) { var s = 0.0; for (var k = 0; k < 2; k++) { for (var i = 0; i < n; i++) { var row = a.AsSpan(i, 2); var column = b.AsSpan(n - i, 2); for (var j = 0; j < 2; j++) column[j] = column[j] * row[j] + row[0]; for (var j = 0; j < 2; j++) { row[j] *= column[1 - j]; s += row[j] * row[j]; } } } return s; }") { Lengths = [[6, 6]], Passive = [[0], [1], [4]] },
        new("A running maximum", "static double F(double[] a) { var m = double.NegativeInfinity; foreach (var v in a) m = Math.Max(m, v * v); return m; }"),
        new("log-sum-exp", "static double F(double[] a) { var m = a[0]; for (var i = 1; i < a.Length; i++) if (a[i] > m) m = a[i]; var s = 0.0; foreach (var v in a) s += Math.Exp(v - m); return m + Math.Log(s); }") { Lengths = [[1], [5]] },
        new("Newton's iteration with an inner line search", "static double F(double x, double a) { var u = 1.0; for (var i = 0; i < 6; i++) { var f = u * u * u - a * a - x * x - 1; var step = f / (3 * u * u); var s = 1.0; while (s > 0.2 && Math.Abs(step * s) > 0.5) s *= 0.5; u -= s * step; } return u; }"),
        new("An equation integrated over time", "static double F(double x, double v, int n) { var h = 0.1; for (var i = 0; i < n; i++) { var k1 = -x; var k2 = -(x + h / 2 * v); v += h * (k1 + k2) / 2; x += h * v; } return x * x + v * v; }") { Passive = [[0], [30]] },
        new("A loop that never runs and whose body would fail", "static double F(double[] a, double x) { for (var i = 0; i < a.Length; i++) x += a[i + 100]; return x; }") { Lengths = [[0]] },
        new("Data-dependent steps", "static double F(double x, double y, int n) { var s = 0.0; var i = 0; while (i < n) { s += Math.Sin(x * i) * y; i += s > 0 ? 1 : 2; } return s; }") { Passive = Trips },
        new("Two hundred branches", "static double F(double x, double y) { " + string.Concat(Enumerable.Range(0, 200).Select(i => $"if (x > {i % 7 * 0.2:0.0}) x = Math.Sin(x + y); else y = y * 0.9 + x * 0.{i % 9}1;\n")) + "return x * y; }"),
    ];
}
