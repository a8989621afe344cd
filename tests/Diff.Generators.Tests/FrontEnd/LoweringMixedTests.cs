using System.Text;
using Diff.Generators.Tests.Interpreting;

namespace Diff.Generators.Tests.FrontEnd;

/// <summary>Constructs in combination, and the rarer ones.</summary>
public class LoweringMixedTests
{
    private const string Types = """
        public struct Counter(int start) { public int N = start; public double Sum; public int Next() => ++N; public void Add(double v) { Sum += v; N++; } }
        public record Base(double A) { public double Twice => 2 * A; public virtual double Area() => A; }
        public sealed record Derived(double A, double B) : Base(A + 1) { public override double Area() => base.Area() * B; }
        public class Acc(double seed) { private double _s = seed; public double Value => _s + seed; }
        public struct Pair { public (double X, double Y) P; public double[] Data; public Pair() { P = (1, 2); Data = new double[] { 3 }; } public double K { get; set; } = 5; }
        public static class Ext
        {
            public static double Sq(this double x) => x * x;
            public static void Bump(this ref Counter c, double by) => c.Add(by);
            public static double Total(this double[] a) { double s = 0; foreach (var v in a) s += v; return s; }
            public static T Zero<T>() where T : struct => new T();
        }
        public readonly struct Dual(double v, double d)
        {
            public double V { get; } = v; public double D { get; } = d;
            public static Dual operator *(Dual a, Dual b) => new(a.V * b.V, a.V * b.D + a.D * b.V);
            public static Dual operator +(Dual a, double b) => new(a.V + b, a.D);
            public static Dual operator ++(Dual a) => new(a.V + 1, a.D);
            public static bool operator <(Dual a, Dual b) => a.V < b.V;
            public static bool operator >(Dual a, Dual b) => a.V > b.V;
        }
        """;

    [Theory]
    [InlineData("var c = new Counter(2); for (int i = 0; i < a.Length; i++) { c.Add(a[i]); c.Bump(x); } return c.Sum * c.N + c.Next() + c.N;")]
    [InlineData("Base b = new Derived(x, 3); return b.Area() + b.Twice + (b is Derived { B: var q } ? q : 0) + (b == new Base(x) ? 1 : 2);")]
    [InlineData("return new Acc(x).Value + Ext.Zero<Counter>().N + x.Sq().Sq() + a.Total();")]
    [InlineData("var p = new Pair { K = x }; p.P.Y += x; p.Data[0] *= 2; var q = p; q.P = (x, x); return p.P.X + p.P.Y * p.K + q.P.X + q.Data[0];")]
    [InlineData("var d = new Dual(x, 1); var e = d * d + 3; e++; e *= d; return e > d ? e.D : e.V;")]
    [InlineData("var p1 = new Derived(x, 1); var p2 = new Derived(x, 1); return p1 == p2 ? 1 : x;")]
    [InlineData("return (x > 0, a.Length) switch { (true, 0) => 1, (true, > 2 and var n) when n * x > 3 => n, (false, _) => x, _ => -x };")]
    [InlineData("string mode = x > 1 ? \"up\" : \"down\"; switch (mode) { case \"up\" when a.Length > 1: return a[1]; case \"down\": x = 3; break; case { Length: > 3 }: x = 9; break; } return x;")]
    [InlineData("switch (x) { case > 0 and < 1: return 1; case double v when v > 2: return v; case double.NaN: return 5; default: return x * 2; }")]
    [InlineData("double Fact(int n) { double r = 1; while (true) { if (n <= 1) return r; r *= n--; } } return Fact(5) * x + Fact(0);")]
    [InlineData("var fs = (Func<double, double>)(v => v * x); Func<double, Func<double, double>> curry = u => v => u * v + x; x = 3; return curry(2)(fs(1));")]
    [InlineData("int calls = 0; bool T(bool r) { calls++; return r; } var ok = T(x > 0) && T(a.Length > 1) || T(x < -1); return calls * 10 + (ok ? 1 : 0);")]
    [InlineData("double last = 0; void Visit(double[] v, Action<double> f) { foreach (var e in v) { if (e > 4) return; f(e); } } Visit(a, e => { last = e; x += e; }); return last * x;")]
    [InlineData("for (int i = 0; i < 3; i++) { double t; if (i == 1) continue; t = i * x; for (int j = 0; ; j++) { if (j > i) break; t += j; if (t > 50) return t; } x += t; } return x;")]
    [InlineData("int i = 0; double s = 0; do { if (i % 2 == 0) { i++; continue; } s += i * x; if (s > 20) break; i++; } while (i < 9); return s;")]
    [InlineData("byte b = 200; b += 100; sbyte q = (sbyte)b; ushort u = 65535; u++; char c = 'a'; c++; uint w = uint.MaxValue; w += 2; ulong z = 1UL << 63; long m = ~5L >> 1; return b + q + u + c + w + (double)z + m + (5 ^ 3 | 8 & 12) + (-7 >>> 28) + -7 / 2 + -7 % 4;")]
    [InlineData("float f = 0.1f; double d = f; f = f * 3; float g = (float)(d * x); g += 1; g++; var h = f + x; int k = 3; k *= 2; k /= 4; return f + d + g + h + k / 2 + 7 / 2 + (float)1e10 * f;")]
    [InlineData("unchecked { int k = int.MaxValue; k += 2; x += k; } checked { int j = a.Length; j *= int.MaxValue; x += j; } return x;")]
    [InlineData("int n = a.Length; int q = 10 / (n - 1); int r = 10 % (n - 1); return q * x + r;")]
    [InlineData("double Deep(double v, int k) { if (k == 0) { return v; } else if (k == 1) { v += 1; } else { for (int i = 0; i < k; i++) { if (i == 2) return v * i; v *= 1.5; } } return v; } return Deep(x, 0) + Deep(x, 1) + Deep(x, 2) + Deep(x, 5);")]
    [InlineData("if (x > 0) { if (a.Length > 1) { x = 1; } else { return 5; } x += 2; } else { if (x < -2) return 6; x = 7; } return x * 3;")]
    [InlineData("double y = 0; for (int i = 0; i < a.Length; i++) { if (a[i] > 3) { y += 1; if (y > 1) break; continue; } else if (a[i] < 0) break; y += a[i]; } return y;")]
    [InlineData("var (lo, hi) = (double.MaxValue, double.MinValue); foreach (var v in a) { lo = Math.Min(lo, v); hi = Math.Max(hi, v); } return hi - lo;")]
    [InlineData("Span<double> s = stackalloc double[3]; ref double acc = ref s[1]; foreach (var v in a) acc += v * x; return s[1];")]
    [InlineData("static void Split(double v, out double whole, out double part) { whole = Math.Truncate(v); part = v - whole; } Split(x * 1.5, out var w, out double p); Split(w, out _, out p); return w + p;")]
    [InlineData("Span<(double w, int i)> s = stackalloc (double, int)[2]; s[0] = (x, 1); s[1].w = 3; foreach (ref readonly var e in s) x += e.w * e.i; return x;")]
    [InlineData("double[] t = a.Length > 2 ? a[..2] : a; t[0] = x; return a[0] + t[0];")]
    [InlineData("return a switch { [] => 1, [var h] => h, [var h, .., _] => h + x };")]
    [InlineData("const int N = 3; var m = new double[N, N]; for (int i = 0; i < N; i++) m[i, i] = x; for (int k = 0; k < N; k++) for (int i = k + 1; i < N; i++) { var f = m[i, k] / m[k, k]; for (int j = k; j < N; j++) m[i, j] -= f * m[k, j]; } return m[2, 2];")]
    [InlineData("if (a is null) throw new ArgumentNullException(nameof(a)); _ = a ?? throw new ArgumentNullException(); if (a is not { Length: > 0 }) return -1; return a[0];")]
    [InlineData("x = x > 0 ? x > 1 ? 1 : x : x < -1 ? throw new InvalidOperationException($\"bad {x,6:F1}|{a.Length}\") : 0; return x;")]
    [InlineData("long big = 1L << 40; decimal m = 3.5m; m += 1; var half = (double)m; DateTime t = default; return big * x + half + t.Day;")]
    [InlineData("int i = 2; var arr = new[] { 1.0, 2, 3 }; arr[i--] += arr[i] * x; arr[i] = i = 0; return arr[0] + arr[1] * 10 + arr[2] * 100 + i;")]
    public void Bodies_compute_what_they_say(string body)
    {
        using var lowered = Lowered.From($"public static partial class C {{ public static double F(double x, double[] a) {{ {body} }} }}\n{Types}");
        double[][] arrays = [[], [1], [2, 3, 4], [-1, 2, 6, 4, 5]];
        foreach (var array in arrays)
        {
            foreach (var x in new[] { 0.25, 3.5, -2, -0.5 })
                lowered.Check(x, array);
        }
    }

    [Fact]
    public void Depth_and_length_are_no_trouble()
    {
        var code = new StringBuilder("public static partial class C { public static double F(double x) { double s = x;\n");
        for (var i = 0; i < 200; i++)
            code.Append($"if (s > {i}) s += x; else s -= {i} * x;\n");
        for (var i = 0; i < 12; i++)
            code.Append($"for (int i{i} = 0; i{i} < 1; i{i}++) {{ s += i{i};\n");
        code.Append("if (s > 1e9) return 1; s += x;");
        code.Append(new string('}', 12));
        for (var i = 0; i < 500; i++)
            code.Append($"s = s * 0.5 + {i} * x;\n");
        code.Append("return s; } }");
        using var lowered = Lowered.From(code.ToString());
        lowered.Check(0.5);
    }

    [Fact]
    public void Early_returns_in_a_row_do_not_blow_up()
    {
        var code = new StringBuilder("public static partial class C { public static double F(double x) {\n");
        for (var i = 0; i < 150; i++)
            code.Append($"if (x > {200 - i}) return x * {i};\nif (x < 0) {{ if (x < -{i + 1}) return {i}; x += 0.5; }}\n");
        code.Append("return x; } }");
        using var lowered = Lowered.From(code.ToString());
        foreach (var x in new[] { 300, 120.5, 3, -0.25, -7, -500 })
            lowered.Check(x);
    }

    [Fact]
    public void Large_methods_that_are_called_often_become_helpers()
    {
        var code = new StringBuilder("public static partial class C { public static double F(double x) { double s = 0;\n");
        for (var i = 0; i < 20; i++)
            code.Append($"s += Large(x + {i}) * Chain0(s);\n");
        code.Append("return s; }\ninternal static double Large(double v) { double t = v;\n");
        for (var i = 0; i < 60; i++)
            code.Append($"if (t > {i}) t = t * 0.5 + {i} * v;\n");
        code.Append("return t; }\n");
        for (var i = 0; i < 25; i++)
            code.Append($"internal static double Chain{i}(double v) => Chain{i + 1}(v * 0.5) + Chain{i + 1}(v + {i});\n");
        code.Append("internal static double Chain25(double v) => v; }");
        var declared = Declared.From(code.ToString());
        var lowered = Generators.FrontEnd.FrontEnd.Lower(declared.Method("F"), declared.Compilation, default);
        Assert.Empty(lowered.Diagnostics);
        Generators.Ir.IrVerifier.Verify(lowered.Function!, "front end");
        Assert.Contains(lowered.Function!.Helpers, h => h.Signature.Name == "Large");
        Assert.InRange(Generators.Ir.IrPrinter.Print(lowered.Function).Length, 1000, 300_000);
    }
}
