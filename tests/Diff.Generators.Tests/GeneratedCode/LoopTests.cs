namespace Diff.Generators.Tests.GeneratedCode;

public class LoopTests
{
    [Fact]
    public Task For() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Horner(ReadOnlySpan<double> coefficients, double x)
            {
                var sum = 0.0;
                for (var i = coefficients.Length - 1; i >= 0; i--)
                    sum = sum * x + coefficients[i];
                return sum;
            }
        """,
        """
        GradientCheck.Check(
            p => Models.Horner(p["c"], p["x"][0]),
            (p, g) => g["x"][0] = Models.HornerBackward(p["c"], p["x"][0], g["c"]).X,
            new ParameterBlocks { ["c"] = [1, -2, 3, 0.5], ["x"] = [0.7] })
        """);

    [Fact]
    public Task Nested_for() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double QuadraticForm(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
            {
                var n = x.Length;
                var sum = 0.0;
                for (var i = 0; i < n; i++)
                {
                    var row = 0.0;
                    for (var j = 0; j < n; j++)
                        row += a[i * n + j] * x[j];
                    sum += x[i] * row;
                }

                return sum;
            }
        """,
        """
        GradientCheck.Check(
            p => Models.QuadraticForm(p["a"], p["x"]),
            (p, g) => Models.QuadraticFormBackward(p["a"], p["x"], g["a"], g["x"]),
            new ParameterBlocks { ["a"] = [1, 2, 3, 4], ["x"] = [0.7, -0.2] })
        """);

    [Fact]
    public Task While() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Kepler(double anomaly, double eccentricity)
            {
                var e = anomaly;
                var step = 1.0;
                while (Math.Abs(step) > 1e-14)
                {
                    step = (e - eccentricity * Math.Sin(e) - anomaly) / (1 - eccentricity * Math.Cos(e));
                    e -= step;
                }

                return e;
            }
        """,
        "GradientCheck.Check(Models.Kepler, Models.KeplerBackward, 0.8, 0.3)");

    [Fact]
    public Task Do() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Halve(double x, double factor)
            {
                var n = 0;
                do
                {
                    x *= factor;
                    n++;
                }
                while (x > 1);
                return x * n;
            }
        """,
        "GradientCheck.Check(Models.Halve, Models.HalveBackward, 5.3, 0.6)");

    [Fact]
    public Task Foreach() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double LogSumExp(ReadOnlySpan<double> items)
            {
                var max = double.NegativeInfinity;
                foreach (var item in items)
                    max = Math.Max(max, item);
                var sum = 0.0;
                foreach (var item in items)
                    sum += Math.Exp(item - max);
                return max + Math.Log(sum);
            }
        """,
        """
        GradientCheck.Check(
            p => Models.LogSumExp(p["x"]),
            (p, g) => Models.LogSumExpBackward(p["x"], g["x"]),
            new ParameterBlocks { ["x"] = [1, -2, 3, 0.5] })
        """);

    [Fact]
    public Task Break_and_continue() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Budget(ReadOnlySpan<double> costs, double limit)
            {
                var spent = 0.0;
                foreach (var cost in costs)
                {
                    if (cost < 0)
                        continue;
                    if (spent + cost > limit)
                        break;
                    spent += cost * cost;
                }

                return spent;
            }
        """,
        """
        GradientCheck.Check(
            p => Models.Budget(p["c"], p["l"][0]),
            (p, g) => g["l"][0] = Models.BudgetBackward(p["c"], p["l"][0], g["c"]).Limit,
            new ParameterBlocks { ["c"] = [1, -2, 0.5, 0.7, 9, 2], ["l"] = [6.1] })
        """);

    [Fact]
    public Task Return_in_loop() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double FirstAbove(ReadOnlySpan<double> x, double threshold)
            {
                for (var i = 0; i < x.Length; i++)
                {
                    if (x[i] > threshold)
                        return x[i] * x[i];
                }

                return threshold;
            }
        """,
        """
        GradientCheck.Check(
            p => Models.FirstAbove(p["x"], p["t"][0]),
            (p, g) => g["t"][0] = Models.FirstAboveBackward(p["x"], p["t"][0], g["x"]).Threshold,
            new ParameterBlocks { ["x"] = [1, -2, 3, 0.5], ["t"] = [1.5] }),
        GradientCheck.Check(
            p => Models.FirstAbove(p["x"], p["t"][0]),
            (p, g) => g["t"][0] = Models.FirstAboveBackward(p["x"], p["t"][0], g["x"]).Threshold,
            new ParameterBlocks { ["x"] = [1, -2, 3, 0.5], ["t"] = [7.5] })
        """);

    [Fact]
    public Task Saved_state() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Pendulum(double angle, double speed, double length, int steps)
            {
                const double dt = 0.01;
                for (var i = 0; i < steps; i++)
                {
                    speed -= dt * 9.81 / length * Math.Sin(angle);
                    angle += dt * speed;
                }

                return angle * angle;
            }
        """,
        """
        GradientCheck.Check(Models.Pendulum, Models.PendulumBackward, 0.5, 0.1, 1.3, 20),
        GradientCheck.Check(Models.Pendulum, Models.PendulumBackward, 0.5, 0.1, 1.3, 0)
        """);

    [Fact]
    public Task Branch_in_loop() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Collatz(double x, double up, int steps)
            {
                for (var i = 0; i < steps; i++)
                {
                    if (x > 2)
                        x = 0.4 * x * x;
                    else
                        x = up * x + 1;
                }

                return x;
            }
        """,
        "GradientCheck.Check(Models.Collatz, Models.CollatzBackward, 1.3, 1.7, 7)");
}
