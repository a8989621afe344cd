namespace Diff.Benchmarks;

/// <summary>Central differences of fourth order of a case's primal, at a sample of its arguments.</summary>
internal static class FiniteDifferences
{
    private const int SampleSize = 24;

    /// <summary>
    /// The largest error of <paramref name="gradients"/>: relative to the derivative, or to a thousandth of the
    /// argument's largest one where the derivative is smaller than that.
    /// </summary>
    public static double WorstError(ProgramCase program, double[][] gradients)
    {
        program.Primal();
        var values = (double[])program.Values.Clone();
        var worst = 0.0;
        for (var a = 0; a < gradients.Length; a++)
        {
            var floor = 1e-3 * gradients[a].Max(Math.Abs);
            var count = Math.Min(SampleSize, gradients[a].Length);
            for (var s = 0; s < count; s++)
            {
                var i = (int)((long)s * gradients[a].Length / count);
                var expected = Derivative(program, values, ref program.Arguments[a][i]);
                var error = Math.Abs(gradients[a][i] - expected) / Math.Max(Math.Abs(expected), floor);
                worst = Math.Max(worst, double.IsNaN(error) ? double.PositiveInfinity : error);
            }
        }

        return worst;
    }

    private static double Derivative(ProgramCase program, double[] values, ref double argument)
    {
        var at = argument;
        var h = 1e-3 * Math.Max(Math.Abs(at), 0.1);
        double Change(ref double x, double to)
        {
            x = to;
            program.Primal();
            return program.Values.Zip(values, (moved, value) => moved - value).Sum();
        }

        var near = Change(ref argument, at + h) - Change(ref argument, at - h);
        var far = Change(ref argument, at + 2 * h) - Change(ref argument, at - 2 * h);
        argument = at;
        return (8 * near - far) / (12 * h);
    }
}
