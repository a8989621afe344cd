namespace Diff.Benchmarks;

public static partial class Programs
{
    /// <summary>Rosenbrock's valley.</summary>
    [Differentiable]
    public static double Rosenbrock(double x, double y)
    {
        var a = 1 - x;
        var b = y - x * x;
        return a * a + 100 * b * b;
    }
}
