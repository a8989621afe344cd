using System;
using System.Globalization;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>Numbers as C# text that reads back as the same bits, in every culture.</summary>
internal static class Literals
{
    public static string Of(Constant constant) => constant.Type switch
    {
        ScalarType { Kind: ScalarKind.Float64 } => Known(constant.Value) is { } name ? "global::System.Math." + name : Double(constant.Value),
        ScalarType { Kind: ScalarKind.Float32 } => KnownSingle((float)constant.Value) is { } name ? "global::System.MathF." + name : Float((float)constant.Value),
        ScalarType { Kind: ScalarKind.Bool } => constant.Bits != 0 ? "true" : "false",
        ScalarType { Kind: ScalarKind.Int32 } => Integer(constant.Bits, int.MinValue, "int.MinValue", ""),
        ScalarType { Kind: ScalarKind.Int64 } => Integer(constant.Bits, long.MinValue, "long.MinValue", "L"),
        ScalarType { Kind: ScalarKind.UInt32 } => ((uint)constant.Bits).ToString(CultureInfo.InvariantCulture) + "U",
        ScalarType { Kind: ScalarKind.UInt64 } => ((ulong)constant.Bits).ToString(CultureInfo.InvariantCulture) + "UL",
        ScalarType { Kind: ScalarKind.Char } => $"(char){constant.Bits.ToString(CultureInfo.InvariantCulture)}",
        ScalarType small => $"({TypeText.Of(small)})({constant.Bits.ToString(CultureInfo.InvariantCulture)})",
        _ => throw new InvalidOperationException(constant.Type.GetType().Name),
    };

    /// <summary>A float as an integer literal, where the other operand decides the type; null if it is no small whole number.</summary>
    public static string? AsWholeNumber(Constant constant)
        => constant.Type.IsFloat && Math.Abs(constant.Value) <= 1 << 24 && constant.Value == Math.Floor(constant.Value) && !(constant.Value == 0 && constant.Bits != 0)
            ? constant.Value.ToString("R", CultureInfo.InvariantCulture)
            : null;

    // Nobody reads 3.141592653589793; and no other number has these bits.
    private static string? Known(double value) => value switch
    {
        Math.PI => "PI",
        2 * Math.PI => "Tau",
        Math.E => "E",
        _ => null,
    };

    private static string? KnownSingle(float value) => value switch
    {
        (float)Math.PI => "PI",
        (float)(2 * Math.PI) => "Tau",
        (float)Math.E => "E",
        _ => null,
    };

    private static string Integer(long value, long lowest, string lowestText, string suffix)
        => value == lowest ? lowestText : value.ToString(CultureInfo.InvariantCulture) + suffix;

    private static string Double(double value)
    {
        if (double.IsNaN(value))
            return "double.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        if (value == 0)
            return BitConverter.DoubleToInt64Bits(value) == 0 ? "0.0" : "-0.0";

        // "R" is not reliable on every runtime that hosts the compiler; 17 digits always are.
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)) != BitConverter.DoubleToInt64Bits(value))
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'e']) >= 0 ? text : text + ".0";
    }

    private static string Float(float value)
    {
        if (float.IsNaN(value))
            return "float.NaN";
        if (float.IsInfinity(value))
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        if (value == 0)
            return 1 / value > 0 ? "0f" : "-0f";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (float.Parse(text, CultureInfo.InvariantCulture) != value)
            text = value.ToString("G9", CultureInfo.InvariantCulture);
        return text + "f";
    }
}
