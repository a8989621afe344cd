using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    /// <summary>Steps: flat wherever they are continuous, and given derivative 0 at the jumps.</summary>
    private static Rule[] Roundings() =>
    [
        Rule(Op.Floor, (_, _) => Zero),
        Rule(Op.Ceiling, (_, _) => Zero),
        Rule(Op.Truncate, (_, _) => Zero),
        Rule(Op.Round, (_, _) => Zero),
        Rule(Op.RoundDigits, (_, _, _) => (Zero, Zero)),
        Rule(Op.RoundMode, (_, _, _) => (Zero, Zero)),
        Rule(Op.RoundDigitsMode, (_, _, _, _) => (Zero, Zero, Zero)),
    ];
}
