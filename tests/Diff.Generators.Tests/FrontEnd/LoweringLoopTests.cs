using Diff.Generators.Tests.Interpreting;

namespace Diff.Generators.Tests.FrontEnd;

/// <summary>Loops of every form, with every way out.</summary>
public class LoweringLoopTests
{
    [Theory]
    [InlineData("var s = 0.0; for (int i = 0; i < a.Length; i++) s += a[i] * x; return s;")]
    [InlineData("for (int i = a.Length - 1; i >= 0; i -= 2) a[i] += x * i; return a[0];")]
    [InlineData("for (int i = 0, j = a.Length - 1; i < j; i++, j--) (a[i], a[j]) = (a[j], a[i]); return a[0];")]
    [InlineData("foreach (var v in a) { if (v < 0) continue; x += v; } return x;")]
    [InlineData("foreach (var v in a) { if (v < 0) break; x += v; } return x;")]
    [InlineData("foreach (var v in a) { if (v < 0) return v; x += v; } return x;")]
    [InlineData("foreach (ref var v in a.AsSpan()) v *= x; return a[^1];")]
    [InlineData("int n = 0; while (x > 0.5 && n < 50) { x *= 0.9; n++; } return x + n;")]
    [InlineData("int n = 0; do { x = x * 0.5 + 1; n++; } while (n < 5); return x;")]
    [InlineData("int n = 0; do { n++; if (n == 2) continue; if (x > 1e6) break; x = x * 3 + 1; } while (n < 5 && x < 1000); return x + n;")]
    [InlineData("int n = 0; while (n++ < 4) { if (n == 3) continue; x += n; } return x * n;")]
    [InlineData("int i = 0; for (; ; ) { if (i >= a.Length) break; x += a[i++]; } return x;")]
    [InlineData("for (int i = 0; i < a.Length; i++) { for (int j = 0; j < i; j++) { if (a[j] > 2) break; if (a[i] < -5) return x; x += a[i] * a[j]; } if (x > 100) return -x; } return x;")]
    [InlineData("var last = 0.0; for (int i = 0; i < a.Length; i++) { if (a[i] > x) { last = a[i]; } else if (a[i] < 0) { continue; } else { last += 1; } x += last; } return x;")]
    [InlineData("for (int i = 0; i < a.Length; i++) { if (i == 2) i++; x += i < a.Length ? a[i] : 0; } return x;")]
    [InlineData("int n = 3; for (int i = 0; i < n; i++) { if (x > 0) n = 5; x += i; if (n > 4 && i > 10) break; } return x;")]
    [InlineData("double best = double.MinValue; int at = -1; for (int i = 0; i < a.Length; i++) if (a[i] > best) { best = a[i]; at = i; } return best + at;")]
    [InlineData("while (true) { x += 1; if (x > 5) return x; if (x < -100) break; } return -1;")]
    [InlineData("while (true) { x = Math.Abs(x) + 1; if (x > 5) return x; }")]
    [InlineData("double y; for (int i = 0; i < 3; i++) { y = x * i; x += y; } var f = 0.0; foreach (var c in \"abc\") { f += c; } return x + f;")]
    [InlineData("void Add(double v) { x += v; } for (int i = 0; i < a.Length; i++) Add(a[i]); return x;")]
    [InlineData("for (int i = 0; i < a.Length; i++) { switch (i % 3) { case 0: x += a[i]; break; case 1: if (a[i] < 0) continue; x *= 2; break; default: if (x > 50) return x; x -= 1; break; } x += 0.5; } return x;")]
    [InlineData("(double p, double q) t = (x, 1); for (int i = 0; i < 3; i++) { t = (t.q, t.p + t.q); if (t.p > 3) t.p = 0; } return t.p * 10 + t.q;")]
    [InlineData("for (long i = 0; i <= 3; i += 1) x += i; return x;")]
    [InlineData("for (int i = 0; i < a.Length; i++) { if (a[i] > 1) { if (x > 2) { return x; } x += 1; } x += 2; } return x * 2;")]
    [InlineData("double r = 0; for (int i = 0; i < a.Length; i++) { if (a[i] < 0) { r = 1; break; } if (a[i] > 2) { r = 2; break; } } return r + x;")]
    [InlineData("for (int i = 0; i < a.Length; i++) { if (a[i] == 1) throw new InvalidOperationException(\"one\"); x += a[i]; } return x;")]
    public void Bodies_compute_what_they_say(string body)
    {
        using var lowered = Lowered.From($"public static partial class C {{ public static double F(double x, double[] a) {{ {body} }} }}");
        double[][] arrays = [[], [1], [2, 3, 4], [-1, 2, -3, 4, 5], [0.5, 1, 2.5, -6, 3, 7]];
        foreach (var array in arrays)
        {
            foreach (var x in new[] { 0.25, 3.5, -2, 60 })
                lowered.Check(x, array);
        }
    }
}
