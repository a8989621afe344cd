using System.Numerics;
using System.Runtime.CompilerServices;
using Diff.Kernels;

namespace Diff.Tests.Kernels;

using static References;

/// <summary>The functions of lanes, each with the function of numbers that its lanes must agree with.</summary>
internal static class LaneTable<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static LaneFunction<L, T>[] Functions =>
    [
        // Polynomials of our own; the bounds are those for float and for double.
        Near(L.Exp, Math.Exp, 2, 4), Near(L.Exp2, double.Exp2, 2, 4), Near(L.ExpM1, ExpM1, 2, 4),
        Near(L.Log, Math.Log, 2, 4), Near(L.Log2, Math.Log2, 2, 4), Near(L.Log10, Math.Log10, 2, 4), Near(L.LogP1, LogP1, 2, 4),
        Near(L.Sin, Math.Sin, 2, 4), Near(L.Cos, Math.Cos, 2, 4), Near(L.Tanh, Math.Tanh, 2, 4),
        Near(L.Pow, Math.Pow, 1, 0), Near(L.Sigmoid, Sigmoid, 2, 4), Near(L.Softplus, Softplus, 2, 4),
        Near(L.Erf, Special.Erf, 4, 4), Near(L.Erfc, Special.Erfc, 4, 4 + 3), Near(L.NormCdf, Special.NormCdf, 4, 4 + 3), // 3: the references' own

        // .NET's, a lane at a time.
        Same(L.Tan, T.Tan), Same(L.Asin, T.Asin), Same(L.Acos, T.Acos), Same(L.Atan, T.Atan), Same(L.Atan2, T.Atan2),
        Same(L.SinPi, T.SinPi), Same(L.CosPi, T.CosPi), Same(L.TanPi, T.TanPi), Same(L.CosPiOfPair, x => T.SinCosPi(x).CosPi),
        Same(L.AsinPi, T.AsinPi), Same(L.AcosPi, T.AcosPi), Same(L.AtanPi, T.AtanPi), Same(L.Atan2Pi, T.Atan2Pi),
        Same(L.Sinh, T.Sinh), Same(L.Cosh, T.Cosh), Same(L.Asinh, T.Asinh), Same(L.Acosh, T.Acosh), Same(L.Atanh, T.Atanh),
        Same(L.Exp10, T.Exp10), Same(L.Exp2M1, T.Exp2M1), Same(L.Exp10M1, T.Exp10M1), Same(L.Log2P1, T.Log2P1), Same(L.Log10P1, T.Log10P1),
        Same(L.LogBase, T.Log), Same(L.Cbrt, T.Cbrt), Same(L.Hypot, T.Hypot),
        Same(L.BitIncrement, T.BitIncrement), Same(L.BitDecrement, T.BitDecrement),
        Same(L.Remainder, (x, y) => x % y), Same(L.IEEERemainder, T.Ieee754Remainder),
        Same(L.LGamma, x => By(x, Special.LGamma, Special.LGamma)), Same(L.Digamma, x => By(x, Special.Digamma, Special.Digamma)),
        Same(L.Trigamma, x => By(x, Special.Trigamma, Special.Trigamma)),

        // Arithmetic.
        Same((x, y) => x + y, (x, y) => x + y), Same((x, y) => x - y, (x, y) => x - y), Same((x, y) => x * y, (x, y) => x * y),
        Same((x, y) => x / y, (x, y) => x / y), Same(x => -x, x => -x), Same(L.Sqrt, T.Sqrt), Same(L.Reciprocal, x => T.One / x),
        Same(L.DegreesToRadians, T.DegreesToRadians), Same(L.RadiansToDegrees, T.RadiansToDegrees),
        Same(L.FusedMultiplyAdd, T.FusedMultiplyAdd), Same(L.MultiplyAddEstimate, T.MultiplyAddEstimate), Same(L.Lerp, T.Lerp),

        // Rounding and choosing.
        Same(L.Floor, T.Floor), Same(L.Ceiling, T.Ceiling), Same(L.Truncate, T.Truncate), Same(L.Round, T.Round),
        Same(L.Abs, T.Abs), Same(L.CopySign, T.CopySign), Same(L.Sign, x => T.IsNaN(x) ? x : T.CreateTruncating(T.Sign(x))),
        Same(L.Max, T.Max), Same(L.Min, T.Min), Same(L.MaxNumber, T.MaxNumber), Same(L.MinNumber, T.MinNumber),
        Same(L.MaxMagnitude, T.MaxMagnitude), Same(L.MinMagnitude, T.MinMagnitude),
        Same(L.MaxMagnitudeNumber, T.MaxMagnitudeNumber), Same(L.MinMagnitudeNumber, T.MinMagnitudeNumber),
        Same(L.MaxNative, T.MaxNative), Same(L.MinNative, T.MinNative), Same(L.Relu, x => x <= T.Zero ? T.Zero : x),

        // Truth values.
        Test((x, y) => x < y, (x, y) => x < y), Test((x, y) => x <= y, (x, y) => x <= y), Test((x, y) => x > y, (x, y) => x > y),
        Test((x, y) => x >= y, (x, y) => x >= y), Test(L.Equal, (x, y) => x == y), Test(L.NotEqual, (x, y) => x != y),
        Test(L.IsNaN, T.IsNaN), Test(L.IsRealNumber, T.IsRealNumber), Test(L.IsFinite, T.IsFinite), Test(L.IsInfinity, T.IsInfinity),
        Test(L.IsPositiveInfinity, T.IsPositiveInfinity), Test(L.IsNegativeInfinity, T.IsNegativeInfinity),
        Test(L.IsNegative, T.IsNegative), Test(L.IsPositive, T.IsPositive), Test(L.IsInteger, T.IsInteger),
        Test(L.IsEvenInteger, T.IsEvenInteger), Test(L.IsOddInteger, T.IsOddInteger), Test(L.IsNormal, T.IsNormal),
        Test(L.IsSubnormal, T.IsSubnormal), Test(L.IsPow2, x => typeof(T) == typeof(float) ? float.IsPow2((float)(object)x) : double.IsPow2((double)(object)x)),
    ];

    private static LaneFunction<L, T> Near(
        Func<L, L> lanes, Func<double, double> reference, long single, long @double, [CallerArgumentExpression(nameof(lanes))] string name = "") =>
        new(name, 1, typeof(T) == typeof(float) ? single : @double, x => lanes(x[0]), x => T.CreateTruncating(reference(double.CreateTruncating(x[0]))));

    private static LaneFunction<L, T> Near(
        Func<L, L, L> lanes, Func<double, double, double> reference, long single, long @double, [CallerArgumentExpression(nameof(lanes))] string name = "") =>
        new(
            name, 2, typeof(T) == typeof(float) ? single : @double, x => lanes(x[0], x[1]),
            x => T.CreateTruncating(reference(double.CreateTruncating(x[0]), double.CreateTruncating(x[1]))));

    private static LaneFunction<L, T> Same(Func<L, L> lanes, Func<T, T> scalar, [CallerArgumentExpression(nameof(lanes))] string name = "") =>
        new(name, 1, 0, x => lanes(x[0]), x => scalar(x[0]));

    private static LaneFunction<L, T> Same(Func<L, L, L> lanes, Func<T, T, T> scalar, [CallerArgumentExpression(nameof(lanes))] string name = "") =>
        new(name, 2, 0, x => lanes(x[0], x[1]), x => scalar(x[0], x[1]));

    private static LaneFunction<L, T> Same(Func<L, L, L, L> lanes, Func<T, T, T, T> scalar, [CallerArgumentExpression(nameof(lanes))] string name = "") =>
        new(name, 3, 0, x => lanes(x[0], x[1], x[2]), x => scalar(x[0], x[1], x[2]));

    // Of a mask whose lanes are all ones or all zeros, this leaves 1 and 0.
    private static LaneFunction<L, T> Test(Func<L, L> mask, Func<T, bool> scalar, [CallerArgumentExpression(nameof(mask))] string name = "") =>
        Same(x => L.And(mask(x), L.Constant(1)), x => scalar(x) ? T.One : T.Zero, name);

    private static LaneFunction<L, T> Test(Func<L, L, L> mask, Func<T, T, bool> scalar, [CallerArgumentExpression(nameof(mask))] string name = "") =>
        Same((x, y) => L.And(mask(x, y), L.Constant(1)), (x, y) => scalar(x, y) ? T.One : T.Zero, name);

    private static T By(T x, Func<float, float> single, Func<double, double> @double) =>
        typeof(T) == typeof(float) ? (T)(object)single((float)(object)x) : (T)(object)@double((double)(object)x);
}
