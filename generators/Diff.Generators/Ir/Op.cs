namespace Diff.Generators.Ir;

/// <summary>
/// The scalar operations. Arithmetic and comparisons act on every primitive type with C#'s meaning in that type; the functions behind
/// them act on float and double (those that .NET has for integers, such as <see cref="Max"/>, on integers too). What each costs, yields
/// and is called in C# is in <c>Rules/OpInfo.cs</c>; its derivative in <c>Rules/RuleTable.cs</c>.
/// </summary>
internal enum Op
{
    // Arithmetic.
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Negate,

    /// <summary>Conversion to the type of the variable that takes the result.</summary>
    Convert,

    /// <summary>(condition, whenTrue, whenFalse); both sides have been computed.</summary>
    Select,

    /// <summary>The value itself, held constant: <c>Ad.StopGradient</c>.</summary>
    StopGradient,

    // Comparisons and logic, which yield truth values.
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    Not,
    And,
    Or,
    Xor,

    // Integers only.
    Complement,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,

    // Functions of System.Math, System.MathF and of the members of double and float, by .NET's names.

    // Trigonometry; the names in Pi measure angles in half turns.
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Atan2,
    SinPi,
    CosPi,
    TanPi,
    AsinPi,
    AcosPi,
    AtanPi,
    Atan2Pi,

    /// <summary>The cosine that SinCosPi returns: in double not always the bits of <see cref="CosPi"/>.</summary>
    CosPiOfPair,

    // Hyperbolic functions.
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,

    // Exponentials and logarithms.
    Exp,
    Exp2,
    Exp10,
    ExpM1,
    Exp2M1,
    Exp10M1,
    Log,

    /// <summary><c>Log(x, newBase)</c>.</summary>
    LogBase,
    Log2,
    Log10,
    LogP1,
    Log2P1,
    Log10P1,

    // Powers and roots.
    Pow,
    Sqrt,
    Cbrt,

    /// <summary>(x, n) with an integer n.</summary>
    RootN,
    Hypot,
    ReciprocalEstimate,
    ReciprocalSqrtEstimate,

    // One of the arguments, or its mirror image.
    Abs,
    CopySign,
    Max,
    Min,
    MaxNumber,
    MinNumber,
    MaxMagnitude,
    MinMagnitude,
    MaxMagnitudeNumber,
    MinMagnitudeNumber,
    MaxNative,
    MinNative,

    /// <summary>(value, min, max) of System.Math: a NaN bound is no bound.</summary>
    Clamp,

    /// <summary>(value, min, max) of double and float: NaN if any of the three is.</summary>
    ClampPropagatingNaN,
    ClampNative,

    // Composed arithmetic.
    FusedMultiplyAdd,
    MultiplyAddEstimate,
    Lerp,

    /// <summary>(x, n) with an integer n: x * 2^n.</summary>
    ScaleB,
    IEEERemainder,
    BitIncrement,
    BitDecrement,
    DegreesToRadians,
    RadiansToDegrees,

    // Rounding.
    Floor,
    Ceiling,
    Truncate,
    Round,

    /// <summary>(x, digits), the second an int.</summary>
    RoundDigits,

    /// <summary>(x, mode), the second a MidpointRounding.</summary>
    RoundMode,

    /// <summary>(x, digits, mode).</summary>
    RoundDigitsMode,

    // Functions of a number that yield an int.
    Sign,
    ILogB,

    // Functions of a number that yield a truth value.
    IsNaN,
    IsFinite,
    IsInfinity,
    IsPositiveInfinity,
    IsNegativeInfinity,
    IsNegative,
    IsPositive,
    IsInteger,
    IsEvenInteger,
    IsOddInteger,
    IsNormal,
    IsSubnormal,
    IsRealNumber,
    IsPow2,

    // Functions of Diff.Special.
    Relu,
    Sigmoid,
    Softplus,
    BinaryCrossEntropy,
    Erf,
    Erfc,
    NormCdf,
    LGamma,
    Digamma,
    Trigamma,

    /// <summary>(order, x) with an integer order.</summary>
    Polygamma,
}
