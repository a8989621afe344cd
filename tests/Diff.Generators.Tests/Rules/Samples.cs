using Diff.Generators.Ir;

namespace Diff.Generators.Tests.Rules;

/// <summary>Where each operation with a derivative is tried: inside its domain, on both sides of zero, and close to its singularities and
/// kinks (the points themselves are in <see cref="SpecialPointsTests"/>). Doubles are numbers in the precision under test.</summary>
internal static class Samples
{
    private static readonly object[][] Anywhere = Points(-30, -2.5, -0.75, -1e-3, 0, 1e-3, 0.4, 1, 3.2, 20);
    private static readonly object[][] AboveZero = Points(1e-6, 1e-3, 0.3, 1, 1.7, 12, 3e4);
    private static readonly object[][] AboveMinusOne = Points(-0.999, -0.5, -1e-3, 0, 1e-3, 0.8, 25);
    private static readonly object[][] OpenUnitInterval = Points(-0.99999, -0.9, -0.2, 0, 1e-4, 0.6, 0.999);
    private static readonly object[][] Pairs = Pairing([-3, -0.7, 0.2, 1, 4.5], [-2.2, -0.3, 0.45, 1.5, 7]);
    private static readonly object[][] Triples = [.. Pairs.SelectMany(p => new object[][] { [.. p, -1.3], [.. p, 0.25] })];
    private static readonly object[][] BetweenSteps = Points(-7.3, -0.21, 0.32, 1.6, 12.34);

    /// <summary>Values below, inside and above bounds.</summary>
    private static readonly object[][] Bounded = [[-3.0, -1.0, 2.0], [-0.99, -1.0, 2.0], [0.5, -1.0, 2.0], [1.99, -1.0, 2.0], [2.5, -1.0, 2.0]];

    public static IReadOnlyDictionary<Op, object[][]> All { get; } = new Dictionary<Op, object[][]>
    {
        [Op.Add] = Pairs,
        [Op.Subtract] = Pairs,
        [Op.Multiply] = Pairs,
        [Op.Divide] = [.. Pairs, [1.0, 1e-3], [-1e4, -1e3]],
        [Op.Remainder] = [[7.3, 2.0], [-7.3, 2.0], [7.3, -2.0], [0.4, 3.0], [29.5, 1.0], [-1e-3, 0.25]],
        [Op.Negate] = Anywhere,
        [Op.Convert] = Anywhere,
        [Op.Select] = [[true, 1.5, -2.0], [false, 1.5, -2.0]],

        [Op.Sin] = Anywhere,
        [Op.Cos] = Anywhere,
        [Op.Tan] = Points(-4, -1.5, -0.3, 0, 0.8, 1.57, 3),
        [Op.Asin] = OpenUnitInterval,
        [Op.Acos] = OpenUnitInterval,
        [Op.Atan] = Anywhere,
        [Op.Atan2] = [.. Pairs, [1e-3, -1e-3], [0.0, 2.0], [5.0, 0.0]],
        [Op.SinPi] = Anywhere,
        [Op.CosPi] = Anywhere,
        [Op.CosPiOfPair] = Points(-2.3, -0.4, 0.2, 0.7, 3.1),
        [Op.TanPi] = Points(-4.2, -0.49, 0, 0.2, 0.499, 1.3),
        [Op.AsinPi] = OpenUnitInterval,
        [Op.AcosPi] = OpenUnitInterval,
        [Op.AtanPi] = Anywhere,
        [Op.Atan2Pi] = [.. Pairs, [1e-3, -1e-3], [0.0, 2.0], [5.0, 0.0]],

        [Op.Sinh] = Anywhere,
        [Op.Cosh] = Anywhere,
        [Op.Tanh] = Points(-12, -2, -0.3, 0, 1e-3, 0.7, 5),
        [Op.Asinh] = [.. Anywhere, .. Points(-1e4, 1e4)],
        [Op.Acosh] = Points(1.00001, 1.1, 2, 50, 1e4),
        [Op.Atanh] = OpenUnitInterval,

        [Op.Exp] = Anywhere,
        [Op.Exp2] = Anywhere,
        [Op.Exp10] = Anywhere,
        [Op.ExpM1] = Anywhere,
        [Op.Exp2M1] = Anywhere,
        [Op.Exp10M1] = Points(-8, -2.5, -0.1, 0, 1e-3, 0.4, 6),
        [Op.Log] = AboveZero,
        [Op.LogBase] = [[0.01, 2.0], [3.0, 10.0], [5.0, 0.5], [0.4, 0.3], [2.0, 1.01], [1.0, 3.0]],
        [Op.Log2] = AboveZero,
        [Op.Log10] = AboveZero,
        [Op.LogP1] = AboveMinusOne,
        [Op.Log2P1] = AboveMinusOne,
        [Op.Log10P1] = AboveMinusOne,

        // At an exponent of 0 the partial by the base is a special case whose own derivative matters.
        [Op.Pow] = [.. Pairing([0.01, 0.8, 1, 5], [-2, -0.5, 0, 0.5, 1, 2, 3.7])],
        [Op.Sqrt] = AboveZero,
        [Op.Cbrt] = Points(-300, -2, -1e-3, 1e-3, 0.5, 8, 1e4),
        [Op.RootN] = [[2.0, 1], [8.0, 3], [-8.0, 3], [0.01, 2], [5.0, 4], [3.0, -1], [-3.0, -3], [0.2, -2]],
        [Op.Hypot] = [.. Pairs, [0.0, 2.0], [1e-3, 0.0]],
        [Op.ReciprocalEstimate] = Points(-40, -1, -1e-2, 1e-2, 0.7, 2, 30),
        [Op.ReciprocalSqrtEstimate] = Points(1e-2, 0.7, 2, 30),

        [Op.Abs] = Points(-3, -1e-3, 1e-3, 5),
        [Op.CopySign] = [[-2.0, 1.0], [2.0, 1.0], [-2.0, -1.0], [2.0, -1.0]],
        [Op.Max] = Pairs,
        [Op.Min] = Pairs,
        [Op.MaxNumber] = Pairs,
        [Op.MinNumber] = Pairs,
        [Op.MaxMagnitude] = Pairs,
        [Op.MinMagnitude] = Pairs,
        [Op.MaxMagnitudeNumber] = Pairs,
        [Op.MinMagnitudeNumber] = Pairs,
        [Op.MaxNative] = Pairs,
        [Op.MinNative] = Pairs,
        [Op.Clamp] = Bounded,
        [Op.ClampPropagatingNaN] = Bounded,
        [Op.ClampNative] = Bounded,

        [Op.FusedMultiplyAdd] = Triples,
        [Op.MultiplyAddEstimate] = Triples,
        [Op.Lerp] = Triples,
        [Op.ScaleB] = [[1.5, 3], [-0.3, -4], [7.0, 0]],
        [Op.IEEERemainder] = [[7.3, 2.0], [-7.3, 2.0], [6.7, -2.0], [0.4, 3.0], [29.4, 1.0]],
        [Op.BitIncrement] = Points(-3, 0.5, 7),
        [Op.BitDecrement] = Points(-3, 0.5, 7),
        [Op.DegreesToRadians] = Anywhere,
        [Op.RadiansToDegrees] = Anywhere,

        [Op.Floor] = BetweenSteps,
        [Op.Ceiling] = BetweenSteps,
        [Op.Truncate] = BetweenSteps,
        [Op.Round] = BetweenSteps,
        [Op.RoundDigits] = [[-7.32, 1], [0.313, 2], [12.3, 0]],
        [Op.RoundMode] = [[-7.3, MidpointRounding.ToZero], [0.31, MidpointRounding.AwayFromZero]],
        [Op.RoundDigitsMode] = [[-7.32, 1, MidpointRounding.ToZero], [0.313, 2, MidpointRounding.ToEven]],

        [Op.Relu] = Points(-2, -1e-3, 0.3, 4),
        [Op.Sigmoid] = Points(-30, -3, 0, 0.7, 25),
        [Op.Softplus] = Points(-30, -3, 0, 0.7, 25),
        [Op.BinaryCrossEntropy] = Pairing([0.01, 0.3, 0.5, 0.97], [0, 0.25, 1]),
        [Op.Erf] = Points(-3, -0.5, 0, 1e-3, 0.7, 2.5),
        [Op.Erfc] = Points(-3, -0.5, 0, 1e-3, 0.7, 2.5),
        [Op.NormCdf] = Points(-3, -0.5, 0, 1e-3, 0.7, 2.5),
        [Op.LGamma] = Points(-2.5, -0.3, 0.1, 0.9, 1.5, 4, 40),
        [Op.Digamma] = Points(-2.5, -0.3, 0.1, 0.9, 1.5, 4, 40),
        [Op.Trigamma] = Points(0.1, 0.9, 1.5, 4, 40),
        [Op.Polygamma] = [[1, 0.7], [1, 5.0], [2, 0.4], [2, 1.0], [2, 12.0], [3, 2.5]],
    };

    private static object[][] Points(params double[] xs) => [.. xs.Select(x => new object[] { x })];

    private static object[][] Pairing(double[] first, double[] second)
        => [.. first.SelectMany(a => second.Select(b => new object[] { a, b }))];
}
