using OxyPlot;
using Shared;

namespace Diff.Examples.Tests;

public sealed class ChartTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public void All_that_is_drawn_is_in_the_file()
    {
        var picture = Saved(Drawn(dots: 3));

        Assert.Equal(3, picture.Dots.Count);
        Assert.All(picture.Dots, dot => Assert.Equal("fill:rgb(255,0,0)", dot.Fill));
        Assert.Equal(2, picture.Curve.Count);
        Assert.Superset(new HashSet<string> { "a < b & \"c\"", "</svg>", "dots", "curve" }, picture.Texts.ToHashSet());
    }

    [Fact]
    public void A_file_is_replaced_by_what_is_saved()
    {
        Saved(Drawn(dots: 100));

        Assert.Equal(3, Saved(Drawn(dots: 3)).Dots.Count);
    }

    [Fact]
    public void The_same_picture_is_the_same_file()
    {
        Drawn(dots: 3).Save(_scratch.File("first.svg"));
        Drawn(dots: 3).Save(_scratch.File("second.svg"));

        Assert.Equal(File.ReadAllBytes(_scratch.File("first.svg")), File.ReadAllBytes(_scratch.File("second.svg")));
    }

    // Helvetica's letters: b, o, u, n, d and a are 556 thousandths of its size wide, r 333 and y 500.
    [Fact]
    public void Texts_are_measured_in_pixels() =>
        Assert.Equal(12 * 4.169, new TextMeasurer().MeasureText("boundary", "Helvetica", 12, FontWeights.Normal).Width, 0.01);

    public void Dispose() => _scratch.Dispose();

    private static PlotModel Drawn(int dots)
    {
        var chart = Chart.Create("a < b & \"c\"", "</svg>");
        chart.Points("dots", OxyColors.Red, Enumerable.Range(0, dots).Select(i => ((double)i, (double)i)));
        chart.Curve("curve", OxyColors.Blue, [(0, 0), (1, 1)]);
        return chart;
    }

    private Picture Saved(PlotModel chart)
    {
        chart.Save(_scratch.File("chart.svg"));
        return Picture.Load(_scratch.File("chart.svg"));
    }
}
