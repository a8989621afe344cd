using System.Globalization;
using System.Text;
using Diff.Generators.Tests.Gradients.Compiling;

namespace Diff.Generators.Tests.Splitting;

/// <summary>Writes straight-line functions of a given length, with branches, loops, guards and values of many types in between.</summary>
internal static class LargePrograms
{
    public static Subject Scalars(int statements) => Function("Scalars", "double a, double b", "return ", statements, _ => null);

    /// <summary>Everything that can cross a cut: floats, integers, truth values, arrays, slices, structs, what loops save, references.</summary>
    public static Subject Mixed(int statements) => Function(
        "Mixed",
        "double a, float b, ReadOnlySpan<double> xs, Span<double> ys, ref double s, out double r, P p, int n",
        "r = v7 * p.X; s += v9; return ",
        statements,
        Special);

    /// <summary>A loop whose body is long, and a branch in it whose sides are.</summary>
    public static Subject Nested(int statements)
    {
        var random = new Random(3);
        var text = new StringBuilder("static double F(double a, double b, int n)\n{\nvar v0 = a; var v1 = b; var sum = 0.0;\nfor (var i = 0; i < n; i++)\n{\n");
        for (var i = 2; i < statements; i++)
            text.AppendLine(Plain(i, random));
        text.AppendLine(CultureInfo.InvariantCulture, $"if (v{statements - 1} > sum)\n{{");
        for (var i = statements; i < 2 * statements; i++)
            text.AppendLine(Plain(i, random));
        text.AppendLine(CultureInfo.InvariantCulture, $"v1 += v{(2 * statements) - 1};\n}}\nsum += v{statements - 1} * v{statements / 2}; v0 = Math.Sin(sum);\n}}\nreturn sum * v1;\n}}");
        return new Subject("Nested", text.ToString());
    }

    private static string? Special(int i) => (i % 40) switch
    {
        3 => $"var f{i} = (float)v{i - 1} * b + MathF.Sin(b); var v{i} = f{i} * 0.5 + p.Y * v{i - 2};",
        7 => $"var k{i} = (n + {i}) % 3; var v{i} = xs[k{i}] * v{i - 1} + k{i};",
        11 => $"var c{i} = v{i - 1} > v{i - 2} - {i % 5}; var v{i} = c{i} ? v{i - 1} * 0.5 : Math.Cos(v{i - 2});",
        15 => $"var v{i} = v{i - 1}; for (var i{i} = 0; i{i} < n; i{i}++) {{ v{i} = Math.Sin(v{i} + xs[i{i}]); }}",
        19 => $"var v{i} = v{i - 1} * 0.25; while (v{i} > 0.5) {{ v{i} *= 0.5 + 0.1 * Math.Sin(v{i}); }}",
        23 => $"if (n < 0) throw new ArgumentException(\"{i}\"); var v{i} = Half(v{i - 1}, {i} % 3);",
        27 => $"ys[{i} % 3] += v{i - 1} * xs[1]; var v{i} = ys[(n + {i}) % 3] * 0.125;",
        31 when i < 100 => $"var z{i} = new double[n + 1]; for (var j{i} = 0; j{i} <= n; j{i}++) z{i}[j{i}] = v{i - 1} * j{i}; var v{i} = z{i}[n] * 0.1;",
        31 => $"z31[{i} % 2] = z31[0] * 0.3 + v{i - 1}; var v{i} = z31[1] * 0.5;",
        35 => $"var w{i} = xs.Slice({i} % 2, 2); var q{i} = new P(v{i - 1}, w{i}[1]); var v{i} = (q{i} * 0.5).X * q{i}.Y + w{i - (i > 100 ? 40 : 0)}[0];",
        39 => $"var v{i} = 0.0; if (xs[0] > {i % 7} * 0.2) {{ v{i} = v{i - 1} * xs[1]; ys[0] = ys[0] * 0.9 + v{i}; }} else {{ v{i} = Math.Exp(-v{i - 2} * v{i - 2}); }}",
        _ => null,
    };

    private static Subject Function(string name, string parameters, string ending, int statements, Func<int, string?> special)
    {
        var random = new Random(7);
        var text = new StringBuilder($"static double F({parameters})\n{{\nvar v0 = a * b;\nvar v1 = a - Math.Sin(b);\n");
        for (var i = 2; i < statements; i++)
            text.AppendLine(special(i) ?? Plain(i, random));
        text.AppendLine(CultureInfo.InvariantCulture, $"{ending}v{statements - 1} + v{statements - 2} * v5;\n}}");
        text.AppendLine("static double Half(double x, int depth) => depth <= 0 ? Math.Tanh(x) : Half(x * 0.5, depth - 1) * x;");
        text.AppendLine("public readonly record struct P(double X, double Y) { public static P operator *(P p, double x) => new(p.X * x, p.Y + x); }");
        return new Subject(name, text.ToString());
    }

    private static string Plain(int i, Random random)
    {
        var (near, far) = (i - 1 - random.Next(Math.Min(i, 8)), i - 1 - random.Next(Math.Min(i, 60)));
        return random.Next(5) switch
        {
            0 => $"var v{i} = v{near} * 0.5 + v{far} * a;",
            1 => $"var v{i} = Math.Sin(v{near}) - v{far} * 0.25;",
            2 => $"var v{i} = v{near} / (2 + v{far} * v{far});",
            3 => $"var v{i} = Math.Tanh(v{near} + v{far}) * b;",
            _ => $"var v{i} = v{near} * v{far} * 0.125 + 0.1 * a;",
        };
    }
}
