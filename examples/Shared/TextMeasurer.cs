using OxyPlot;

namespace Shared;

/// <summary>How much room a text takes in an SVG file.</summary>
/// <remarks>OxyPlot's own exporter asks the one for PDF, whose answers are in points; three of them are four pixels, and legends would be cut off.</remarks>
internal sealed class TextMeasurer() : PdfRenderContext(0, 0, OxyColors.White)
{
    private const double PixelsInAPoint = 96.0 / 72;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight) =>
        base.MeasureText(text, fontFamily, fontSize * PixelsInAPoint, fontWeight);
}
