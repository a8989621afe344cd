using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    private const double TwoOverSqrtPi = 1.1283791670955125739;
    private const double OneOverSqrtTwoPi = 0.39894228040143267794;

    private static Rule[] Special() =>
    [
        Rule(Op.Erf, (x, _) => TwoOverSqrtPi * Exp(-(x * x))),
        Rule(Op.Erfc, (x, _) => -TwoOverSqrtPi * Exp(-(x * x))),
        Rule(Op.NormCdf, (x, _) => OneOverSqrtTwoPi * Exp(-0.5 * (x * x))),
        Rule(Op.LGamma, (x, _) => Digamma(x)),
        Rule(Op.Digamma, (x, _) => Trigamma(x)),
        Rule(Op.Trigamma, (x, _) => Polygamma(Integer(2), x)),
        Rule(Op.Polygamma, (order, x, _) => (Zero, Polygamma(order + Integer(1), x))),
    ];
}
