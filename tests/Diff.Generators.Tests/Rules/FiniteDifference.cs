namespace Diff.Generators.Tests.Rules;

/// <summary>Numerical derivatives: central differences, extrapolated to step 0 after Ridders.</summary>
internal static class FiniteDifference
{
    private const int Refinements = 8;
    private const double Shrink = 1.6;

    /// <summary>The derivative of <paramref name="f"/> at x, and an estimate of its error. Of several first steps the best counts, so that
    /// neither a singularity nearby nor rounding spoils it; none is so large that it would step over a kink.</summary>
    public static (double Value, double Error) Derivative(Func<double, double> f, double x)
        => Enumerable.Range(3, 6)
            .Select(k => Ridders(f, x, Math.Max(1, Math.Abs(x)) * Math.Pow(10, -k)))
            .Where(r => double.IsFinite(r.Value))
            .DefaultIfEmpty((Value: double.NaN, Error: double.PositiveInfinity))
            .MinBy(r => r.Error);

    private static (double Value, double Error) Ridders(Func<double, double> f, double x, double step)
    {
        var table = new double[Refinements, Refinements];
        var (best, error) = (double.NaN, double.PositiveInfinity);
        for (var i = 0; i < Refinements; i++, step /= Shrink)
        {
            // The step that x + step really is.
            var (up, down) = (x + step, x - step);
            table[i, 0] = (f(up) - f(down)) / (up - down);
            var factor = 1.0;
            for (var j = 1; j <= i; j++)
            {
                factor *= Shrink * Shrink;
                table[i, j] = ((table[i, j - 1] * factor) - table[i - 1, j - 1]) / (factor - 1);
                var change = Math.Max(Math.Abs(table[i, j] - table[i, j - 1]), Math.Abs(table[i, j] - table[i - 1, j - 1]));
                if (change < error)
                    (best, error) = (table[i, j], change);
            }
        }

        return (best, error);
    }
}
