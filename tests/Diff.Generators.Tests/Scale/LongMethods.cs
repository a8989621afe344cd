namespace Diff.Generators.Tests.Scale;

/// <summary>Methods of a given size.</summary>
internal static class LongMethods
{
    /// <summary>Branches one after another.</summary>
    public static string Branches(int count) => Method(
        "double x, double y",
        "var sum = x;\n" + Lines(count, i => $"if (sum > {i}) sum = sum * y + {i}; else sum -= {i} * Math.Sin(sum);") + "return sum;");

    /// <summary>Returns one after another.</summary>
    public static string Guards(int count) => Method(
        "double x, double y",
        "var sum = x * y;\n" + Lines(count, i => $"if (sum > {1000 + i}) return sum * {i + 2};\nsum += Math.Exp(-sum);") + "return sum;");

    /// <summary>Branches within branches.</summary>
    public static string NestedBranches(int depth) => Method(
        "double x, double y",
        "var sum = x;\n" + Lines(depth, i => $"if (x > {i}) {{ sum += Math.Sin(sum * y);") + "sum *= y;\n" + new string('}', depth) + "\nreturn sum;");

    /// <summary>Loops within loops, with a value that each of them changes.</summary>
    public static string NestedLoops(int depth) => Method(
        "double x, double y, int n",
        "var sum = x;\n" + Lines(depth, i => $"for (var i{i} = 0; i{i} < n; i{i}++) {{ sum = Math.Sin(sum * y);") + "sum *= y;\n" + new string('}', depth) + "\nreturn sum;");

    /// <summary>While loops within while loops, whose counts are known to nobody.</summary>
    public static string NestedWhiles(int depth) => Method(
        "double x, double y",
        "var sum = x;\n" + Lines(depth, i => $"while (sum < {i}) {{ sum += Math.Exp(sum * y);") + "sum *= y;\n" + new string('}', depth) + "\nreturn sum;");

    /// <summary>Calls of small helpers, each of which calls the one before twice.</summary>
    public static string Helpers(int count) =>
        "public static partial class Models\n{\n" + Lines(count, i => i == 0
            ? "static double H0(double x) { var s = x; for (var i = 0; i < 3; i++) s = Math.Sin(s); return s; }"
            : $"static double H{i}(double x) => H{i - 1}(x * 0.5);") + $"[Differentiable] public static double F(double x) => H{count - 1}(x);\n}}\n";

    /// <summary>Assignments one after another.</summary>
    public static string Assignments(int count) => Method(
        "double x, double y",
        "var v0 = x * y;\n" + Lines(count, i => $"var v{i + 1} = Math.Sin(v{i}) * y + v{i / 2};") + $"return v{count};");

    /// <summary>Arithmetic on tensors, of which each line is made of the one before three times.</summary>
    public static string Tensors(int count) => Method(
        "Tensor<double> x, double y",
        Lines(count, i => "x = Tensor.Sin(x) * x - 0.5 * x * y;") + "return Tensor.Sum(x);");

    private static string Method(string parameters, string body) =>
        $"public static partial class Models\n{{\n[Differentiable]\npublic static double F({parameters})\n{{\n{body}\n}}\n}}\n";

    private static string Lines(int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
