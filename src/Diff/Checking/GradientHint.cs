using System.Globalization;

namespace Diff;

/// <summary>Says what a failed component looks like.</summary>
internal static class GradientHint
{
    public static string? For(GradientProblem problem, GradientComponent worst, int index, double[] upstream)
    {
        if (index < 0)
            return "The gradient's own Value is not the function's result, bit for bit.";
        if (!double.IsFinite(worst.Numeric))
            return "The function is not finite around this point: check it inside its domain.";
        if (!double.IsFinite(worst.Analytic))
            return "The gradient is not finite where the function has a finite derivative.";

        var x = problem.At[index];
        var step = Math.Max(1, Math.Abs(x)) * (problem.ComputesInSingle ? 1.0 / 128 : 1.0 / 65536);
        var here = Weighted(x);
        var (left, right) = ((here - Weighted(x - step)) / step, (Weighted(x + step) - here) / step);
        if (Math.Abs(left - right) > 0.05 * Math.Max(Math.Abs(left), Math.Abs(right)) && Math.Abs(left - right) > worst.Tolerance * 100)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"The slopes to the left ({left:G4}) and right ({right:G4}) differ: the function may have a kink or a jump here.");
        }

        return worst.NumericError > worst.Tolerance
            ? string.Create(CultureInfo.InvariantCulture, $"The finite difference itself is only good to about {worst.NumericError:G2}.")
            : null;

        double Weighted(double place) =>
            problem.Values(GradientComparison.Moved(problem.At, index, place)).Zip(upstream, (v, u) => u == 0 ? 0 : v * u).Sum();
    }
}
