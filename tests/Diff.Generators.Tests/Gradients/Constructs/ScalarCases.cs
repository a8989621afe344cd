namespace Diff.Generators.Tests.Gradients.Constructs;

/// <summary>Arithmetic, conversions and functions. The functions themselves are tested rule by rule.</summary>
internal static class ScalarCases
{
    public static readonly Case[] All =
    [
        new("Arithmetic", "static double F(double x, double y) => -x * y + (x - y) / (2 + x * x) - +y;"),
        new("The remainder", "static double F(double x, double y) => x % 0.7 + y % (2 + x);"),
        new("Single precision", "static float F(float x, float y) => MathF.Sin(x) * y + x / (2f + y * y) + float.Exp(x);") { IsSingle = true },
        new("Mixed precision", "static double F(float x, double y) => x * y + (float)(x * y) + Math.Sin((double)x) + (float)y;") { IsSingle = true },
        new("Narrowing to the result", "static float F(double x) => (float)(x * x * 0.5);") { IsSingle = true },
        new("Integers become numbers", "static double F(double x, int n, long m, short s, byte b, uint u) => x * n + (double)m * x + s * x * x + b / x + u * 0.5f * x;")
            { Domain = (0.5, 2), Passive = [[2, 3, 4, 5, 6], [-1, 0, -2, 0, 1]] },
        new("Integer arithmetic beside", "static double F(double x, int n) { var k = (n * 7 + 3) / 2 % 5 - (n >> 1) + (n & 3) ^ 1; return k * x * x; }"),
        new("Characters, enums, strings, truth values", """
            static double F(double x, char c, Mode mode, bool flag, string text)
                => (c > 'b' ? x : 2 * x) + (mode == Mode.Square ? x * x : x) + (flag ? Math.Sin(x) : 1) + text.Length * x + (text == "2" ? x : 0);
            public enum Mode { Plain, Square }
            """) { Passive = [['a', 0, 0, 2], ['c', 1, 1, 33]] },
        new("Functions of double and of Math are the same", "static double F(double x, double y) => double.Sin(x) * Math.Cos(y) + double.Exp(x) + double.Hypot(x, y) + double.ExpM1(y) + double.LogP1(x * x);"),
        new("Lerp, fused, scaled", "static double F(double x, double y, double z) => double.Lerp(x, y, z) + Math.FusedMultiplyAdd(x, y, z) + Math.ScaleB(x, 3) + double.MultiplyAddEstimate(1, y, 0);"),
        new("Extremes", "static double F(double x, double y) => Math.Max(x, y) * 2 + Math.Min(x * x, y) + double.Clamp(x, -0.5, 0.5) + Math.Abs(y) + double.MaxMagnitude(x, y) + Math.CopySign(x, y);"),
        new("Sine and cosine at once", "static double F(double x) { var (sin, cos) = Math.SinCos(x); return sin * 2 + cos * cos; }"),
        new("Powers", "static double F(double x, double y) => Math.Pow(x, y) + Math.Pow(x, 3) + Math.Pow(2, y) + Math.Cbrt(x) + Math.Sqrt(x);") { Domain = (0.3, 2) },
        new("Roundings have no slope", "static double F(double x) => Math.Floor(x) * x + Math.Round(x) + Math.Truncate(x) * Math.Sign(x) + Math.Ceiling(x);") { Domain = (0.6, 0.9) },
        new("Special functions", "static double F(double x) => Special.Erf(x) + Special.Erfc(x) * x + Special.NormCdf(x) + Special.LGamma(x) + Special.Digamma(x);") { Domain = (0.5, 2) },
        new("Constants and fields", """
            static double F(double x) => Half * x * x + Weight * x + Math.PI * Math.Sin(x / Math.E) + Table[1] * x;
            private const double Half = 0.5;
            private static readonly double Weight = 3;
            private static readonly double[] Table = [1, 2, 3];
            """),
        new("Stopped gradients are checked elsewhere, their value is the same", "static double F(double x, double y) => x + Ad.StopGradient(3.0) * y;"),
        new("Held constant", "static double F(double x, [NoDiff] double w) => x * w * x;"),
        new("Checked arithmetic", "static double F(double x, int n) => checked(x * (n + 1)) + unchecked((int)(n * 2L)) * x;"),
        new("Named, optional and params arguments", """
            static double F(double x, double y) => G(y: x, x: y) + G(x) + Sum(x, y, x * y) + Sum();
            private static double G(double x, double y = 0.5) => x * x * y;
            private static double Sum(params double[] xs) { var s = 0.0; foreach (var v in xs) s += v * v; return s; }
            """),
        new("Names that C# keeps to itself", "static double F(double @class, double @return, double @double) => @class * @return + Math.Sin(@double);"),
        new("Names that the compiler gives", "static double F(double dx, double t0, double value, double upstream, double gradient, double result, double workspace) { var da = dx * t0; var reverse = value * upstream; return da * reverse * gradient * result * workspace; }"),
        new("Such names with loops and references", "static double F(ref double result, double workspace, double[] i, double[] x, double xGradient) { for (var t0 = 0; t0 < x.Length; t0++) { x[t0] *= result * i[t0]; result = Math.Sin(result + workspace * x[t0] + xGradient); } return x[0] * result; }"),
        new("Unicode names", "static double F(double α, double größe) { var Δ = α * größe; return Math.Sin(Δ) * Δ; }"),
        new("Passive conditions on parameters only", "static double F(double x, bool a, bool b) => a && !b || x is double ? x * x : x;") { Passive = [[0, 1], [1, 0]] },
    ];
}
