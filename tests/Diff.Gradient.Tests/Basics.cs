namespace Diff.Gradient.Tests;

/// <summary>The small functions that introductions to automatic differentiation begin with.</summary>
public static partial class Basics
{
    [Differentiable]
    public static double Product(double w, double x) => (x + w) * (w + 1);

    [Differentiable]
    public static (double Product, double Sum) ProductAndSum(double w, [NoDiff] double x)
    {
        var a = x + w;
        var b = w + 1;
        return (a * b, a + b);
    }

    [Differentiable]
    public static double MeanOfSquares(double[,] x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < x.GetLength(1); j++)
            {
                var y = x[i, j] + 2;
                sum += 3 * y * y;
            }
        }

        return sum / x.Length;
    }

    [Differentiable]
    public static double PartlyStopped(double x) => (x * x) + Ad.StopGradient(x * x * x);

    [Differentiable]
    public static double Line(double w, [NoDiff] double x, double b) => (w * x) + b;

    [Differentiable]
    public static (double First, double Second) Pair(double x1, double x2) => ((x1 * x1) + (3 * x2), (x2 * x2) + (2 * x1));
}
