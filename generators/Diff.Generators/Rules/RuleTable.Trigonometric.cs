using System;
using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    private static Rule[] Trigonometric() =>
    [
        Rule(Op.Sin, (x, _) => Cos(x)),
        Rule(Op.Cos, (x, _) => -Sin(x)),
        Rule(Op.Tan, (_, y) => 1 + y * y),
        Rule(Op.Asin, (x, _) => 1 / Sqrt(OneMinusSquare(x))),
        Rule(Op.Acos, (x, _) => -1 / Sqrt(OneMinusSquare(x))),
        Rule(Op.Atan, (x, _) => 1 / (1 + x * x)),
        Rule(Op.Atan2, (a, b, _) => (b / (a * a + b * b), -a / (a * a + b * b))),
        Rule(Op.SinPi, (x, _) => Math.PI * CosPi(x)),
        Rule(Op.CosPi, (x, _) => -Math.PI * SinPi(x)),
        Rule(Op.CosPiOfPair, (x, _) => -Math.PI * SinPi(x)),
        Rule(Op.TanPi, (_, y) => Math.PI * (1 + y * y)),
        Rule(Op.AsinPi, (x, _) => 1 / (Math.PI * Sqrt(OneMinusSquare(x)))),
        Rule(Op.AcosPi, (x, _) => -1 / (Math.PI * Sqrt(OneMinusSquare(x)))),
        Rule(Op.AtanPi, (x, _) => 1 / (Math.PI * (1 + x * x))),
        Rule(Op.Atan2Pi, (a, b, _) => (b / (Math.PI * (a * a + b * b)), -a / (Math.PI * (a * a + b * b)))),
    ];

    /// <summary>1 - x², factored: next to 1 the factors are exact, where x * x has lost the digits that matter.</summary>
    private static Term OneMinusSquare(Term x) => (1 - x) * (1 + x);
}
