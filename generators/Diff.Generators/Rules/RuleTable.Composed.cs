using System;
using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    private static Rule[] Composed() =>
    [
        Rule(Op.FusedMultiplyAdd, (a, b, _, _) => (b, a, 1)),
        Rule(Op.MultiplyAddEstimate, (a, b, _, _) => (b, a, 1)),
        Rule(Op.Lerp, (a, b, t, _) => (1 - t, t, b - a)),
        Rule(Op.ScaleB, (_, n, _) => (ScaleB(1, n), Zero)),
        Rule(Op.IEEERemainder, (a, b, y) => (1, -Quotient(a, b, y))),
        Rule(Op.BitIncrement, (_, _) => 1),
        Rule(Op.BitDecrement, (_, _) => 1),
        Rule(Op.DegreesToRadians, (_, _) => Math.PI / 180),
        Rule(Op.RadiansToDegrees, (_, _) => 180 / Math.PI),
    ];
}
