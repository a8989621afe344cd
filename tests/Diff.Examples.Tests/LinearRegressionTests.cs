using System.Globalization;
using System.Text.RegularExpressions;

namespace Diff.Examples.Tests;

public sealed partial class LinearRegressionTests
{
    [Fact]
    public void The_rule_behind_the_data_is_recovered()
    {
        var (status, output, error) = Example.Run("LinearRegression");

        var lines = output.TrimEnd('\n').Split('\n');
        var (found, truth) = (Numbers(lines[^2]), Numbers(lines[^1]));
        Assert.Equal(16, lines.Length);
        Assert.Equal(4.2, truth[2]);
        Assert.All(found.Zip(truth), pair => Assert.Equal(pair.Second, pair.First, 0.01));

        // A step leaves 0.95 of what b is off.
        Assert.Equal(4.2 * (1 - Math.Pow(0.95, 100)), Numbers(lines[9])[2], 0.005);
        Assert.Equal(("", 0), (error, status));
    }

    private static double[] Numbers(string line) =>
        [.. Line().Match(line).Groups.Values.Skip(1).Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"w = \((.*), (.*)\), b = (.*)$")]
    private static partial Regex Line();
}
