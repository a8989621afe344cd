using Diff;
using OxyPlot;
using OxyPlot.Axes;
using Shared;

namespace Points;

/// <summary>The points, and the boundary between what the model takes for one class and for the other.</summary>
internal static class Picture
{
    // The same for all pictures, so that between them only the boundary moves.
    private static readonly (double Low, double High) X = (-5, 7);
    private static readonly (double Low, double High) Y = (-7, 7);

    public static PlotModel Draw(string title, string subtitle, Classifier model, Tensor<float> x0, Tensor<float> x1)
    {
        var chart = Chart.Create(title, subtitle);
        chart.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = X.Low, Maximum = X.High });
        chart.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = Y.Low, Maximum = Y.High });
        chart.Points("class 0", OxyColors.Crimson, Places(x0));
        chart.Points("class 1", OxyColors.RoyalBlue, Places(x1));
        chart.Curve("boundary", OxyColors.Black, [(X.Low, BoundaryAt(X.Low)), (X.High, BoundaryAt(X.High))]);
        return chart;

        // Where w0 x + w1 y + b = 0, both are as likely.
        double BoundaryAt(double x) => -((model.W0 * x) + model.B) / model.W1;
    }

    private static IEnumerable<(double X, double Y)> Places(Tensor<float> points) =>
        Enumerable.Range(0, points.Shape[0]).Select(row => ((double)points[row, 0], (double)points[row, 1]));
}
