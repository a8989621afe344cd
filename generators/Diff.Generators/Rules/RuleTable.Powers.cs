using Diff.Generators.Ir;
using static Diff.Generators.Rules.Term;

namespace Diff.Generators.Rules;

internal static partial class RuleTable
{
    private static Rule[] Powers() =>
    [
        Rule(Op.Pow, (a, b, y) => (PowByBase(a, b), PowByExponent(a, b, y))),
        Rule(Op.Sqrt, (_, y) => 0.5 / y),
        Rule(Op.Cbrt, (_, y) => 1 / (3 * (y * y))),
        Rule(Op.RootN, (x, n, y) => (RootByRadicand(x, Convert(n), y), Zero)),
        Rule(Op.Hypot, (a, b, y) => (Direction(a, y), Direction(b, y))),
        Rule(Op.ReciprocalEstimate, (_, y) => -(y * y)),
        Rule(Op.ReciprocalSqrtEstimate, (x, y) => -0.5 * (y / x)),
    ];

    /// <summary>b * a^(b-1). Not b * y / a, which a zero, a tiny or a huge base spoils. Where b is 0 the derivative is 0, written as b / a
    /// so that its own derivative by b is the right one, 1 / a; at 0^0 it is 0.</summary>
    private static Term PowByBase(Term a, Term b)
        => Select(Equal(b, 0), Select(Equal(a, 0), 0, b / a), b * Pow(a, b - 1));

    /// <summary>y * ln a, but 0 at base 0 (unless the power is infinite there). At negative bases, where the power is no function of a
    /// real exponent, it is NaN.</summary>
    private static Term PowByExponent(Term a, Term b, Term y)
        => Select(Equal(a, 0) & (b >= 0), 0, y * Log(a));

    /// <summary>y / (n * x), and at 0, where that is 0 / 0, its limit.</summary>
    private static Term RootByRadicand(Term x, Term n, Term y)
        => Select(
            Equal(x, 0),
            Select(n > 1, double.PositiveInfinity, Select(Equal(n, 1), 1, double.NegativeInfinity)),
            y / (n * x));

    /// <summary>x / y with a convention for the origin: Hypot(x, 0) is Abs(x), whose derivative at 0 is 0.</summary>
    private static Term Direction(Term x, Term y) => Select(Equal(y, 0), 0, x / y);
}
