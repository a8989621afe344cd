using System.Globalization;
using Xunit;

namespace Diff.Tests;

/// <summary>Numbers that another program computed, as Python writes them.</summary>
internal static class ReferenceNumbers
{
    public static double Parse(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    public static double[] ParseAll(string text) => [.. text.Split(' ').Select(Parse)];

    /// <summary>NaN must be NaN, an infinity the same, and another number within the tolerances.</summary>
    public static void AssertClose(double expected, double actual, double relative, double absolute, string what)
    {
        var close = double.IsFinite(expected)
            ? Math.Abs(expected - actual) <= absolute + relative * Math.Abs(expected)
            : expected.Equals(actual);
        Assert.True(close, $"{what} is {actual:R}, not {expected:R}");
    }
}
