using Diff;
using Shared;

namespace Points;

/// <summary>The points, and the boundary between what the model takes for one class and for the other.</summary>
internal static class Picture
{
    private static readonly (double Low, double High) X = (-5, 7);
    private static readonly (double Low, double High) Y = (-7, 7);

    public static Chart Draw(string title, string subtitle, Classifier model, Tensor<float> x0, Tensor<float> x1)
    {
        var chart = new Chart(title, subtitle, X, Y);
        chart.Points("class 0", "crimson", Places(x0));
        chart.Points("class 1", "royalblue", Places(x1));
        chart.Curve("boundary", "black", [(X.Low, BoundaryAt(X.Low)), (X.High, BoundaryAt(X.High))]);
        return chart;

        // Where w0 x + w1 y + b = 0, both are as likely.
        double BoundaryAt(double x) => -((model.W0 * x) + model.B) / model.W1;
    }

    private static IEnumerable<(double X, double Y)> Places(Tensor<float> points) =>
        Enumerable.Range(0, points.Shape[0]).Select(row => ((double)points[row, 0], (double)points[row, 1]));
}
