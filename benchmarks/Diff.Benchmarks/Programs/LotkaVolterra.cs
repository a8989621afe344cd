namespace Diff.Benchmarks;

public static partial class Programs
{
    /// <summary>
    /// Prey and predators by the classical Runge-Kutta method: the sum of both populations after
    /// <paramref name="steps"/> steps of length <paramref name="h"/>.
    /// </summary>
    [Differentiable]
    public static double LotkaVolterra(
        double alpha, double beta, double gamma, double delta, double prey, double predators, [NoDiff] double h, int steps)
    {
        var x = prey;
        var y = predators;
        for (var i = 0; i < steps; i++)
        {
            var k1 = PreyRate(x, y, alpha, beta);
            var l1 = PredatorRate(x, y, gamma, delta);
            var x2 = x + 0.5 * h * k1;
            var y2 = y + 0.5 * h * l1;
            var k2 = PreyRate(x2, y2, alpha, beta);
            var l2 = PredatorRate(x2, y2, gamma, delta);
            var x3 = x + 0.5 * h * k2;
            var y3 = y + 0.5 * h * l2;
            var k3 = PreyRate(x3, y3, alpha, beta);
            var l3 = PredatorRate(x3, y3, gamma, delta);
            var x4 = x + h * k3;
            var y4 = y + h * l3;
            var k4 = PreyRate(x4, y4, alpha, beta);
            var l4 = PredatorRate(x4, y4, gamma, delta);
            x += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            y += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
        }

        return x + y;
    }

    private static double PreyRate(double x, double y, double alpha, double beta) => x * (alpha - beta * y);

    private static double PredatorRate(double x, double y, double gamma, double delta) => y * (delta * x - gamma);
}
