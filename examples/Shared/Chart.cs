using System.Globalization;
using System.Xml.Linq;

namespace Shared;

/// <summary>A picture of points and curves over two axes, as SVG.</summary>
internal sealed class Chart
{
    private const double Width = 640;
    private const double Height = 480;
    private const double Left = 60;
    private const double Right = 620;
    private const double Top = 60;
    private const double Bottom = 440;
    private const double LineHeight = 18;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly (double Low, double High) _x;
    private readonly (double Low, double High) _y;
    private readonly XElement _picture;
    private readonly XElement _plot;
    private int _labels;

    /// <summary>An empty picture.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="subtitle">A line below the title.</param>
    /// <param name="x">From where to where the axis from left to right goes.</param>
    /// <param name="y">From where to where the axis from bottom to top goes.</param>
    public Chart(string title, string subtitle, (double Low, double High) x, (double Low, double High) y)
    {
        (_x, _y) = (x, y);
        _plot = Element("g", ("clip-path", "url(#plot)"));
        _picture = Element("svg", ("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}")), ("font-family", "sans-serif"), ("font-size", 13));
        _picture.Add(
            new XElement(Svg + "title", title),
            new XElement(Svg + "defs", new XElement(Svg + "clipPath", new XAttribute("id", "plot"), Frame())),
            Element("rect", ("width", Width), ("height", Height), ("fill", "white")),
            Text(Width / 2, 24, "middle", title, ("font-size", 17)),
            Text(Width / 2, 46, "middle", subtitle),
            Frame(("fill", "none"), ("stroke", "gray")),
            _plot);
        foreach (var tick in Ticks(x))
            _picture.Add(Text(X(tick), Bottom + LineHeight, "middle", Label(tick)));
        foreach (var tick in Ticks(y))
            _picture.Add(Text(Left - 6, Y(tick) + 4, "end", Label(tick)));
    }

    /// <summary>Draws a dot at each of some places.</summary>
    public void Points(string label, string color, IEnumerable<(double X, double Y)> points)
    {
        foreach (var (x, y) in points)
            _plot.Add(Element("circle", ("cx", X(x)), ("cy", Y(y)), ("r", 3), ("fill", color), ("fill-opacity", 0.6)));
        Explain(label, color);
    }

    /// <summary>Draws a line from each place to the next; what is outside the axes is cut off.</summary>
    public void Curve(string label, string color, IEnumerable<(double X, double Y)> points)
    {
        var places = string.Join(' ', points.Select(point => FormattableString.Invariant($"{X(point.X)},{Y(point.Y)}")));
        _plot.Add(Element("polyline", ("points", places), ("fill", "none"), ("stroke", color), ("stroke-width", 2)));
        Explain(label, color);
    }

    /// <summary>Writes the picture to a file, in place of what was there.</summary>
    public void Save(string path) => new XDocument(_picture).Save(path);

    /// <summary>A line of the legend, in the upper right corner.</summary>
    private void Explain(string label, string color) =>
        _picture.Add(Text(Right - 10, Top + (LineHeight * ++_labels), "end", label, ("fill", color)));

    private double X(double value) => Math.Round(Left + ((value - _x.Low) / (_x.High - _x.Low) * (Right - Left)), 1);

    private double Y(double value) => Math.Round(Bottom - ((value - _y.Low) / (_y.High - _y.Low) * (Bottom - Top)), 1);

    /// <summary>Round numbers, from 4 to 10 of them; one at an end is there whatever rounding does to it.</summary>
    private static IEnumerable<double> Ticks((double Low, double High) axis)
    {
        var length = axis.High - axis.Low;
        var power = Math.Pow(10, Math.Floor(Math.Log10(length / 4)));
        var step = power * (length / power) switch { < 10 => 1, < 20 => 2, _ => 5 };
        for (var i = (int)Math.Ceiling((axis.Low / step) - 1e-6); i <= (axis.High / step) + 1e-6; i++)
            yield return i * step;
    }

    private static string Label(double tick) => tick.ToString("G6", CultureInfo.InvariantCulture);

    private static XElement Frame(params ReadOnlySpan<(string Name, object Value)> attributes) =>
        Element("rect", [("x", Left), ("y", Top), ("width", Right - Left), ("height", Bottom - Top), .. attributes]);

    private static XElement Text(double x, double y, string anchor, string text, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var element = Element("text", [("x", x), ("y", y), ("text-anchor", anchor), .. attributes]);
        element.Value = text;
        return element;
    }

    // The attributes' numbers are written as XML has them, whatever the culture, and texts are escaped.
    private static XElement Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var element = new XElement(Svg + name);
        foreach (var (attribute, value) in attributes)
            element.SetAttributeValue(attribute, value);
        return element;
    }
}
