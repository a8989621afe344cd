using System.Globalization;
using System.Text;

namespace Diff.Benchmarks;

/// <summary>Source text to measure the compiler itself with: methods of about 30 lines, each with other constants.</summary>
internal static class GeneratorPrograms
{
    private static readonly Func<int, string>[] s_kinds = [StraightLine, Branches, Spans, Nested, Structs, Helpers, EarlyReturns, InPlace];

    /// <summary>Files of <paramref name="perFile"/> methods, <paramref name="count"/> methods in all.</summary>
    public static IEnumerable<string> Mixed(int count, int perFile = 20)
    {
        yield return "public readonly record struct Vector(double X, double Y)\n{\n"
            + "    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);\n"
            + "    public static Vector operator *(double s, Vector a) => new(s * a.X, s * a.Y);\n"
            + "    public double Dot(Vector b) => X * b.X + Y * b.Y;\n}\n";
        for (var first = 0; first < count; first += perFile)
        {
            var text = new StringBuilder($"using System;\nusing Diff;\n\npublic static partial class Models{first}\n{{\n");
            for (var i = first; i < Math.Min(first + perFile, count); i++)
                text.Append(s_kinds[i % s_kinds.Length](i));
            yield return text.Append("}\n").ToString();
        }
    }

    private static string Method(int i, string parameters, string body, string result = "double") =>
        $"    [Differentiable]\n    public static {result} F{i}({parameters})\n    {{\n{body}    }}\n\n";

    private static string Lines(int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, count).Select(k => $"        {line(k)}\n"));

    private static string Number(int i) => (1 + i * 0.001).ToString(CultureInfo.InvariantCulture);

    private static string StraightLine(int i) => Method(i, "double x, double y, double z",
        $"        var v0 = x * y + {Number(i)};\n"
        + Lines(26, k => $"var v{k + 1} = {(k % 3) switch { 0 => $"Math.Sin(v{k}) * y", 1 => $"v{k} / (1 + z * z) + v{k / 2}", _ => $"Math.Exp(-v{k} * v{k}) - x" }};")
        + "        return v26;\n");

    private static string Branches(int i) => Method(i, "double x, double y",
        $"        var sum = x * {Number(i)};\n"
        + Lines(6, k => $"if (sum > {k})\n            sum = sum * y + {k};\n        else\n            sum -= Math.Sin({k} * sum);")
        + "        return sum > 0 ? sum * sum : Math.Abs(sum);\n");

    private static string Spans(int i) => Method(i, "ReadOnlySpan<double> x, ReadOnlySpan<double> w, double bias",
        Lines(5, k => $"var s{k} = bias + {Number(i + k)};\n        for (var i = 0; i < x.Length; i++)\n            s{k} += Math.Tanh(w[i] * x[i] {(k > 0 ? $"+ s{k - 1}" : "")});\n")
        + "        return s0 + s1 * s2 - s3 / (1 + s4 * s4);\n");

    private static string Nested(int i) => Method(i, "ReadOnlySpan<double> a, ReadOnlySpan<double> x, int n",
        $"        var sum = {Number(i)};\n        for (var i = 0; i < n; i++)\n        {{\n            var row = 0.0;\n"
        + "            for (var j = 0; j < n; j++)\n            {\n                var t = a[i * n + j] * x[j];\n                if (t > 0)\n"
        + "                    row += t * t;\n                else\n                    row -= Math.Log(1 - t);\n            }\n\n"
        + "            var scaled = row * x[i];\n            sum = 0.5 * sum + Math.Sqrt(1 + scaled * scaled);\n        }\n\n        return sum;\n");

    private static string Structs(int i) => Method(i, "Vector a, Vector b, double t",
        $"        var p = a + t * b;\n        var v = {Number(i)} * b;\n"
        + Lines(12, k => $"p = p + 0.1 * v;\n        v = v + (-0.1 / (1 + p.Dot(p))) * p;")
        + "        return p.Dot(v);\n");

    private static string Helpers(int i) =>
        Method(i, "double x, double y", Lines(24, k => $"x = Squash{i}(x, y + {k});") + "        return x;\n")
        + $"    private static double Squash{i}(double x, double s) => x / Math.Sqrt(1 + s * s * x * x);\n\n";

    private static string EarlyReturns(int i) => Method(i, "double x, double y",
        $"        var sum = x * y + {Number(i)};\n"
        + Lines(8, k => $"if (sum > {10 + k})\n            return sum * {k + 2};\n        sum += Math.Exp(-sum * y);")
        + "        return sum;\n");

    private static string InPlace(int i) => Method(i, "Span<double> y, double rate, int steps",
        "        for (var s = 0; s < steps; s++)\n        {\n            for (var k = 1; k < y.Length; k++)\n            {\n"
        + $"                y[k] += rate * (y[k - 1] - y[k]) * {Number(i)};\n                y[k - 1] *= 1 - rate * y[k];\n            }}\n\n"
        + "            for (var k = 0; k < y.Length; k++)\n                y[k] = Math.Sin(y[k]);\n        }\n", "void");
}
