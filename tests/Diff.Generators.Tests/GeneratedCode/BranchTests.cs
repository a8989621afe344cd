namespace Diff.Generators.Tests.GeneratedCode;

public class BranchTests
{
    [Fact]
    public Task If_else() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Huber(double prediction, double target, double delta)
            {
                var error = prediction - target;
                double loss;
                if (Math.Abs(error) <= delta)
                {
                    loss = 0.5 * error * error;
                }
                else
                {
                    loss = delta * (Math.Abs(error) - 0.5 * delta);
                }

                return loss;
            }
        """,
        """
        GradientCheck.Check(Models.Huber, Models.HuberBackward, 1.2, 1.0, 0.5),
        GradientCheck.Check(Models.Huber, Models.HuberBackward, -1.2, 1.0, 0.5)
        """);

    [Fact]
    public Task If_without_else() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Price(double amount, double rate)
            {
                var price = amount * rate;
                if (price > 10)
                    price -= 0.1 * (price - 10) * (price - 10);
                return price * price;
            }
        """,
        """
        GradientCheck.Check(Models.Price, Models.PriceBackward, 3.0, 2.0),
        GradientCheck.Check(Models.Price, Models.PriceBackward, 6.0, 2.0)
        """);

    [Fact]
    public Task Sum_that_starts_with_a_condition() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Saturate(double x, double limit)
            {
                var saturated = x / (1.5 + x * x);
                return limit > 0.1 ? saturated : x;
            }
        """,
        """
        GradientCheck.Check(Models.Saturate, Models.SaturateBackward, -0.7, 0.9),
        GradientCheck.Check(Models.Saturate, Models.SaturateBackward, -0.7, 0.0)
        """);

    [Fact]
    public Task Conditional_expression() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Elu(double x, double alpha) => x > 0 ? x : alpha * (Math.Exp(x) - 1);
        """,
        """
        GradientCheck.Check(Models.Elu, Models.EluBackward, 0.5, 0.7),
        GradientCheck.Check(Models.Elu, Models.EluBackward, -0.5, 0.7)
        """);

    [Fact]
    public Task Short_circuit() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Well(double x, double y)
            {
                if (x > 0 && Math.Sqrt(x) < y || y < -1)
                    return x * y;
                return x + y;
            }
        """,
        """
        GradientCheck.Check(Models.Well, Models.WellBackward, 0.5, 2.0),
        GradientCheck.Check(Models.Well, Models.WellBackward, -0.5, 2.0),
        GradientCheck.Check(Models.Well, Models.WellBackward, 0.5, -2.0)
        """);

    [Fact]
    public Task Switch_statement() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Activate(double x, Activation kind)
            {
                switch (kind)
                {
                    case Activation.Relu:
                        return Math.Max(0, x);
                    case Activation.Tanh:
                        return Math.Tanh(x);
                    case Activation.Softplus:
                        return Math.Log(1 + Math.Exp(x));
                    default:
                        return x;
                }
            }
        """,
        """
        GradientCheck.Check(Models.Activate, Models.ActivateBackward, 0.5, Activation.Relu),
        GradientCheck.Check(Models.Activate, Models.ActivateBackward, 0.5, Activation.Tanh),
        GradientCheck.Check(Models.Activate, Models.ActivateBackward, 0.5, Activation.Softplus),
        GradientCheck.Check(Models.Activate, Models.ActivateBackward, 0.5, Activation.None)
        """,
        "public enum Activation { None, Relu, Tanh, Softplus }");

    [Fact]
    public Task Switch_expression() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Tax(double income, double rate) => income switch
            {
                <= 0 => 0,
                > 0 and < 10 => rate * income,
                var high when rate > 0.5 => 0.5 * high,
                _ => rate * income + 0.1 * (income - 10) * (income - 10),
            };
        """,
        """
        GradientCheck.Check(Models.Tax, Models.TaxBackward, -3.0, 0.2),
        GradientCheck.Check(Models.Tax, Models.TaxBackward, 3.0, 0.2),
        GradientCheck.Check(Models.Tax, Models.TaxBackward, 30.0, 0.2),
        GradientCheck.Check(Models.Tax, Models.TaxBackward, 30.0, 0.7)
        """);

    [Fact]
    public Task Early_return() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Sinc(double x, double scale)
            {
                if (x == 0)
                    return scale;
                var y = Math.PI * x;
                if (Math.Abs(y) < 1e-3)
                    return scale * (1 - y * y / 6);
                return scale * Math.Sin(y) / y;
            }
        """,
        """
        GradientCheck.Check(Models.Sinc, Models.SincBackward, 0.4, 2.0),
        GradientCheck.Check(new GradientCheckOptions { Step = 1e-5, Steps = 4, RelativeTolerance = 1e-4, AbsoluteTolerance = 1e-4 }, Models.Sinc, Models.SincBackward, 1e-4, 2.0)
        """);

    [Fact]
    public Task Argument_checks() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double GeometricMean(double x, double y)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(x);
                if (y < 0)
                    throw new ArgumentOutOfRangeException(nameof(y), "A geometric mean needs numbers that are not negative.");
                return Math.Sqrt(x * y);
            }
        """,
        "GradientCheck.Check(Models.GeometricMean, Models.GeometricMeanBackward, 0.4, 2.0)");
}
