namespace Diff;

/// <summary>Derivatives by central differences of halved steps, extrapolated to step zero (Richardson; Ridders' choice of order).</summary>
internal static class FiniteDifference
{
    /// <summary>Beyond so many halvings without finite values there is no derivative to be had.</summary>
    private const int MaxHalvings = 60;

    /// <summary>The derivative of each result with respect to one coordinate, with an estimate of its error.</summary>
    /// <param name="function">The results with the coordinate at a given place.</param>
    /// <param name="x">The coordinate.</param>
    /// <param name="round">Rounds a place to one that the coordinate can have.</param>
    /// <param name="epsilon">The relative rounding error of the results.</param>
    /// <param name="options">The steps to take.</param>
    public static (double Derivative, double Error)[] Derivatives(
        Func<double, double[]> function, double x, Func<double, double> round, double epsilon, GradientCheckOptions options)
    {
        var levels = new List<(double Width, double[] Above, double[] Below)>();
        var step = options.Step * Math.Max(1, Math.Abs(x));
        for (var halvings = 0; halvings < MaxHalvings && levels.Count < options.Steps; halvings++, step /= 2)
        {
            var (above, below) = (round(x + step), round(x - step));
            var level = (above - below, function(above), function(below));
            if (level.Item1 == 0)
                break;

            // A step that leaves the domain spoils the ones before it too.
            if (level.Item2.Concat(level.Item3).All(double.IsFinite))
                levels.Add(level);
            else
                levels.Clear();
        }

        var results = levels.Count == 0 ? function(x).Length : levels[0].Above.Length;
        return [.. Enumerable.Range(0, results).Select(k => Extrapolate(
            [.. levels.Select(l => (l.Above[k] - l.Below[k]) / l.Width)],
            [.. levels.Select(l => epsilon * (Math.Abs(l.Above[k]) + Math.Abs(l.Below[k])) / l.Width)]))];
    }

    /// <summary>The entry of Richardson's table that agrees best with its neighbours.</summary>
    private static (double Derivative, double Error) Extrapolate(double[] quotients, double[] noise)
    {
        if (quotients.Length == 0)
            return (double.NaN, double.NaN);

        var best = (Derivative: quotients[0], Error: double.PositiveInfinity);
        double[] previous = [];
        for (var i = 0; i < quotients.Length; i++)
        {
            var row = new double[i + 1];
            row[0] = quotients[i];
            var power = 1.0;
            for (var j = 1; j <= i; j++)
            {
                power *= 4;
                row[j] = row[j - 1] + ((row[j - 1] - previous[j - 1]) / (power - 1));
                var error = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - previous[j - 1])) + noise[i];
                if (error < best.Error)
                    best = (row[j], error);
            }

            previous = row;
        }

        return best;
    }
}
