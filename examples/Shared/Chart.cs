using OxyPlot;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Shared;

/// <summary>Pictures of points and curves over two axes, which follow what is drawn unless axes are added to them.</summary>
internal static class Chart
{
    /// <summary>An empty picture.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="subtitle">A line below the title.</param>
    public static PlotModel Create(string title, string subtitle) => new()
    {
        Title = title,
        Subtitle = subtitle,
        Background = OxyColors.White,
        DefaultFont = "Helvetica, Arial, sans-serif",
        Legends =
        {
            new Legend
            {
                LegendPlacement = LegendPlacement.Outside,
                LegendPosition = LegendPosition.BottomCenter,
                LegendOrientation = LegendOrientation.Horizontal,
            },
        },
    };

    /// <summary>Draws a dot at each of some places.</summary>
    public static void Points(this PlotModel chart, string label, OxyColor color, IEnumerable<(double X, double Y)> points)
    {
        var series = new ScatterSeries { Title = label, MarkerType = MarkerType.Circle, MarkerSize = 3, MarkerFill = color };
        series.Points.AddRange(points.Select(point => new ScatterPoint(point.X, point.Y)));
        chart.Series.Add(series);
    }

    /// <summary>Draws a line from each place to the next; what is outside the axes is cut off.</summary>
    public static void Curve(this PlotModel chart, string label, OxyColor color, IEnumerable<(double X, double Y)> points)
    {
        var series = new LineSeries { Title = label, Color = color };
        series.Points.AddRange(points.Select(point => new DataPoint(point.X, point.Y)));
        chart.Series.Add(series);
    }

    /// <summary>Writes the picture to an SVG file, in place of what was there.</summary>
    public static void Save(this PlotModel chart, string path)
    {
        var exporter = new SvgExporter
        {
            Width = 640,
            Height = 480,
            IsDocument = false,
            TextMeasurer = new TextMeasurer(),
            UseVerticalTextAlignmentWorkaround = true,
        };
        using var file = File.Create(path);
        exporter.Export(chart, file);
    }
}
