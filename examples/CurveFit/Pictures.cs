using Diff;
using Shared;

namespace CurveFit;

internal static class Pictures
{
    public static Chart DrawLoss(IEnumerable<double> losses)
    {
        var points = losses.Select((loss, step) => ((double)step, loss)).ToArray();
        var chart = new Chart("Loss", $"{points[^1].loss:F4} at the end", (0, points.Length - 1), (0, points.Max(point => point.loss)));
        chart.Curve("half the sum of squared errors", "crimson", points);
        return chart;
    }

    public static Chart DrawFit(Parabola curve, Tensor<double> x, Tensor<double> y)
    {
        var chart = new Chart("Fit", $"{curve.W:F4} x² + {curve.B:F4}", (-1, 1), (1.5, 6));
        chart.Points("given", "royalblue", x.ToArray().Zip(y.ToArray()));
        chart.Curve("fitted", "crimson", x.ToArray().Zip(curve.At(x).ToArray()));
        return chart;
    }
}
