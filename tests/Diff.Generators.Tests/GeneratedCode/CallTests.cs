namespace Diff.Generators.Tests.GeneratedCode;

public class CallTests
{
    [Fact]
    public Task Helper_inlined() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Loss(double weight, double input, double label)
            {
                var p = Sigmoid(weight * input);
                return -label * Math.Log(p) - (1 - label) * Math.Log(1 - p);
            }

            private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
        """,
        "GradientCheck.Check(Models.Loss, Models.LossBackward, 0.3, 2.0, 0.8)");

    [Fact]
    public Task Helper_with_loop() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Cosine(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));

            private static double Dot(ReadOnlySpan<double> u, ReadOnlySpan<double> v)
            {
                var sum = 0.0;
                for (var i = 0; i < u.Length; i++)
                    sum += u[i] * v[i];
                return sum;
            }
        """,
        """
        GradientCheck.Check(
            p => Models.Cosine(p["a"], p["b"]),
            (p, g) => Models.CosineBackward(p["a"], p["b"], g["a"], g["b"]),
            new ParameterBlocks { ["a"] = [1, -2, 3], ["b"] = [0.5, 0.2, -1] })
        """);

    [Fact]
    public Task Recursion() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Power(double x, int n)
            {
                if (n == 0)
                    return 1;
                var half = Power(x, n / 2);
                return n % 2 == 0 ? half * half : half * half * x;
            }
        """,
        """
        GradientCheck.Check(Models.Power, Models.PowerBackward, 1.3, 9),
        GradientCheck.Check(Models.Power, Models.PowerBackward, 1.3, 0)
        """);

    [Fact]
    public Task Mutual_recursion() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Cascade(double x, int n) => n == 0 ? x : Ebb(Math.Sin(x), n - 1);

            private static double Ebb(double x, int n) => n == 0 ? x * x : x * Cascade(0.9 * x, n - 1);
        """,
        """
        GradientCheck.Check(Models.Cascade, Models.CascadeBackward, 1.3, 4),
        GradientCheck.Check(Models.Cascade, Models.CascadeBackward, 1.3, 5)
        """);

    [Fact]
    public Task Lambda_passed() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Work(double stiffness, double from, double to) =>
                Integrate(x => stiffness * x * Math.Exp(-x), from, to, 8);

            private static double Integrate(Func<double, double> f, double a, double b, int steps)
            {
                var h = (b - a) / steps;
                var sum = 0.5 * (f(a) + f(b));
                for (var i = 1; i < steps; i++)
                    sum += f(a + i * h);
                return h * sum;
            }
        """,
        "GradientCheck.Check(Models.Work, Models.WorkBackward, 2.0, 0.1, 1.4)");

    [Fact]
    public Task Local_function() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double RungeKutta(double y, double rate, double dt)
            {
                var k1 = Slope(y);
                var k2 = Slope(y + 0.5 * dt * k1);
                return y + dt * k2;

                double Slope(double at) => rate * at * (1 - at);
            }
        """,
        "GradientCheck.Check(Models.RungeKutta, Models.RungeKuttaBackward, 0.3, 2.0, 0.1)");

    [Fact]
    public Task Generic_helper() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Smooth(double x, float edge) => Smoothstep(x) * Smoothstep(edge);

            private static T Smoothstep<T>(T t) where T : IFloatingPointIeee754<T> => t * t * (T.CreateChecked(3) - T.CreateChecked(2) * t);
        """,
        "GradientCheck.Check(Models.Smooth, Models.SmoothBackward, 0.3, 0.6f)");

    [Fact]
    public Task Custom_rule() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Implicit(double a, double b) => a * Root(a, b);

            /// <summary>The x with x³ + a x = b.</summary>
            public static double Root(double a, double b)
            {
                var x = 0.0;
                for (var i = 0; i < 60; i++)
                    x -= (x * x * x + a * x - b) / (3 * x * x + a);
                return x;
            }

            [DerivativeOf(nameof(Root))]
            public static (double A, double B) RootGradient(double a, double b, double value, double upstream)
            {
                var scale = upstream / (3 * value * value + a);
                return (-value * scale, scale);
            }
        """,
        "GradientCheck.Check(Models.Implicit, Models.ImplicitBackward, 1.3, 2.0)");

    [Fact]
    public Task Custom_rules_for_objects_and_generics() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Discount(double rate, double years) => new Curve(rate).At(years) * Clamped(years);

            private static T Clamped<T>(T x) where T : IFloatingPointIeee754<T> => T.Max(x, T.One);

            [DerivativeOf(typeof(Curve), nameof(Curve.At))]
            private static (Curve, double) AtGradient(Curve curve, double years, double value, double upstream)
                => (new(-years * value * upstream), -curve.Rate * value * upstream);

            [DerivativeOf(nameof(Clamped))]
            private static double ClampedGradient(double x, double value, double upstream) => x > 1 ? upstream : 0;
        """,
        "GradientCheck.Check(Models.Discount, Models.DiscountBackward, 0.03, 2.0)",
        """
        public readonly record struct Curve(double Rate)
        {
            public double At(double years) => Math.Exp(-Rate * years);
        }
        """);

    [Fact]
    public Task Annotated_callee() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Outer(double x, double y) => Inner(x * y) + Inner(x);

            [Differentiable]
            public static double Inner(double z) => Math.Atan(z) * z;
        """,
        """
        GradientCheck.Check(Models.Outer, Models.OuterBackward, 1.3, 2.0),
        GradientCheck.Check(Models.Inner, Models.InnerBackward, 1.3)
        """);

    [Fact]
    public Task Recursion_that_writes() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Energy(double[] a)
            {
                Transform(a);
                return a[0] * a[^1];
            }

            private static void Transform(Span<double> a)
            {
                if (a.Length < 2)
                    return;
                var m = a.Length / 2;
                Transform(a[..m]);
                Transform(a[m..]);
                for (var i = 0; i < m; i++)
                {
                    var t = a[i];
                    a[i] = t + a[m + i];
                    a[m + i] = t * a[m + i];
                }
            }
        """,
        "GradientCheck.Check(Models.Energy, (double[] a, double upstream) => Models.EnergyBackward(a, upstream), new double[] { 1.5, 2, 0.3, -0.7 })");

    [Fact]
    public Task Annotated_callee_with_private_state() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Bill(double amount, ReadOnlySpan<double> parts) => Rates.Taxed(amount) * Rates.Mean(parts);
        """,
        """
        GradientCheck.Check(
            p => Models.Bill(p["amount"][0], p["parts"]),
            (p, g) => g["amount"][0] = Models.BillBackward(p["amount"][0], p["parts"], g["parts"]).Amount,
            new ParameterBlocks { ["amount"] = [1.3], ["parts"] = [0.5, 0.2, -1] })
        """,
        """
        public static partial class Rates
        {
            private static readonly double s_rate = double.Parse("0.2", System.Globalization.CultureInfo.InvariantCulture);

            [Differentiable]
            public static double Taxed(double amount) => amount * (1 + s_rate * amount);

            [Differentiable]
            public static double Mean(ReadOnlySpan<double> parts)
            {
                var sum = 0.0;
                foreach (var part in parts)
                    sum += part * part;
                return sum * s_rate / parts.Length;
            }
        }
        """);
}
