using System.Globalization;
using System.Xml.Linq;
using Shared;

namespace Diff.Examples.Tests;

public sealed class ChartTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Scratch _scratch = new();

    [Fact]
    public void Points_are_where_the_axes_say()
    {
        var chart = new Chart("", "", (-1, 1), (0, 10));
        chart.Points("corners", "red", [(-1, 0), (1, 10), (0, 5)]);

        // The frame goes from 60, 60 to 620, 440.
        Assert.Equal(
            [("60", "440"), ("620", "60"), ("340", "250")],
            Saved(chart).Descendants(Svg + "circle").Select(circle => (circle.Attribute("cx")!.Value, circle.Attribute("cy")!.Value)));
    }

    [Theory]
    [InlineData(-1, 1, "-1 -0.5 0 0.5 1")]
    [InlineData(0, 800, "0 100 200 300 400 500 600 700 800")]
    [InlineData(-5, 7, "-4 -2 0 2 4 6")]
    [InlineData(0.1, 0.35, "0.1 0.15 0.2 0.25 0.3 0.35")]
    public void Axes_have_round_numbers(double low, double high, string expected)
    {
        var labels = Saved(new Chart("", "", (low, high), (0, 1))).Descendants(Svg + "text")
            .Where(text => text.Attribute("y")!.Value == "458").Select(text => text.Value);

        Assert.Equal(expected, string.Join(' ', labels));
    }

    [Fact]
    public void Texts_are_escaped()
    {
        var chart = new Chart("a < b & \"c\"", "</svg>", (0, 1), (0, 1));
        chart.Curve("<script>", "red", [(0, 0), (1, 1)]);

        var texts = Saved(chart).Descendants(Svg + "text").Select(text => text.Value).ToList();
        Assert.Contains("a < b & \"c\"", texts);
        Assert.Contains("</svg>", texts);
        Assert.Contains("<script>", texts);
    }

    [Fact]
    public void Numbers_have_points_where_people_write_commas()
    {
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = commas;
            var chart = new Chart("", "", (0, 3), (0, 0.5));
            chart.Curve("", "red", [(1, 0.25)]);
            chart.Points("", "red", [(1, 0.25)]);

            var saved = Saved(chart);
            Assert.Equal("246.7,250", saved.Descendants(Svg + "polyline").Single().Attribute("points")!.Value);
            Assert.Equal("246.7", saved.Descendants(Svg + "circle").Single().Attribute("cx")!.Value);
            Assert.Contains("0.1", saved.Descendants(Svg + "text").Select(text => text.Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public void Dispose() => _scratch.Dispose();

    private XDocument Saved(Chart chart)
    {
        chart.Save(_scratch.File("chart.svg"));
        return XDocument.Load(_scratch.File("chart.svg"));
    }
}
