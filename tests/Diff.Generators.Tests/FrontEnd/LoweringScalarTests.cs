using Diff.Generators.Tests.Interpreting;

namespace Diff.Generators.Tests.FrontEnd;

/// <summary>Scalar code: the IR computes what the method computes, bit for bit.</summary>
public class LoweringScalarTests
{
    private static readonly double[] Points = [0.0, -0.0, 1.0, -1.5, 2.25, 1e-3, 1e10, double.NaN, double.PositiveInfinity];

    [Theory]
    [InlineData("var a = 1 - x; var b = y - x * x; return a * a + 100 * b * b;")]
    [InlineData("x += y; x *= 2; x--; y = x++; return x / y;")]
    [InlineData("float f = (float)x; f += (float)y; f *= 2; return f * 3 + (float)y;")]
    [InlineData("int n = 7; n <<= 2; n %= 5; byte b = 250; b += 10; short s = (short)(b * 300); s++; return x * n + b - s;")]
    [InlineData("const double g = 9.81; return Math.Sin(x) * g + Math.Pow(x, 2) + Math.Max(x, y);")]
    [InlineData("if (x > y) return x; else if (x < 0) { y = 3; } else y = x; return y * 2;")]
    [InlineData("return x > 0 ? Math.Sqrt(x) : y < 0 ? -y : x * y;")]
    [InlineData("if (x > 0 && y > 0 || x < -1) x = y; return !(x > 2) ? x : -x;")]
    [InlineData("if (x > 1) return 1; if (y > 1) { if (x < 0) return 2; x = 5; } return x + y;")]
    [InlineData("if (x > 1) throw new ArgumentException(\"too large: \" + x); return x;")]
    [InlineData("if (double.IsNaN(x)) throw new ArgumentException($\"not {x:F2} a number\", nameof(x)); return x;")]
    [InlineData("var (s, c) = Math.SinCos(x); (x, y) = (y, x); (double p, int q) t = (x, 3); t.p += s; return t.p * t.q + y * c;")]
    [InlineData("double r = x; ref double z = ref r; z = z * y; return r + z;")]
    [InlineData("double Sq(double v) => v * v; Func<double, double> f = v => Sq(v) + y; y = 2; return f(x) + f(3);")]
    [InlineData("return x switch { > 1 => y, < 0 and > -2 => x * y, double.NaN => 3, var z when z == y => 7, _ => x + y };")]
    [InlineData("int n = (int)3.7; switch (n) { case 1: x = 1; break; case 2: case 3: if (y > 1) break; x = y; break; default: return 9; } return x;")]
    [InlineData("var d = DayOfWeek.Friday; if (d == DayOfWeek.Friday) x *= 2; return x + (int)d;")]
    [InlineData("string s = \"abc\"; return x * s.Length + (s == \"abc\" ? 1 : 2);")]
    [InlineData("checked { int i = 5; i += 6; return x * i; }")]
    [InlineData("return Ad.StopGradient(x) * y + double.Lerp(x, y, 0.25) + float.Hypot((float)x, 2);")]
    public void Bodies_compute_what_they_say(string body)
    {
        using var lowered = Lowered.From($"public static partial class C {{ public static double F(double x, double y) {{ {body} }} }}");
        foreach (var x in Points)
        {
            foreach (var y in Points)
                lowered.Check(x, y);
        }
    }
}
