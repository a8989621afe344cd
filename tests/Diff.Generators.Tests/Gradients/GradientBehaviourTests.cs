using System.Reflection;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Gradients;

/// <summary>What a gradient method does beside computing: checks, exceptions, threads, memory.</summary>
public sealed class GradientBehaviourTests
{
    private const string Source = """
        public static partial class M
        {
            [Differentiable]
            public static void Mix(Span<double> y, ReadOnlySpan<double> x, double k) { for (var i = 0; i < y.Length; i++) y[i] = y[i] * x[i] + k; }

            [Differentiable]
            public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) { var s = 0.0; for (var i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }

            [Differentiable]
            public static double At(double[] a, int i) => a[i] * a[i];

            [Differentiable]
            public static double Checked(double x, int n) { if (n < 0) throw new ArgumentOutOfRangeException(nameof(n), "No less than zero."); return x / n * (10 / n); }

            [Differentiable]
            public static double Sum(double[] a, ref double s) { foreach (var v in a) s += v * v; return s; }

            [Differentiable]
            public static double Walk(double x, double y, int n)
            {
                var a = x;
                for (var i = 0; i < n; i++) { a = Math.Sin(a) * y + x; if (a > 1) a *= y; while (a * a > 0.9) a *= 0.7; }
                return a;
            }

            [Differentiable]
            public static double Smooth(ReadOnlySpan<double> x, Span<double> y)
            {
                Span<double> t = stackalloc double[3];
                for (var i = 0; i < x.Length; i++) { t[i % 3] += x[i] * y[i]; y[i] = Math.Tanh(t[(i + 1) % 3] + x[i]); }
                return t[0] * t[1] + y[0];
            }

            [Differentiable]
            public static double Rosenbrock(double x, double y) { var a = 1 - x; var b = y - x * x; return a * a + 100 * b * b; }

            public static void CallMix(double[] y, double[] x, double[] yAdjoint, double[] xGradient) => MixBackward(y, x, 2, xGradient: xGradient, yAdjoint: yAdjoint);

            public static void CallMixOverlapping(double[] y, double[] adjoint, double[] gradient) => MixBackward(y.AsSpan(0, 2), y.AsSpan(1, 2), 2, adjoint, gradient);

            public static double CallDot(double[] a, double[] aGradient, double[] bGradient) => DotBackward(a, a, aGradient, bGradient).Value;

            public static double[] Walks(int count) { var r = new double[3 * count]; for (var i = 0; i < count; i++) (r[3 * i], r[3 * i + 1], r[3 * i + 2]) = WalkBackward(0.3 + i * 0.01, 1.1, i % 17); return r; }

            public static long Bytes()
            {
                double[] x = [0.1, 0.2, 0.3, 0.4], y = [1, 2, 3, 4], gx = new double[4], gy = new double[4];
                double sum = 0;
                for (var round = 0; round < 3; round++)
                    sum += One(x, y, gx, gy);
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var round = 0; round < 10; round++)
                    sum += One(x, y, gx, gy);
                var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                return double.IsNaN(sum) ? -1 : bytes;
            }

            private static double One(double[] x, double[] y, double[] gx, double[] gy)
            {
                var value = RosenbrockBackward(1.2, 1.0).Value + WalkBackward(0.5, 1.1, 50).X + WalkBackward(0.5, 1.1, 500).X;
                MixBackward(y, x, 0.5, gy, gx);
                return value + DotBackward(x, y, gx, gy).Value + SmoothBackward(x, y, gx, gy).Value;
            }
        }
        """;

    private static readonly Lazy<LoadedAssembly> Loaded = new(() => GeneratorRunner.Run(new DifferentiableGenerator(), Source).Load());

    private static void AtBackward(double[]? a, int index)
    {
        var method = Loaded.Value.Method("M", "AtBackward", typeof(double[]), typeof(int), typeof(double));
        method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [a, index, 1.0], null);
    }

    [Fact]
    public void Arguments_that_overlap_are_refused_where_one_is_written()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Loaded.Value.Invoke("M", "CallMixOverlapping", new double[3], new double[2], new double[2]));
        Assert.Contains("'y' and 'x' share memory", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_are_only_read_may_be_the_same()
    {
        double[] a = [1, 2], left = new double[2], right = new double[2];
        Assert.Equal(5.0, Loaded.Value.Invoke("M", "CallDot", a, left, right));
        Assert.Equal(a, left);
        Assert.Equal(a, right);
    }

    [Theory]
    [InlineData(2, 3, "yAdjoint")]
    [InlineData(3, 4, "xGradient")]
    public void Buffers_of_other_lengths_are_refused_before_anything_is_written(int adjoint, int gradient, string name)
    {
        double[] y = [1, 2, 3];
        var thrown = Assert.Throws<ArgumentException>(() => Loaded.Value.Invoke("M", "CallMix", y, new double[3], new double[adjoint], new double[gradient]));
        Assert.Equal(name, thrown.ParamName);
        Assert.Equal([1, 2, 3], y);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void An_index_out_of_range_throws_as_it_does_in_the_method(int index)
        => Assert.Throws<IndexOutOfRangeException>(() => AtBackward(new double[2], index));

    [Fact]
    public void An_argument_check_throws_as_it_does_in_the_method()
    {
        var primal = Assert.Throws<ArgumentOutOfRangeException>(() => Loaded.Value.Invoke("M", "Checked", 1.0, -1));
        var gradient = Assert.Throws<ArgumentOutOfRangeException>(() => Loaded.Value.Invoke("M", "CheckedBackward", 1.0, -1));
        Assert.Equal(primal.Message, gradient.Message);
        Assert.Throws<DivideByZeroException>(() => Loaded.Value.Invoke("M", "CheckedBackward", 1.0, 0));
    }

    [Fact]
    public void A_null_array_throws_as_it_does_in_the_method()
    {
        Assert.Throws<NullReferenceException>(() => Loaded.Value.Invoke("M", "At", null, 0));
        Assert.Throws<NullReferenceException>(() => AtBackward(null, 0));
    }

    [Fact]
    public void Many_threads_get_the_same_bits()
    {
        var walks = Loaded.Value.Delegate<Func<int, double[]>>("M", "Walks");
        var expected = walks(100).Select(BitConverter.DoubleToInt64Bits).ToArray();
        Parallel.For(0, 64, _ => Assert.Equal(expected, walks(100).Select(BitConverter.DoubleToInt64Bits)));
    }

    [Fact]
    public void A_warm_call_with_scalars_and_spans_allocates_nothing() => Assert.Equal(0L, Loaded.Value.Invoke("M", "Bytes"));
}
