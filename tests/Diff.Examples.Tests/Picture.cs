using System.Globalization;
using System.Xml.Linq;

namespace Diff.Examples.Tests;

/// <summary>What can be seen in a picture that an example wrote.</summary>
internal sealed class Picture
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private Picture(XDocument picture)
    {
        Texts = [.. picture.Descendants(Svg + "text").Select(text => text.Value)];

        // Ticks come first, and are thinner than curves. The legend, which has dots and lines as well, comes last.
        var plot = picture.Descendants(Svg + "g").First(group => group.Elements(Svg + "polyline").Any(IsCurve));
        Dots = [.. plot.Elements(Svg + "ellipse").Select(dot => (Number(dot.Attribute("cx")), Number(dot.Attribute("cy")), Style(dot).Split(';')[0]))];
        Curve = [.. plot.Elements(Svg + "polyline").Single().Attribute("points")!.Value.Split(' ').Select(Place)];
    }

    public IReadOnlyList<string> Texts { get; }

    /// <summary>The dots between the axes, in pixels from the upper left corner, and how they are filled.</summary>
    public IReadOnlyList<(double X, double Y, string Fill)> Dots { get; }

    /// <summary>The one curve between the axes.</summary>
    public IReadOnlyList<(double X, double Y)> Curve { get; }

    public static Picture Load(string path) => new(XDocument.Load(path));

    private static bool IsCurve(XElement line) => Style(line).Contains("stroke-width:2", StringComparison.Ordinal);

    private static string Style(XElement element) => element.Attribute("style")!.Value;

    private static (double X, double Y) Place(string place)
    {
        var comma = place.IndexOf(',', StringComparison.Ordinal);
        return (Number(place[..comma]), Number(place[(comma + 1)..]));
    }

    private static double Number(XAttribute? attribute) => Number(attribute!.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
