namespace Diff.Generators.Tests.GeneratedCode;

public class StraightLineTests
{
    [Fact]
    public Task Straight_line() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Rosenbrock(double x, double y)
            {
                var a = 1 - x;
                var b = y - x * x;
                return a * a + 100 * b * b;
            }
        """,
        "GradientCheck.Check(Models.Rosenbrock, Models.RosenbrockBackward, 1.2, 1.0)");

    [Fact]
    public Task Named_intermediates() => GradientSnapshot.VerifyAsync(
        """
            /// <summary>The Black-Scholes price of a call.</summary>
            [Differentiable]
            public static double Call(double spot, double strike, double volatility, double rate, double maturity)
            {
                var deviation = volatility * Math.Sqrt(maturity);
                var d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * maturity) / deviation;
                var d2 = d1 - deviation;
                return spot * Special.NormCdf(d1) - strike * Math.Exp(-rate * maturity) * Special.NormCdf(d2);
            }
        """,
        "GradientCheck.Check(Models.Call, Models.CallBackward, 100.0, 105.0, 0.2, 0.03, 1.5)");

    [Fact]
    public Task Reassignment() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Logistic(double x, double r)
            {
                x *= r * (1 - x);
                x *= r * (1 - x);
                x -= 0.5;
                return x * x;
            }
        """,
        "GradientCheck.Check(Models.Logistic, Models.LogisticBackward, 0.3, 3.1)");

    [Fact]
    public Task Shared_subexpressions() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Damped(double t, double decay, double omega) =>
                Math.Exp(-decay * t) * Math.Cos(omega * t) + Math.Exp(-decay * t) * Math.Sin(omega * t);
        """,
        "GradientCheck.Check(Models.Damped, Models.DampedBackward, 0.7, 0.4, 2.1)");

    [Fact]
    public Task Mixed_precision() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Energy(float mass, double velocity, float height)
            {
                var kinetic = 0.5 * mass * velocity * velocity;
                float potential = mass * 9.81f * height;
                return kinetic + potential;
            }
        """,
        "GradientCheck.Check(Models.Energy, Models.EnergyBackward, 2f, 3.0, 0.5f)");

    [Fact]
    public Task Single_precision() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static float Gelu(float x) =>
                0.5f * x * (1 + MathF.Tanh(0.7978846f * (x + 0.044715f * x * x * x)));
        """,
        "GradientCheck.Check(Models.Gelu, Models.GeluBackward, 0.8f)");

    [Fact]
    public Task Kinks() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Hinge(double score, double label, double limit) =>
                Math.Max(0, 1 - label * score) + Math.Abs(score) + Math.Clamp(score * label, -limit, limit) + Math.Min(score, label);
        """,
        """
        GradientCheck.Check(Models.Hinge, Models.HingeBackward, 0.3, 1.0, 0.5),
        GradientCheck.Check(Models.Hinge, Models.HingeBackward, -2.0, 1.0, 0.5)
        """);

    [Fact]
    public Task Stop_gradient() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double TemporalDifference(double estimate, double next, double reward)
            {
                var target = Ad.StopGradient(reward + 0.9 * next);
                var error = target - estimate;
                return error * error;
            }
        """,
        "GradientCheck.Check((double e) => Models.TemporalDifference(e, 2, 1), (double e) => (Models.TemporalDifferenceBackward(e, 2, 1).Value, Models.TemporalDifferenceBackward(e, 2, 1).Estimate), 1.5)");
}
