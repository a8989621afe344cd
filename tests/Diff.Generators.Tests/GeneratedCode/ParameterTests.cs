namespace Diff.Generators.Tests.GeneratedCode;

public class ParameterTests
{
    [Fact]
    public Task Ref_and_out() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static void Step(ref double position, ref double velocity, double dt, out double energy)
            {
                velocity -= dt * position;
                position += dt * velocity;
                energy = 0.5 * (position * position + velocity * velocity);
            }
        """,
        """
        GradientCheck.Check(
            p =>
            {
                var (x, v) = (p["x"][0], p["v"][0]);
                Models.Step(ref x, ref v, p["t"][0], out var e);
                return x + 2 * v + 3 * e;
            },
            (p, g) =>
            {
                var (x, v) = (p["x"][0], p["v"][0]);
                var (dx, dv) = (1.0, 2.0);
                g["t"][0] = Models.StepBackward(ref x, ref v, p["t"][0], out _, ref dx, ref dv, 3).Dt;
                (g["x"][0], g["v"][0]) = (dx, dv);
            },
            new ParameterBlocks { ["x"] = [0.3], ["v"] = [1.2], ["t"] = [0.1] })
        """);

    [Fact]
    public Task In() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Distance(in Point a, in Point b)
            {
                var (dx, dy) = (a.X - b.X, a.Y - b.Y);
                return Math.Sqrt(dx * dx + dy * dy);
            }
        """,
        "GradientCheck.Check(Models.Distance, Models.DistanceBackward, new Point(1, 2), new Point(-0.3, 0.4))",
        "public readonly record struct Point(double X, double Y);");

    [Fact]
    public Task Params() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Mean(params double[] items)
            {
                var sum = 0.0;
                foreach (var item in items)
                    sum += item;
                return sum / items.Length;
            }
        """,
        "GradientCheck.Check((double[] x) => Models.Mean(x), (double[] x, double upstream) => Models.MeanBackward(x, upstream), new double[] { 1, 2, 3 })");

    [Fact]
    public Task Defaults() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Decay(double amount, double rate = 0.1, int years = 3, bool compound = true) =>
                compound ? amount * Math.Pow(1 - rate, years) : amount * (1 - rate * years);
        """,
        """
        GradientCheck.Check(Models.Decay, Models.DecayBackward, 2.0),
        GradientCheck.Check(Models.Decay, Models.DecayBackward, 2.0, 0.2, 2, false)
        """);

    [Fact]
    public Task No_diff() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double SquaredError(ReadOnlySpan<double> weights, [NoDiff] ReadOnlySpan<double> input, [NoDiff] double label)
            {
                var prediction = 0.0;
                for (var i = 0; i < weights.Length; i++)
                    prediction += weights[i] * input[i];
                return (prediction - label) * (prediction - label);
            }
        """,
        """
        GradientCheck.Check(
            p => Models.SquaredError(p["w"], [1, 2, 3], 0.5),
            (p, g) => Models.SquaredErrorBackward(p["w"], [1, 2, 3], 0.5, g["w"]),
            new ParameterBlocks { ["w"] = [0.1, -0.2, 0.3] })
        """);

    [Fact]
    public Task Keyword_names() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double @checked(double @class, double @event)
            {
                var @double = @class * @event;
                return @double * @double;
            }
        """,
        "GradientCheck.Check(Models.@checked, Models.checkedBackward, 1.3, 2.0)");

    [Fact]
    public Task Taken_names() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Taken(double x, double dx, double value, double upstream, double t0, double gradient)
            {
                var dValue = x * dx;
                var t1 = value * upstream;
                var workspace = dValue * t1 * t0;
                return workspace * workspace * gradient;
            }
        """,
        "GradientCheck.Check(Models.Taken, Models.TakenBackward, 1.3, 2.0, 0.3, 0.4, 0.5, 0.6)");

    [Fact]
    public Task Unicode_names() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Dichte(double x, double μ, double σ)
            {
                var größe = (x - μ) / σ;
                return Math.Exp(-0.5 * größe * größe) / (σ * Math.Sqrt(2 * Math.PI));
            }
        """,
        "GradientCheck.Check(Models.Dichte, Models.DichteBackward, 1.3, 1.0, 0.8)");
}
