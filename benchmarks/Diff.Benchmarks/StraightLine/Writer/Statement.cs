namespace Diff.Benchmarks;

/// <summary>What a statement of a straight-line benchmark function computes.</summary>
internal enum StatementKind
{
    Blend, Difference, Drift, Product, Quotient, Sum, Sine, Exponential, Root, Logarithm,
}

/// <summary>
/// One statement: its kind and its operands. An operand is an earlier statement's number, or -1 to -4 for the
/// parameters a, b, c, d.
/// </summary>
internal readonly record struct Statement(StatementKind Kind, int P, int Q)
{
    /// <summary>Whether the statement reads <see cref="Q"/>.</summary>
    public bool HasSecond => Kind < StatementKind.Sine;

    /// <summary>
    /// The function's statements, the same on every run: mostly products and sums of recent results, a quotient in
    /// ten, an elementary function in fifty, and every tenth adds to a running sum. Each result is used eight places
    /// on, so that no statement is idle and eight are independent of one another.
    /// </summary>
    public static Statement[] Program(int count)
    {
        var state = 12345u;
        var statements = new Statement[count];
        for (var i = 0; i < count; i++)
        {
            var place = i - i / 10;
            var p = At(place - 8);
            var q = At(place - 9 - (int)(Next(ref state) % 8));
            if (q == p) q = At(p + 1);
            statements[i] = (i % 50, i % 10) switch
            {
                (_, 9) => new(StatementKind.Sum, i - 1, i - 10),
                (24, _) => new(StatementKind.Sine + i / 50 % 4, p, q),
                (_, 4) => new(StatementKind.Quotient, p, q),
                _ => new((StatementKind)(Next(ref state) % 4), p, q),
            };
        }

        return statements;
    }

    /// <summary>The statement at a place among those that are no running sums; the parameters precede the first.</summary>
    private static int At(int place) => place >= 0 ? place + place / 9 : -1 - -place % 4;

    private static uint Next(ref uint state)
    {
        state = state * 1664525 + 1013904223;
        return state >> 16;
    }
}
