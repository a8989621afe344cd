namespace Diff.Generators.Ir;

/// <summary>
/// The scalar operations. Arithmetic and comparisons act on every primitive type with C#'s meaning in that type; the functions behind
/// them act on float and double (those that .NET has for integers, such as <see cref="Max"/>, on integers too).
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
}
