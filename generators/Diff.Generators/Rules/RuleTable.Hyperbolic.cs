using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    private static Rule[] Hyperbolic() =>
    [
        Rule(Op.Sinh, (x, _) => Cosh(x)),
        Rule(Op.Cosh, (x, _) => Sinh(x)),
        Rule(Op.Tanh, (_, y) => 1 - y * y),
        Rule(Op.Asinh, (x, _) => 1 / Sqrt(x * x + 1)),
        Rule(Op.Acosh, (x, _) => 1 / Sqrt((x - 1) * (x + 1))),
        Rule(Op.Atanh, (x, _) => 1 / OneMinusSquare(x)),
    ];
}
