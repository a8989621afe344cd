namespace Diff.Generators.Tests.Gradients.Constructs;

internal static class BranchCases
{
    private static readonly long[][] Zero_to_four = [[0], [1], [2], [3], [4]];

    public static readonly Case[] All =
    [
        new("if", "static double F(double x, double y) { var a = x; if (x > y) a *= y; return a * a; }"),
        new("if and else", "static double F(double x, double y) { var a = x; if (x > y) { a = x * y; y = a; } else { a -= y; } return a * y; }"),
        new("A chain that shares a variable", "static double F(double x, double y) { var a = x; if (a > 0.8) a = a * y; else if (a > 0) a = Math.Sin(a) + y; else if (y > 0) { a = y; y = a * x; } else a = a * a; return a * y + a; }"),
        new("Conditional expressions", "static double F(double x, double y) => (x > y ? x * x : y > 0 ? x * y : Math.Sin(y)) * (x < 0 ? -1 : x);"),
        new("And, or, not", "static double F(double x, double y) { if (x > 0 && y > 0 || !(x < 1) && !(y < -1)) return x * y; return x > 0 | y > 0 ? x : y & 1 > 0 ? 0 : x; }".Replace("y & 1 > 0 ? 0 : x", "y * y")),
        new("Conditions with effects", "static double F(double x, double y) { if ((x *= y) > 0 && (y += x) > 0.5) x = x * x; return x + y; }"),
        new("switch", "static double F(double x, double y, int n) { var a = x; switch (n) { case 0: a = x * y; break; case 1: case 2: a += y * y; y = a; break; case 3: return x * x * y; default: a = -a; break; } return a * y; }") { Passive = Zero_to_four },
        new("switch with when and patterns", "static double F(double x, double y) { switch (x) { case > 1: return x * y; case < -0.5 when y > 0: x = y * y; break; case var z when z * y > 0.2: x = z + y; break; } return x * x; }"),
        new("switch on text", """static double F(double x, string kind) { switch (kind) { case "0": return x; case "1": return x * x; default: return Math.Sin(x); } }""") { Passive = [[0], [1], [2]] },
        new("switch expression", "static double F(double x, double y, int n) => n switch { 0 => x * y, 1 or 2 => y * y * x, > 3 => Math.Sin(x), _ => x - y } * x;") { Passive = Zero_to_four },
        new("switch expression on numbers", "static double F(double x, double y) => x switch { > 0.5 and < 1 => x * y, <= -0.5 => y, not > 0 => x, _ => x * x * y };"),
        new("switch expression on tuples", "static double F(double x, double y) => (x > 0, y > 0) switch { (true, true) => x * y, (false, true) => y * y, (true, false) => x * x, _ => x + y * x };"),
        new("Early return", "static double F(double x, double y) { if (x > 0.5) return x * y; var a = Math.Sin(x); if (a > y) { a *= y; return a; } return a * a; }"),
        new("Early return from deep inside", "static double F(double x, double y) { var a = x; for (var i = 0; i < 3; i++) { a += y * y; for (var j = 0; j < i; j++) { if (a > 1) { a *= x; if (x > 0) return a * y; } a = Math.Sin(a); } } return a; }"),
        new("Branches in branches", "static double F(double x, double y) { var a = x; if (x > 0) { if (y > 0) { a = x * y; if (a > 0.5) a *= a; } else a = y; a += x; } else { a = x * x; if (y > x) y = a; } return a * y; }"),
        new("A branch that overwrites what its condition read", "static double F(double x, double y) { if (x > y) { x = y * y; } if (x > y) { y = x * y; x = 2; } return x * y; }"),
        new("Branches in a loop share a variable", "static double F(double x, double y) { var a = x; for (var i = 0; i < 5; i++) { if (i % 2 == 0) a = Math.Sin(a) + y; else if (a > 0) a *= y; else { y = a; a = x; } } return a * y; }"),
        new("Throwing branches", "static double F(double x, double y) { if (x > 100) throw new ArgumentOutOfRangeException(nameof(x)); var a = y > 50 ? throw new InvalidOperationException() : x * y; return a * a; }"),
        new("Argument checks", "static double F(double[] a, int n) { ArgumentNullException.ThrowIfNull(a); ArgumentOutOfRangeException.ThrowIfNegative(n); return a[0] * n; }"),
        new("Decided at compile time", "static double F(double x, double y) { const bool fast = true; if (fast) x *= y; else x = 0; while (!fast) x++; return x * x; }"),
        new("continue in a branch in a decided branch", "static double F(double x, double y) { for (var i = 0; i < 2; i++) { if (true) if (x > 0.1) continue; else if (true) { } else { } y = 0.75 * x; } return y; }"),
        new("null-conditional and coalescing on passive values", """static double F(double x, string? text) => (text?.Length ?? 3) * x * x;"""),
        new("is-patterns", "static double F(double x, int n) { if (n is 1 or 3) x *= x; if (x is >= 0.2 and not > 0.9) return x * 3; return n is int m && m > 2 ? x * m : x; }") { Passive = Zero_to_four },
    ];
}
