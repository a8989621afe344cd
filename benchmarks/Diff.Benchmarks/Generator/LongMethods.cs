namespace Diff.Benchmarks;

/// <summary>Methods that are long in one way, which must not blow up.</summary>
internal static class LongMethods
{
    public static IReadOnlyList<(string What, string Source)> All { get; } =
    [
        ("200 ifs in a row, each changes the sum", Method("double x, double y", "var sum = x;",
            Lines(200, i => $"if (sum > {i}) sum = sum * y + {i}; else sum -= {i} * Math.Sin(sum);"))),
        ("200 early returns", Method("double x, double y", "var sum = x * y;",
            Lines(200, i => $"if (sum > {1000 + i}) return sum * {i + 2};\nsum += Math.Exp(-sum);"))),
        ("12 loops, nested, each changes the sum", Method("double x, double y, int n", "var sum = x;",
            Lines(12, i => $"for (var i{i} = 0; i{i} < n; i{i}++) {{ sum = Math.Sin(sum * y);") + "sum *= y;\n" + new string('}', 12))),
    ];

    private static string Method(string parameters, string start, string body) =>
        $"using System;\nusing Diff;\n\npublic static partial class Models\n{{\n[Differentiable]\npublic static double F({parameters})\n{{\n{start}\n{body}\nreturn sum;\n}}\n}}\n";

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
