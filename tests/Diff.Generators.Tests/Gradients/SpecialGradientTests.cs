using Diff.Generators.Tests.Gradients.Compiling;
using Diff.Generators.Transforms;

namespace Diff.Generators.Tests.Gradients;

/// <summary>Points where there is no derivative, or where infinities lurk: the conventions, exactly, with every optimisation on and off.</summary>
public sealed class SpecialGradientTests
{
    private const double Infinity = double.PositiveInfinity;

    // Method, arguments, gradient.
    private static readonly (string Members, double[] At, double[] Gradient)[] Rows =
    [
        ("static double F(double x, double y) => Math.Max(x, y);", [2, 2], [0.5, 0.5]),
        ("static double F(double x, double y) => Math.Min(x, y);", [2, 2], [0.5, 0.5]),
        ("static double F(double x, double y) => Math.Max(x, y);", [2, 3], [0, 1]),
        ("static double F(double x) => Math.Max(x, x);", [2], [1]),
        ("static double F(double x) => Math.Max(x, 0);", [0], [0.5]),
        ("static double F(double x) => Math.Abs(x);", [0], [0]),
        ("static double F(double x) => Math.Abs(x * x - 1);", [1], [0]),
        ("static double F(double x) => Math.Sqrt(x);", [0], [Infinity]),
        ("static double F(double x) => Math.Pow(x, 0);", [0], [0]),
        ("static double F(double x, double y) => Math.Pow(x, y);", [0, 2], [0, 0]),
        ("static double F(double x, double y) => Math.Pow(x, y);", [3, 0], [0, 1.0986122886681098]),
        ("static double F(double x) => Math.Pow(x, 2);", [0], [0]),
        ("static double F(double x) => Math.Pow(x, 1);", [0], [1]),
        ("static double F(double x) => Math.Floor(x) + Math.Ceiling(x) + Math.Round(x) + Math.Truncate(x) + Math.Sign(x);", [2], [0]),

        // What does not reach the result contributes nothing.
        ("static double F(double x) => Math.Max(Math.Sqrt(x), 1);", [0], [0]),
        ("static double F(double x) { var unused = Math.Acos(x); return x; }", [2], [1]),
        ("static double F(double x) { var unused = Math.Log(x); var b = unused * x; return x * 2; }", [0], [2]),
        ("static double F(double x) => x > 0 ? Math.Sqrt(x) : 0;", [0], [0]),
        ("static double F(double x) { var s = Math.Sqrt(x); return x > 0 ? s : 0; }", [0], [0]),
        ("static double F(double x) { var s = Math.Log(x); if (x <= 0) s = x; return s; }", [0], [1]),
        ("static double F(double x, double y) { var s = Math.Sqrt(x); if (y > 0) return y; return s; }", [0, 1], [0, 1]),
        ("static double F(double x) { var s = Math.Sqrt(x); for (var i = 0; i < 2; i++) s = i; return s + x; }", [0], [1]),
        ("static double F(double x) { var a = new[] { Math.Sqrt(x), x }; return a[1]; }", [0], [1]),
        ("static double F(double x) { var a = new[] { Math.Sqrt(x), x }; a[0] = x; return a[0] + a[1]; }", [0], [2]),
        ("static double F(double x) { var t = (Math.Sqrt(x), x); return t.Item2; }", [0], [1]),
        ("static double F(double x) => Math.Clamp(Math.Sqrt(x), 1, 2);", [0], [0]),
        ("static double F(double x) => Math.Min(1 / x, 3);", [0], [0]),
        ("static double F(double x, double y) => Ad.StopGradient(Math.Sqrt(x)) * y;", [0, 3], [0, 0]),
        ("static double F(double x) => Ad.StopGradient(x) * x;", [3], [3]),
        ("static double F(double x, double y) { var s = 0.0; for (var i = 0; i < 3; i++) { var r = Math.Sqrt(x); s += i == 5 ? r : y; } return s; }", [0, 2], [0, 3]),
        ("static double F(double x) => G(x, out _);\nprivate static double G(double x, out double root) { root = Math.Sqrt(x); return x * x; }", [0], [0]),
        ("static double F(double x) => G(x).Item1;\nprivate static (double, double) G(double x) => (x * 3, Math.Sqrt(x));", [0], [3]),
        ("static double F(double x) => G(x, 3).Item1;\nprivate static (double, double) G(double x, int n) => n == 0 ? (x * 3, Math.Sqrt(x)) : G(x, n - 1);", [0], [3]),

        // log-sum-exp at equal arguments, and what is not a number.
        ("static double F(double x, double y) { var m = Math.Max(x, y); return m + Math.Log(Math.Exp(x - m) + Math.Exp(y - m)); }", [1, 1], [0.5, 0.5]),
        ("static double F(double x, double y) => x * y;", [double.NaN, 2], [2, double.NaN]),
        ("static double F(double x, double y) => x > 0 ? x : y;", [double.NaN, 2], [0, 1]),
        ("static double F(double x, double y) => x * y;", [Infinity, 0], [0, Infinity]),
        ("static double F(double x) => x / x;", [Infinity], [double.NaN]),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradients_at_special_points(bool optimised)
    {
        var options = optimised ? CompilerOptions.Default : new CompilerOptions(false, false, false, false, false);
        var compiled = SubjectCompiler.Compile([.. Rows.Select((row, i) => new Subject("S" + i, row.Members))], options);
        var failures = Rows.Zip(compiled, (row, method) => Problem(row, method) is { } problem ? $"{problem}\n{method.Subject.Source}\n{method.Generated}" : null);
        Assert.Equal("", string.Join("\n", failures.OfType<string>()));
    }

    private static string? Problem((string Members, double[] At, double[] Gradient) row, Compiled method)
    {
        if (method.Problem is { } problem)
            return problem;
        if (Conformance.Problem(method, new Point(row.At, [], []), [1], out var gradient) is { } difference)
            return difference;
        return row.Gradient.Zip(gradient, (expected, actual) => expected.Equals(actual) || Math.Abs(expected - actual) < 1e-14).All(equal => equal)
            ? null
            : $"at ({string.Join(", ", row.At)}) the gradient is ({string.Join(", ", gradient)}), not ({string.Join(", ", row.Gradient)})";
    }
}
