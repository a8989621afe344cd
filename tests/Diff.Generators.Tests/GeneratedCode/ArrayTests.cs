namespace Diff.Generators.Tests.GeneratedCode;

public class ArrayTests
{
    [Fact]
    public Task Span_read() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
            {
                var sum = 0.0;
                for (var i = 0; i < a.Length; i++)
                    sum += a[i] * b[i];
                return sum;
            }
        """,
        """
        GradientCheck.Check(
            p => Models.Dot(p["a"], p["b"]),
            (p, g) => Models.DotBackward(p["a"], p["b"], g["a"], g["b"]),
            new ParameterBlocks { ["a"] = [1, -2, 3], ["b"] = [0.5, 0.2, -1] })
        """);

    [Fact]
    public Task Span_in_place() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static void Accumulate(Span<double> y, double decay)
            {
                for (var i = 1; i < y.Length; i++)
                    y[i] += decay * y[i - 1] * y[i];
            }
        """,
        """
        GradientCheck.Check(
            p => { Models.Accumulate(p["y"], p["d"][0]); return p["y"][1] + 2 * p["y"][3]; },
            (p, g) =>
            {
                g["y"] = [0, 1, 0, 2];
                g["d"][0] = Models.AccumulateBackward(p["y"], p["d"][0], g["y"]).Decay;
            },
            new ParameterBlocks { ["y"] = [1, -2, 3, 0.5], ["d"] = [0.7] })
        """);

    [Fact]
    public Task Output_span() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static void Softmax(ReadOnlySpan<double> logits, Span<double> probabilities)
            {
                var sum = 0.0;
                for (var i = 0; i < logits.Length; i++)
                {
                    probabilities[i] = Math.Exp(logits[i]);
                    sum += probabilities[i];
                }

                for (var i = 0; i < logits.Length; i++)
                    probabilities[i] /= sum;
            }
        """,
        """
        GradientCheck.Check(
            p => { var y = new double[3]; Models.Softmax(p["x"], y); return y[0] + 2 * y[2]; },
            (p, g) => Models.SoftmaxBackward(p["x"], new double[3], g["x"], new double[] { 1, 0, 2 }),
            new ParameterBlocks { ["x"] = [1, -2, 0.5] })
        """);

    [Fact]
    public Task Array_by_value() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Norm(double[] x, double epsilon)
            {
                var sum = epsilon;
                foreach (var item in x)
                    sum += item * item;
                return Math.Sqrt(sum);
            }
        """,
        """
        GradientCheck.Check(Models.Norm, (double[] x, double e, double upstream) => Models.NormBackward(x, e, upstream), new double[] { 1, -2, 3 }, 0.1),
        GradientCheck.Check(
            p => Models.Norm(p["x"], p["e"][0]),
            (p, g) => g["e"][0] = Models.NormBackward(p["x"], p["e"][0], g["x"]).Epsilon,
            new ParameterBlocks { ["x"] = [1, -2, 3], ["e"] = [0.1] })
        """);

    [Fact]
    public Task Two_dimensional() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Bilinear(double[] x, double[,] a, double[] y)
            {
                var sum = 0.0;
                for (var i = 0; i < a.GetLength(0); i++)
                {
                    for (var j = 0; j < a.GetLength(1); j++)
                        sum += x[i] * a[i, j] * y[j];
                }

                return sum;
            }
        """,
        """
        GradientCheck.Check(
            Models.Bilinear,
            (double[] x, double[,] a, double[] y, double upstream) => Models.BilinearBackward(x, a, y, upstream),
            new double[] { 1, -2 }, new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, new double[] { 0.5, 1, 2 })
        """);

    [Fact]
    public Task Jagged() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Energy(double[][] layers)
            {
                var sum = 0.0;
                foreach (var layer in layers)
                {
                    var product = 1.0;
                    foreach (var weight in layer)
                        product *= 1 + weight;
                    sum += product * product;
                }

                return sum;
            }
        """,
        """
        GradientCheck.Check(
            Models.Energy,
            (double[][] x, double upstream) => Models.EnergyBackward(x, upstream),
            (object)new double[][] { [1, 2], [], [0.5, -0.2, 3] })
        """);

    [Fact]
    public Task Slices() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Perceptron(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input)
            {
                var weights = parameters[..^1];
                var bias = parameters[^1];
                for (var i = 0; i < weights.Length; i++)
                    bias += weights[i] * input[i];
                return Math.Tanh(bias);
            }
        """,
        """
        GradientCheck.Check(
            p => Models.Perceptron(p["p"], p["x"]),
            (p, g) => Models.PerceptronBackward(p["p"], p["x"], g["p"], g["x"]),
            new ParameterBlocks { ["p"] = [0.1, -0.2, 0.3], ["x"] = [0.5, 0.2] })
        """);

    [Fact]
    public Task Local_array() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Chebyshev(double x, int degree)
            {
                var t = new double[degree + 1];
                t[0] = 1;
                t[1] = x;
                for (var i = 2; i <= degree; i++)
                    t[i] = 2 * x * t[i - 1] - t[i - 2];
                return t[degree];
            }
        """,
        "GradientCheck.Check(Models.Chebyshev, Models.ChebyshevBackward, 0.3, 5)");

    [Fact]
    public Task Array_chosen_by_a_condition() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Mixed(double[] a, double[] b, bool swap)
            {
                var target = swap ? a : b;
                target[0] *= 2 * a[0];
                return a[0] * b[0] * target[1];
            }
        """,
        """
        GradientCheck.Check(Models.Mixed, (double[] a, double[] b, bool s, double upstream) => Models.MixedBackward(a, b, s, upstream), new double[] { 1.5, 2 }, new double[] { 3, 0.7 }, true),
        GradientCheck.Check(Models.Mixed, (double[] a, double[] b, bool s, double upstream) => Models.MixedBackward(a, b, s, upstream), new double[] { 1.5, 2 }, new double[] { 3, 0.7 }, false)
        """);

    [Fact]
    public Task Arrays_that_are_swapped() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Relax(double[] a, double[] b, int steps)
            {
                for (var i = 0; i < steps; i++)
                {
                    b[0] = 0.5 * a[0] * a[1];
                    (a, b) = (b, a);
                }

                return a[0];
            }
        """,
        """
        GradientCheck.Check(Models.Relax, (double[] a, double[] b, int s, double upstream) => Models.RelaxBackward(a, b, s, upstream), new double[] { 1.5, 2 }, new double[] { 3, 0.7 }, 3),
        GradientCheck.Check(Models.Relax, (double[] a, double[] b, int s, double upstream) => Models.RelaxBackward(a, b, s, upstream), new double[] { 1.5, 2 }, new double[] { 3, 0.7 }, 0)
        """);

    [Fact]
    public Task Rows_that_are_exchanged() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Reflect(double[][] a, double x)
            {
                var rows = new double[2][];
                rows[0] = a[1];
                rows[1] = new double[] { x, a[0][0] };
                (rows[0], rows[1]) = (rows[1], rows[0]);
                rows[1][0] *= x;
                return rows[0][0] * rows[0][1] * rows[1][0];
            }
        """,
        """
        GradientCheck.Check(Models.Reflect, (double[][] a, double x, double upstream) => Models.ReflectBackward(a, x, upstream), new[] { new[] { 1.5 }, new[] { 2.0, 3 } }, 0.7)
        """);

    [Fact]
    public Task Spans_in_turn() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Smooth(double[] a, double[] b, int steps)
            {
                Span<double> from = a, to = b;
                for (var k = 0; k < steps; k++)
                {
                    for (var i = 1; i < from.Length; i++)
                        to[i] = 0.5 * from[i] * from[i - 1];
                    var next = to;
                    to = from;
                    from = next;
                }

                return from[^1];
            }
        """,
        """
        GradientCheck.Check(Models.Smooth, (double[] a, double[] b, int s, double upstream) => Models.SmoothBackward(a, b, s, upstream), new double[] { 1.5, 2, 0.3 }, new double[] { 3, 0.7, 1 }, 3)
        """);

    [Fact]
    public Task Span_that_moves_on() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Horner(ReadOnlySpan<double> c, double x)
            {
                var sum = 0.0;
                while (c.Length > 0)
                {
                    sum = sum * x + c[0];
                    c = c[1..];
                }

                return sum;
            }
        """,
        """
        GradientCheck.Check(
            p => Models.Horner(p["c"], p["x"][0]),
            (p, g) => g["x"][0] = Models.HornerBackward(p["c"], p["x"][0], g["c"]).X,
            new ParameterBlocks { ["c"] = [1.5, 2, 0.3], ["x"] = [0.7] })
        """);

    [Fact]
    public Task Matrix_product() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int n)
            {
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j < n; j++)
                    {
                        var sum = 0.0;
                        for (var k = 0; k < n; k++)
                            sum += a[i * n + k] * b[k * n + j];
                        c[i * n + j] = sum;
                    }
                }
            }
        """,
        """
        GradientCheck.Check(
            p => { var c = new double[4]; Models.Multiply(p["a"], p["b"], c, 2); return c[0] + 2 * c[1] - c[3]; },
            (p, g) => Models.MultiplyBackward(p["a"], p["b"], new double[4], 2, g["a"], g["b"], new double[] { 1, 2, 0, -1 }),
            new ParameterBlocks { ["a"] = [1, -2, 0.5, 3], ["b"] = [0.1, 0.2, 0.3, 0.4] })
        """);
}
