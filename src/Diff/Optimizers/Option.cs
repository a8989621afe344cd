using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>Checks the options of optimizers and schedules.</summary>
internal static class Option
{
    /// <summary>A finite number, 0 or more.</summary>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && double.IsFinite(value) ? value : throw Refused(name, value, "0 or more, and finite");

    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0 && double.IsFinite(value) ? value : throw Refused(name, value, "above 0, and finite");

    /// <summary>The weight of the past in a running average: from 0 up to, and without, 1.</summary>
    public static double Decay(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and < 1 ? value : throw Refused(name, value, "from 0 up to, and without, 1");

    /// <summary>From 0 to 1.</summary>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= 1 ? value : throw Refused(name, value, "from 0 to 1");

    /// <summary>A number of steps above 0.</summary>
    public static long Steps(long value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0 ? value : throw Refused(name, value, "above 0");

    private static ArgumentOutOfRangeException Refused(string? name, object value, string range) => new(name, value, $"{name} must be {range}.");
}
