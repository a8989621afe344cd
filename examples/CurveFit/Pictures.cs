using Diff;
using OxyPlot;
using OxyPlot.Axes;
using Shared;

namespace CurveFit;

internal static class Pictures
{
    public static PlotModel DrawLoss(IReadOnlyList<double> losses)
    {
        var chart = Chart.Create("Loss", $"half the sum of squared errors, {losses[^1]:F4} at the end");
        chart.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = "step" });
        chart.Curve("loss", OxyColors.Crimson, losses.Select((loss, step) => ((double)step, loss)));
        return chart;
    }

    public static PlotModel DrawFit(Parabola curve, Tensor<double> x, Tensor<double> y)
    {
        var chart = Chart.Create("Fit", $"{curve.W:F4} x² + {curve.B:F4}");
        chart.Points("given", OxyColors.RoyalBlue, x.ToArray().Zip(y.ToArray()));
        chart.Curve("fitted", OxyColors.Crimson, x.ToArray().Zip(curve.At(x).ToArray()));
        return chart;
    }
}
