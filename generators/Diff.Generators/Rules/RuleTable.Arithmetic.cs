using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    private static Rule[] Arithmetic() =>
    [
        Rule(Op.Add, (_, _, _) => (1, 1)),
        Rule(Op.Subtract, (_, _, _) => (1, -1)),
        Rule(Op.Multiply, (a, b, _) => (b, a)),
        Rule(Op.Divide, (_, b, y) => (1 / b, -y / b)),
        Rule(Op.Remainder, (a, b, y) => (1, -Quotient(a, b, y))),
        Rule(Op.Negate, (_, _) => -1),
        Rule(Op.Convert, (_, _) => 1),
        Rule(Op.Select, (c, _, _, _) => (Zero, Select(c, 1, 0), Select(c, 0, 1))),
    ];

    /// <summary>The integer n with remainder = a - n * b. Not from a / b: that rounds, and can round up to the next integer, where the
    /// remainder, which is exact, belongs to this one.</summary>
    private static Term Quotient(Term a, Term b, Term remainder) => Round((a - remainder) / b);
}
