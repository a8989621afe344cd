using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    private const double Ln2 = 0.69314718055994530942;
    private const double Ln10 = 2.3025850929940456840;

    private static Rule[] Exponential() =>
    [
        Rule(Op.Exp, (_, y) => y),
        Rule(Op.Exp2, (_, y) => y * Ln2),
        Rule(Op.Exp10, (_, y) => y * Ln10),
        Rule(Op.ExpM1, (_, y) => y + 1),
        Rule(Op.Exp2M1, (_, y) => (y + 1) * Ln2),
        Rule(Op.Exp10M1, (_, y) => (y + 1) * Ln10),
        Rule(Op.Log, (x, _) => 1 / x),
        Rule(Op.LogBase, (a, b, y) => (1 / (a * Log(b)), -y / (b * Log(b)))),
        Rule(Op.Log2, (x, _) => 1 / (x * Ln2)),
        Rule(Op.Log10, (x, _) => 1 / (x * Ln10)),
        Rule(Op.LogP1, (x, _) => 1 / (1 + x)),
        Rule(Op.Log2P1, (x, _) => 1 / ((1 + x) * Ln2)),
        Rule(Op.Log10P1, (x, _) => 1 / ((1 + x) * Ln10)),
    ];
}
