using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    private const double TwoOverSqrtPi = 1.1283791670955125739;
    private const double OneOverSqrtTwoPi = 0.39894228040143267794;

    private static Rule[] Special() =>
    [
        // From the result: what was cut off stays cut off, and a NaN passes.
        Rule(Op.Relu, (_, y) => Select(y <= 0, 0, 1)),
        Rule(Op.Sigmoid, (_, y) => y * (1 - y)),
        Rule(Op.Softplus, (x, _) => Of(Op.Sigmoid, x)),

        // As PyTorch has it: the value's logarithms are cut off at -100, the slope's denominator at 1e-12.
        Rule(Op.BinaryCrossEntropy, (p, y, _) => (
            (p - y) / Of(Op.Max, p * (1 - p), 1e-12),
            Of(Op.Max, Of(Op.LogP1, -p), -100) - Of(Op.Max, Log(p), -100))),
        Rule(Op.Erf, (x, _) => TwoOverSqrtPi * Exp(-(x * x))),
        Rule(Op.Erfc, (x, _) => -TwoOverSqrtPi * Exp(-(x * x))),
        Rule(Op.NormCdf, (x, _) => OneOverSqrtTwoPi * Exp(-0.5 * (x * x))),
        Rule(Op.LGamma, (x, _) => Digamma(x)),
        Rule(Op.Digamma, (x, _) => Trigamma(x)),
        Rule(Op.Trigamma, (x, _) => Polygamma(Integer(2), x)),
        Rule(Op.Polygamma, (order, x, _) => (Zero, Polygamma(order + Integer(1), x))),
    ];
}
