namespace Diff.Benchmarks;

/// <summary>The C# of a statement and of its adjoint.</summary>
internal static class StatementText
{
    public static string Name(int operand) => operand < 0 ? Parameter(operand) : $"v{operand}";

    public static string Adjoint(int operand) => operand < 0 ? $"d{Parameter(operand).ToUpperInvariant()}" : $"g{operand}";

    public static string Value(Statement statement)
    {
        var p = Name(statement.P);
        var q = Name(statement.Q);
        return statement.Kind switch
        {
            StatementKind.Blend => $"{p} * a + {q} * 0.25",
            StatementKind.Difference => $"({p} - {q}) * b",
            StatementKind.Drift => $"0.5 * {p} - {q} * c",
            StatementKind.Product => $"{p} * {q} * 0.25 + d",
            StatementKind.Quotient => $"({p} + a) / (2 + {q} * {q})",
            StatementKind.Sum => statement.Q < 0 ? $"0.1 * {p}" : $"{q} + 0.1 * {p}",
            StatementKind.Sine => $"{Elementary(statement)} * b",
            StatementKind.Exponential => $"{Elementary(statement)} * c",
            StatementKind.Root => $"{Elementary(statement)} * d",
            StatementKind.Logarithm => $"{Elementary(statement)} * a",
            _ => throw new InvalidOperationException($"Unknown statement kind {statement.Kind}."),
        };
    }

    /// <summary>The elementary function's value, which a gradient shares between the two sweeps; null for arithmetic.</summary>
    public static string? Elementary(Statement statement)
    {
        var p = Name(statement.P);
        return statement.Kind switch
        {
            StatementKind.Sine => $"Math.Sin({p})",
            StatementKind.Exponential => $"Math.Exp(-{p} * {p})",
            StatementKind.Root => $"Math.Sqrt(1 + {p} * {p})",
            StatementKind.Logarithm => $"Math.Log(1 + {p} * {p})",
            _ => null,
        };
    }

    /// <summary>
    /// What the adjoint of statement <paramref name="i"/> adds to those of its operands: (operand, expression), after
    /// the temporaries that the expressions share.
    /// </summary>
    public static (string[] Temporaries, (int Operand, string Term)[] Terms) Backward(Statement statement, int i)
    {
        var p = Name(statement.P);
        var q = Name(statement.Q);
        var g = $"g{i}";
        var t = $"t{i}";
        var u = $"u{i}";
        var e = $"e{i}";
        return statement.Kind switch
        {
            StatementKind.Blend => ([], [(statement.P, $"{g} * a"), (statement.Q, $"0.25 * {g}"), (-1, $"{g} * {p}")]),
            StatementKind.Difference => (
                [$"var {t} = {g} * b;"],
                [(statement.P, t), (statement.Q, $"-{t}"), (-2, $"{g} * ({p} - {q})")]),
            StatementKind.Drift => ([], [(statement.P, $"0.5 * {g}"), (statement.Q, $"-{g} * c"), (-3, $"-{g} * {q}")]),
            StatementKind.Product => (
                [$"var {t} = 0.25 * {g};"], [(statement.P, $"{t} * {q}"), (statement.Q, $"{t} * {p}"), (-4, g)]),
            StatementKind.Quotient => (
                [$"var {u} = 1 / (2 + {q} * {q});", $"var {t} = {g} * {u};"],
                [(statement.P, t), (statement.Q, $"-2 * {q} * {t} * (({p} + a) * {u})"), (-1, t)]),
            StatementKind.Sum => (
                [], statement.Q < 0 ? [(statement.P, $"0.1 * {g}")] : [(statement.P, $"0.1 * {g}"), (statement.Q, g)]),
            StatementKind.Sine => ([], [(statement.P, $"{g} * b * Math.Cos({p})"), (-2, $"{g} * {e}")]),
            StatementKind.Exponential => (
                [$"var {t} = {g} * {e};"], [(statement.P, $"-2 * {p} * c * {t}"), (-3, t)]),
            StatementKind.Root => ([], [(statement.P, $"{g} * d * {p} / {e}"), (-4, $"{g} * {e}")]),
            StatementKind.Logarithm => (
                [], [(statement.P, $"{g} * 2 * a * {p} / (1 + {p} * {p})"), (-1, $"{g} * {e}")]),
            _ => throw new InvalidOperationException($"Unknown statement kind {statement.Kind}."),
        };
    }

    /// <summary>The operands whose values the adjoint reads.</summary>
    public static int[] Needed(Statement statement) => statement.Kind switch
    {
        StatementKind.Blend => [statement.P],
        StatementKind.Drift => [statement.Q],
        StatementKind.Sum => [],
        StatementKind.Difference or StatementKind.Product or StatementKind.Quotient => [statement.P, statement.Q],
        _ => [statement.P],
    };

    private static string Parameter(int operand) => "abcd".Substring(-1 - operand, 1);
}
