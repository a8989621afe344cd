using System.Globalization;

namespace Diff;

/// <summary>One partial derivative, computed both ways.</summary>
/// <param name="Name">The parameter, with index or member: <c>weights[3]</c>, <c>p.X</c>; <c>Value</c> for the result itself.</param>
/// <param name="Output">Which result or upstream it is for: <c>result[1]</c>, <c>upstream -1.75</c>; null for the only result and upstream 1.</param>
/// <param name="Analytic">What the gradient under test gives.</param>
/// <param name="Numeric">What finite differences give.</param>
/// <param name="NumericError">An estimate of the error of <paramref name="Numeric"/>.</param>
/// <param name="Tolerance">The difference that is allowed.</param>
public sealed record GradientComponent(
    string Name, string? Output, double Analytic, double Numeric, double NumericError, double Tolerance)
{
    /// <summary>The difference between the two; NaN when either is not a number.</summary>
    public double Error => Math.Abs(Analytic - Numeric);

    /// <summary>Whether the difference is allowed. What is not finite does not pass, except a value equal in every bit.</summary>
    public bool Passed => Tolerance == 0 ? AreSame(Analytic, Numeric) : double.IsFinite(Error) && Error <= Tolerance;

    /// <summary>How bad the error is: 1 at the tolerance.</summary>
    internal double Severity =>
        Tolerance != 0 && double.IsFinite(Error) ? Error / Tolerance : Passed ? 0 : double.PositiveInfinity;

    /// <summary>The component in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}{(Output is null ? "" : $" ({Output})")}: analytic {Analytic:R}, numeric {Numeric:R}, error {Error:G3}, tolerance {Tolerance:G3}");

    private static bool AreSame(double a, double b) =>
        BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));
}
