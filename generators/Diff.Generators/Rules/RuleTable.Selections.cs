using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    private static Rule[] Selections() =>
    [
        Rule(Op.Abs, (x, _) => Select(x > 0, 1, Select(Equal(x, 0), 0, -1))),
        Rule(Op.CopySign, (x, _, y) => (Select(Equal(x, 0), 0, Select(Equal(x, y), 1, -1)), Zero)),
        Rule(Op.Max, (a, b, _) => (UnlessBelow(a, b), UnlessBelow(b, a))),
        Rule(Op.Min, (a, b, _) => (UnlessAbove(a, b), UnlessAbove(b, a))),
        Rule(Op.MaxNumber, (a, b, y) => (UnlessOther(a, b, y), UnlessOther(b, a, y))),
        Rule(Op.MinNumber, (a, b, y) => (UnlessOther(a, b, y), UnlessOther(b, a, y))),
        Rule(Op.MaxMagnitude, (a, b, y) => (UnlessOther(a, b, y), UnlessOther(b, a, y))),
        Rule(Op.MinMagnitude, (a, b, y) => (UnlessOther(a, b, y), UnlessOther(b, a, y))),
        Rule(Op.MaxMagnitudeNumber, (a, b, y) => (UnlessOther(a, b, y), UnlessOther(b, a, y))),
        Rule(Op.MinMagnitudeNumber, (a, b, y) => (UnlessOther(a, b, y), UnlessOther(b, a, y))),
        Rule(Op.MaxNative, (a, b, y) => (UnlessOther(a, b, y), UnlessOther(b, a, y))),
        Rule(Op.MinNative, (a, b, y) => (UnlessOther(a, b, y), UnlessOther(b, a, y))),
        Rule(Op.Clamp, (x, low, high, _) => (Inside(x, low, high), IfBelow(x, low), IfAbove(x, high))),
        Rule(Op.ClampPropagatingNaN, (x, low, high, _) => (Inside(x, low, high), UnlessAbove(x, low), UnlessBelow(x, high))),
        Rule(Op.ClampNative, (x, low, high, _) => (Inside(x, low, high), IfBelow(x, low), IfAbove(x, high))),
    ];

    // "Unless" and "if" differ where one of the two is NaN: the former then give 1, for operations whose result is NaN in that case.
    private static Term UnlessBelow(Term a, Term b) => Select(a < b, 0, Select(Equal(a, b), 0.5, 1));

    private static Term UnlessAbove(Term a, Term b) => Select(a > b, 0, Select(Equal(a, b), 0.5, 1));

    private static Term IfBelow(Term a, Term b) => Select(a < b, 1, Select(Equal(a, b), 0.5, 0));

    private static Term IfAbove(Term a, Term b) => Select(a > b, 1, Select(Equal(a, b), 0.5, 0));

    /// <summary>For any operation that yields a or b: 1 unless it yielded b. At a = -b, where magnitudes tie and the function jumps, that
    /// is the derivative along the side which was chosen.</summary>
    private static Term UnlessOther(Term a, Term b, Term y) => Select(Equal(a, b), 0.5, Select(Equal(y, b), 0, 1));

    /// <summary>What the bounds leave: the three partials of a clamp add up to 1. Where the bounds meet, that is nothing.</summary>
    private static Term Inside(Term x, Term low, Term high)
        => Select(x < low, 0, Select(x > high, 0, Select(
            Equal(x, low),
            Select(Equal(x, high), 0, 0.5),
            Select(Equal(x, high), 0.5, 1))));
}
