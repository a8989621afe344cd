using Diff.Generators.Ir;

namespace Diff.Generators.Rules;

internal sealed partial record OpInfo
{
    /// <summary>One row per operation. Costs follow latencies on current x64 processors, in additions of about a nanosecond.</summary>
    private static OpInfo[] Rows() =>
    [
        Infix(Op.Add, "+", 1),
        Infix(Op.Subtract, "-", 1),
        Infix(Op.Multiply, "*", 1),
        Infix(Op.Divide, "/", 5) with { MayBeUnbounded = true, ThrowsOnIntegers = true },
        Infix(Op.Remainder, "%", 20) with { MayBeUnbounded = true, ThrowsOnIntegers = true },
        Language(Op.Negate, 1, "-", 1),
        Language(Op.Convert, 1, "", 1),
        Language(Op.Select, 3, "?:", 2),
        Language(Op.StopGradient, 1, "", 0) with { Result = OpResult.SameDiscrete, IsPiecewiseConstant = true },
        Infix(Op.Less, "<", 1) with { Result = OpResult.Bool },
        Infix(Op.LessOrEqual, "<=", 1) with { Result = OpResult.Bool },
        Infix(Op.Greater, ">", 1) with { Result = OpResult.Bool },
        Infix(Op.GreaterOrEqual, ">=", 1) with { Result = OpResult.Bool },
        Infix(Op.Equal, "==", 1) with { Result = OpResult.Bool },
        Infix(Op.NotEqual, "!=", 1) with { Result = OpResult.Bool },
        Language(Op.Not, 1, "!", 1) with { Result = OpResult.Bool },
        Infix(Op.And, "&", 1) with { Result = OpResult.SameDiscrete },
        Infix(Op.Or, "|", 1) with { Result = OpResult.SameDiscrete },
        Infix(Op.Xor, "^", 1) with { Result = OpResult.SameDiscrete },
        Language(Op.Complement, 1, "~", 1) with { Result = OpResult.SameDiscrete },
        Infix(Op.ShiftLeft, "<<", 1) with { Result = OpResult.SameDiscrete },
        Infix(Op.ShiftRight, ">>", 1) with { Result = OpResult.SameDiscrete },
        Infix(Op.ShiftRightUnsigned, ">>>", 1) with { Result = OpResult.SameDiscrete },

        InMath(Op.Sin, 1, 15),
        InMath(Op.Cos, 1, 15),
        InMath(Op.Tan, 1, 20), // No float or double is a pole.
        InMath(Op.Asin, 1, 15) with { MayBeUnbounded = true },
        InMath(Op.Acos, 1, 15) with { MayBeUnbounded = true },
        InMath(Op.Atan, 1, 15),
        InMath(Op.Atan2, 2, 25) with { MayBeUnbounded = true },
        OnType(Op.SinPi, 1, 15),
        OnType(Op.CosPi, 1, 15),
        OnType(Op.TanPi, 1, 20) with { MayBeUnbounded = true },
        OnType(Op.AsinPi, 1, 20) with { MayBeUnbounded = true },
        OnType(Op.AcosPi, 1, 20) with { MayBeUnbounded = true },
        OnType(Op.AtanPi, 1, 20),
        OnType(Op.Atan2Pi, 2, 30) with { MayBeUnbounded = true },
        OnType(Op.CosPiOfPair, 1, 20, "SinCosPi") with { Suffix = ".CosPi" },

        InMath(Op.Sinh, 1, 20) with { MayBeUnbounded = true },
        InMath(Op.Cosh, 1, 20) with { MayBeUnbounded = true },
        InMath(Op.Tanh, 1, 15),
        InMath(Op.Asinh, 1, 20),
        InMath(Op.Acosh, 1, 20) with { MayBeUnbounded = true },
        InMath(Op.Atanh, 1, 20) with { MayBeUnbounded = true },

        InMath(Op.Exp, 1, 12) with { MayBeUnbounded = true },
        OnType(Op.Exp2, 1, 20) with { MayBeUnbounded = true },
        OnType(Op.Exp10, 1, 20) with { MayBeUnbounded = true },
        OnType(Op.ExpM1, 1, 15) with { MayBeUnbounded = true },
        OnType(Op.Exp2M1, 1, 20) with { MayBeUnbounded = true },
        OnType(Op.Exp10M1, 1, 20) with { MayBeUnbounded = true },
        InMath(Op.Log, 1, 12) with { MayBeUnbounded = true },
        InMath(Op.LogBase, 2, 30, "Log") with { MayBeUnbounded = true },
        InMath(Op.Log2, 1, 12) with { MayBeUnbounded = true },
        InMath(Op.Log10, 1, 15) with { MayBeUnbounded = true },
        OnType(Op.LogP1, 1, 15) with { MayBeUnbounded = true },
        OnType(Op.Log2P1, 1, 15) with { MayBeUnbounded = true },
        OnType(Op.Log10P1, 1, 15) with { MayBeUnbounded = true },

        InMath(Op.Pow, 2, 25) with { MayBeUnbounded = true },
        InMath(Op.Sqrt, 1, 5) with { MayBeUnbounded = true },
        InMath(Op.Cbrt, 1, 20) with { MayBeUnbounded = true },
        OnType(Op.RootN, 2, 25) with { MayBeUnbounded = true },
        OnType(Op.Hypot, 2, 10),
        InMath(Op.ReciprocalEstimate, 1, 2) with { MayBeUnbounded = true },
        InMath(Op.ReciprocalSqrtEstimate, 1, 2) with { MayBeUnbounded = true },

        InMath(Op.Abs, 1, 1) with { ThrowsOnIntegers = true },
        InMath(Op.CopySign, 2, 2),
        InMath(Op.Max, 2, 2),
        InMath(Op.Min, 2, 2),
        OnType(Op.MaxNumber, 2, 3),
        OnType(Op.MinNumber, 2, 3),
        InMath(Op.MaxMagnitude, 2, 3),
        InMath(Op.MinMagnitude, 2, 3),
        OnType(Op.MaxMagnitudeNumber, 2, 3),
        OnType(Op.MinMagnitudeNumber, 2, 3),
        OnType(Op.MaxNative, 2, 1),
        OnType(Op.MinNative, 2, 1),
        new(Op.Clamp, 3, 3, OpHome.MathOnly, "Clamp") { ThrowsOnFloats = true, ThrowsOnIntegers = true },
        OnType(Op.ClampPropagatingNaN, 3, 4, "Clamp") with { ThrowsOnFloats = true, ThrowsOnIntegers = true },
        OnType(Op.ClampNative, 3, 3) with { ThrowsOnFloats = true, ThrowsOnIntegers = true },

        InMath(Op.FusedMultiplyAdd, 3, 1),
        OnType(Op.MultiplyAddEstimate, 3, 1),
        OnType(Op.Lerp, 3, 3),
        InMath(Op.ScaleB, 2, 5) with { MayBeUnbounded = true },
        InMath(Op.IEEERemainder, 2, 30) with { MayBeUnbounded = true },
        InMath(Op.BitIncrement, 1, 3),
        InMath(Op.BitDecrement, 1, 3),
        OnType(Op.DegreesToRadians, 1, 6),
        OnType(Op.RadiansToDegrees, 1, 6),

        InMath(Op.Floor, 1, 2) with { IsPiecewiseConstant = true },
        InMath(Op.Ceiling, 1, 2) with { IsPiecewiseConstant = true },
        InMath(Op.Truncate, 1, 2) with { IsPiecewiseConstant = true },
        InMath(Op.Round, 1, 2) with { IsPiecewiseConstant = true },
        InMath(Op.RoundDigits, 2, 10, "Round") with { IsPiecewiseConstant = true, ThrowsOnFloats = true },
        InMath(Op.RoundMode, 2, 5, "Round") with { IsPiecewiseConstant = true, ThrowsOnFloats = true },
        InMath(Op.RoundDigitsMode, 3, 10, "Round") with { IsPiecewiseConstant = true, ThrowsOnFloats = true },

        InMath(Op.Sign, 1, 2) with { Result = OpResult.Int32, ThrowsOnFloats = true },
        InMath(Op.ILogB, 1, 5) with { Result = OpResult.Int32 },

        Test(Op.IsNaN),
        Test(Op.IsFinite),
        Test(Op.IsInfinity),
        Test(Op.IsPositiveInfinity),
        Test(Op.IsNegativeInfinity),
        Test(Op.IsNegative),
        Test(Op.IsPositive),
        Test(Op.IsInteger),
        Test(Op.IsEvenInteger),
        Test(Op.IsOddInteger),
        Test(Op.IsNormal),
        Test(Op.IsSubnormal),
        Test(Op.IsRealNumber),
        Test(Op.IsPow2),

        InSpecial(Op.Relu, 1, 2),
        InSpecial(Op.Sigmoid, 1, 15),
        InSpecial(Op.Softplus, 1, 25),
        InSpecial(Op.BinaryCrossEntropy, 2, 35) with { MayBeUnbounded = true },
        InSpecial(Op.Erf, 1, 20),
        InSpecial(Op.Erfc, 1, 25),
        InSpecial(Op.NormCdf, 1, 30),
        InSpecial(Op.LGamma, 1, 30) with { MayBeUnbounded = true },
        InSpecial(Op.Digamma, 1, 30) with { MayBeUnbounded = true },
        InSpecial(Op.Trigamma, 1, 30) with { MayBeUnbounded = true },
        InSpecial(Op.Polygamma, 2, 50) with { MayBeUnbounded = true, ThrowsOnFloats = true },
    ];

    private static OpInfo Language(Op op, int arity, string text, int cost) => new(op, arity, cost, OpHome.Language, text);

    private static OpInfo Infix(Op op, string text, int cost) => Language(op, 2, text, cost);

    private static OpInfo InMath(Op op, int arity, int cost, string? name = null) => new(op, arity, cost, OpHome.Math, name ?? op.ToString());

    private static OpInfo OnType(Op op, int arity, int cost, string? name = null) => new(op, arity, cost, OpHome.Type, name ?? op.ToString());

    private static OpInfo InSpecial(Op op, int arity, int cost) => new(op, arity, cost, OpHome.Special, op.ToString());

    private static OpInfo Test(Op op) => new(op, 1, 1, OpHome.Type, op.ToString()) { Result = OpResult.Bool };
}
