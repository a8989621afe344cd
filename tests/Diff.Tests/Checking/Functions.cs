namespace Diff.Tests.Checking;

/// <summary>Functions with hand-written gradients of the generated form.</summary>
internal static class Functions
{
    public static double Rosenbrock(double x, double y)
    {
        var a = 1 - x;
        var b = y - (x * x);
        return (a * a) + (100 * b * b);
    }

    public static RosenbrockGradient RosenbrockBackward(double x, double y, double upstream = 1.0)
    {
        var a = 1 - x;
        var b = y - (x * x);
        return new((a * a) + (100 * b * b), upstream * ((-2 * a) - (400 * b * x)), upstream * 200 * b);
    }

    public readonly record struct RosenbrockGradient(double Value, double X, double Y);

    public static double Weighted(Point p, int times, double[] weights, [NoDiff] double scale = 2)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * weights[i] * p.X * times;
            weights[i] = double.NaN; // the check must not see it
        }

        return (sum + p.Y) * scale;
    }

    public static WeightedGradient WeightedBackward(Point p, int times, double[] weights, double scale, double upstream = 1.0)
    {
        var squares = weights.Sum(w => w * w);
        var value = Weighted(p, times, (double[])weights.Clone(), scale);
        return new(
            value,
            new(upstream * squares * times * scale, upstream * scale) { Label = 7 },
            [.. weights.Select(w => upstream * 2 * w * p.X * times * scale)]);
    }

    public readonly record struct WeightedGradient(double Value, Point P, double[] Weights);

    public readonly record struct Point(double X, double Y)
    {
        public int Label { get; init; }

        [NoDiff]
        public double Held { get; init; }
    }
}
