using Diff.Generators.Tests.Interpreting;

namespace Diff.Generators.Tests.FrontEnd;

/// <summary>Arrays and spans: made, sliced, copied, changed in place.</summary>
public class LoweringArrayTests
{
    [Theory]
    [InlineData("var b = new double[3]; b[0] = x; b[1] = b[0] * 2; b[2] += b[1]; return b[2];")]
    [InlineData("double[] b = { 1, x, 2 }; return b[0] + b[1] * b[2] + b.Length;")]
    [InlineData("double[] b = [1, x, .. a, 5]; double s = 0; foreach (var v in b) s += v; return s;")]
    [InlineData("var b = a; b[0] = x; return a[0];")]
    [InlineData("Span<double> s = a; s[1] = x; var t = s.Slice(1, 2); t[0] *= 3; return a[1] + t.Length;")]
    [InlineData("ReadOnlySpan<double> s = a.AsSpan(1); var u = s[1..^1]; return u.Length + s[0] * x;")]
    [InlineData("Span<double> s = stackalloc double[4]; s[0] = x; s[^1] = 2; s.Fill(x); s[..2].Clear(); return s[0] + s[3];")]
    [InlineData("Span<double> s = stackalloc double[] { 1, x, 3 }; return s[1] + s.Length;")]
    [InlineData("var c = a[1..^1]; c[0] = x; return c[0] + a[1];")]
    [InlineData("var c = a.ToArray(); c[0] = x; var d = (double[])a.Clone(); d[1] = x; return a[0] + c[0] + d[1];")]
    [InlineData("a.AsSpan(0, 2).CopyTo(a.AsSpan(1)); return a[0] + x;")]
    [InlineData("var b = new double[2]; a.AsSpan().CopyTo(b); return b[0];")]
    [InlineData("var b = new double[5]; Array.Copy(a, 1, b, 2, 2); Array.Fill(a, x); Array.Clear(a); return b[2] + b[3];")]
    [InlineData("int i = 0; a[i++] += x; a[i++] *= 2; a[i]++; return i + a[0];")]
    [InlineData("var m = new double[2, 3]; for (int i = 0; i < m.GetLength(0); i++) for (int j = 0; j < m.GetLength(1); j++) m[i, j] = x * i + j; double s = 0; foreach (var v in m) s += v; return s + m.Length + m[1, 2];")]
    [InlineData("double[,] m = { { 1, x }, { 3, 4 } }; return m[0, 1] * m[1, 0];")]
    [InlineData("int[] p = { 2, 0, 1 }; double s = 0; for (int i = 0; i < p.Length; i++) s = s * 2 + a[p[i]]; return s;")]
    [InlineData("int[] p = { 0, 2, 3 }; double s = 0; for (int r = 0; r < 2; r++) for (int k = p[r]; k < p[r + 1]; k++) s += a[k] * r; return s * x;")]
    [InlineData("(double u, int n)[] t = { (x, 1), (2, 3) }; t[0].u += 5; var e = t[0]; e.u = 9; return t[0].u * t[1].n + e.u;")]
    [InlineData("ref double e = ref a[1]; e += x; e *= e; return a[1];")]
    [InlineData("void Scale(Span<double> s, double f) { for (int i = 0; i < s.Length; i++) s[i] *= f; } Scale(a, x); Scale(a.AsSpan(1), 2); return a[1];")]
    [InlineData("var b = x > 0 ? a : new double[] { 7, 8, 9 }; return b[0];")]
    [InlineData("return a is [var first, .., > 2 and var last] ? first + last : a is [] ? 1 : x;")]
    [InlineData("static double Sum(params double[] v) { var s = 0.0; foreach (var e in v) s += e; return s; } return Sum(x, 1, 2) + Sum() + Sum(a);")]
    [InlineData("return a[5];")]
    [InlineData("Index i = ^2; Range r = 1..2; return a[i] + a[^1] * x;")]
    [InlineData("double[] b; if (x > 0) { b = new double[] { x, 1 }; } else { b = a; } b[1] += 2; return b[0] + b[1];")]
    public void Bodies_compute_what_they_say(string body)
    {
        using var lowered = Lowered.From($"public static partial class C {{ public static double F(double x, double[] a) {{ {body} }} }}");
        double[][] arrays = [[1, 2, 3], [4, 5, 6, 7]];
        foreach (var array in arrays)
        {
            foreach (var x in new[] { 0.5, -3.0 })
                lowered.Check(x, array);
        }
    }

    [Fact]
    public void Jagged_and_rectangular_parameters_are_read()
    {
        using var lowered = Lowered.From("""
            public static partial class C
            {
                public static double F(double[][] rows, double[,] m, float[] w)
                {
                    var s = 0.0;
                    for (int i = 0; i < rows.Length; i++)
                    {
                        var row = rows[i];
                        foreach (var v in row)
                            s += v * m[i, 0] * w[i];
                    }

                    foreach (var row in rows)
                        s += row[0];
                    m[0, 0] = s;
                    return s + rows[1][0];
                }
            }
            """);
        lowered.Check(new double[][] { [1, 2], [3] }, new double[,] { { 1, 2 }, { 3, 4 } }, new[] { 1.5f, 2f });
    }
}
