using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit;

namespace Diff.Tests.SpecialFunctions;

/// <summary>Holds every special function to values of 120 digits, which special-values.py computes.</summary>
public class SpecialValueTests
{
    // Units in the last place; below 0, of the largest of the result, 1 and the term that reflection cancels.
    private static readonly Dictionary<string, (Func<double, double> Function, double Ulps)> Functions = new()
    {
        ["Erf"] = (Special.Erf, 1.5),
        ["Erfc"] = (Special.Erfc, 3.5),
        ["NormCdf"] = (Special.NormCdf, 3.5),
        ["LGamma"] = (Special.LGamma, 3.5),
        ["Digamma"] = (Special.Digamma, 4.5),
        ["Trigamma"] = (Special.Trigamma, 6.5),
        ["Polygamma2"] = (x => Special.Polygamma(2, x), 10),
        ["Polygamma3"] = (x => Special.Polygamma(3, x), 10),
        ["Polygamma7"] = (x => Special.Polygamma(7, x), 10),
        ["Polygamma40"] = (x => Special.Polygamma(40, x), 40),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void DoubleIsWithinItsStatedAccuracy(string name)
    {
        var (function, ulps) = Functions[name];
        var values = Values(name);
        Assert.NotEmpty(values);
        Assert.All(values, v => AssertWithin(ulps * UnitInTheLastPlace(Size(name, v)), v.Value, function(v.X)));
    }

    [Fact]
    public void FloatIsTheRoundedDouble()
    {
        foreach (var x in new[] { -3.7f, -0.3f, 0.2f, 1.1f, 2.9f, 14.5f })
        {
            Assert.Equal((float)Special.Erf((double)x), Special.Erf(x));
            Assert.Equal((float)Special.Erfc((double)x), Special.Erfc(x));
            Assert.Equal((float)Special.NormCdf((double)x), Special.NormCdf(x));
            Assert.Equal((float)Special.LGamma((double)x), Special.LGamma(x));
            Assert.Equal((float)Special.Digamma((double)x), Special.Digamma(x));
            Assert.Equal((float)Special.Trigamma((double)x), Special.Trigamma(x));
            Assert.Equal((float)Special.Polygamma(5, (double)x), Special.Polygamma(5, x));
        }
    }

    private static double Size(string name, (double X, double Value) v) => (name, v.X) switch
    {
        ("LGamma", < 0) => Math.Max(Math.Abs(v.Value), 1 - v.X),
        ("Digamma", < 0) => Math.Max(Math.Max(Math.Abs(v.Value), 1), Math.Log(1 - v.X)),
        _ => Math.Abs(v.Value),
    };

    private static double UnitInTheLastPlace(double size) => Math.BitIncrement(size) - size;

    private static void AssertWithin(double tolerance, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{actual:R} is not within {tolerance} of {expected:R}");

    private static List<(double X, double Value)> Values(string name, [CallerFilePath] string thisFile = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "special-values.txt"))
            .Select(line => line.Split(' '))
            .Where(fields => fields[0] == name)
            .Select(fields => (Parse(fields[1]), Parse(fields[2])))];

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
