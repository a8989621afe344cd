namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>The derivative of a function of one variable from differences.</summary>
internal static class Slope
{
    /// <summary>The derivative and its error; null where there is a kink, a jump or no finite value nearby.</summary>
    public static (double Value, double Error)? At(Func<double, double> f, double x)
    {
        // Further in when the first steps reach over a kink.
        foreach (var step in new[] { 1.0 / 512, 1.0 / 8192, 1.0 / 131072 })
        {
            var (wide, middle, narrow) = (Central(f, x, step), Central(f, x, step / 2), Central(f, x, step / 4));
            var (coarse, fine) = (((4 * middle) - wide) / 3, ((4 * narrow) - middle) / 3);
            var noise = 4e-16 * Math.Abs(f(x)) / step;
            var error = Math.Abs(fine - coarse) + noise;
            if (error < 1e-6 * Math.Max(1, Math.Abs(fine)) && IsSmooth(f, x, step))
                return (fine, error);
        }

        return null;
    }

    // At a kink in the middle, central differences agree with each other and not with those of either side.
    private static bool IsSmooth(Func<double, double> f, double x, double step)
    {
        var (right, left) = ((f(x + step) - f(x)) / step, (f(x) - f(x - step)) / step);
        var (innerRight, innerLeft) = ((f(x + (step / 2)) - f(x)) / step * 2, (f(x) - f(x - (step / 2))) / step * 2);
        var (gap, inner) = (Math.Abs(right - left), Math.Abs(innerRight - innerLeft));
        return inner <= (0.75 * gap) + (1e-7 * Math.Max(1, Math.Abs(right)) / step * 1e-3);
    }

    private static double Central(Func<double, double> f, double x, double step) => (f(x + step) - f(x - step)) / (2 * step);
}
