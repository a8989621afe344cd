using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Gradients;

/// <summary>What the two methods of a recursive one do beside computing: how often they run, what they allocate and refuse.</summary>
public sealed class RecursionBehaviourTests
{
    private const string Source = """
        public static partial class M
        {
            public static int Calls;

            [Differentiable]
            public static double Chain(double x, int n) => n == 0 ? x : Chain(Counted(x) * 0.9, n - 1) * x;

            private static double Counted(double x) { Calls++; return Math.Sin(x); }

            [DerivativeOf(nameof(Counted))]
            private static double CountedRule(double x, double value, double upstream) => upstream * Math.Cos(x);

            [Differentiable]
            public static void Halves(Span<double> a)
            {
                if (a.Length < 2)
                    return;
                var m = a.Length / 2;
                Halves(a[..m]);
                Halves(a[m..]);
                for (var i = 0; i < m; i++)
                    (a[i], a[m + i]) = (a[i] + a[m + i] * 0.5, a[i] * a[m + i]);
            }

            [Differentiable]
            public static double Both(double[] a, int start) { Add(a, a.AsSpan(start), 2); return a[0] * a[1]; }

            private static void Add(Span<double> a, ReadOnlySpan<double> b, int n) { if (n == 0) return; a[0] += b[0] * b[0]; Add(a[..1], b, n - 1); }

            [Differentiable]
            public static double Checked(double[] a, double x, int n)
            {
                if (n == 0)
                    return x;
                a[n % 2] += x;
                if (a[0] > 100)
                    throw new InvalidOperationException("too much");
                var k = 0;
                while (k++ < 2)
                    x += Checked(a, Math.Sin(x * a[0]), n - 1) * a[1];
                return x;
            }

            public static double[] SlopesOfChecked(double first, int n) { var g = CheckedBackward([first, 0.5], 0.7, n); return [g.Value, .. g.A, g.X]; }

            public static int CallsOf(int n) { Calls = 0; _ = ChainBackward(0.7, n).X; return Calls; }

            public static double[] SlopesOfBoth(double[] a, int start) => BothBackward(a, start).A;

            public static long Bytes()
            {
                double[] a = [1, 2, 3, 4, 5, 6, 7, 8], adjoint = new double[8];
                for (var round = 0; round < 3; round++)
                    HalvesBackward(a, adjoint);
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var round = 0; round < 10; round++)
                    HalvesBackward(a, adjoint);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    private static readonly Lazy<LoadedAssembly> Loaded = new(() => GeneratorRunner.Run(new DifferentiableGenerator(), Source).Load());

    private static T Call<T>(string method, params object?[] arguments) => (T)Loaded.Value.Invoke("M", method, arguments)!;

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void Every_call_runs_once(int depth) => Assert.Equal(depth, Call<int>("CallsOf", depth));

    [Fact]
    public void A_warm_call_on_spans_allocates_nothing() => Assert.Equal(0L, Call<long>("Bytes"));

    [Fact]
    public void An_exception_midway_leaves_nothing_on_the_stacks()
    {
        var before = Call<double[]>("SlopesOfChecked", 0.3, 5);
        for (var first = 90; first < 110; first++)
        {
            try
            {
                Call<double[]>("SlopesOfChecked", (double)first, 6);
            }
            catch (InvalidOperationException thrown)
            {
                Assert.Equal("too much", thrown.Message);
            }
        }

        Assert.Throws<InvalidOperationException>(() => Call<double[]>("SlopesOfChecked", 101.0, 6));
        Assert.Equal(before, Call<double[]>("SlopesOfChecked", 0.3, 5));
    }

    [Fact]
    public void Threads_do_not_meet()
    {
        double[][] alone = [.. Enumerable.Range(0, 8).Select(Slopes)];
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => Assert.Equal(alone[i % 8], Slopes(i % 8)));

        static double[] Slopes(int n) => Call<double[]>("SlopesOfChecked", 0.3 - n * 0.1, n);
    }

    [Fact]
    public void Methods_of_one_class_may_call_the_same_recursive_one() => CheckedGradients.Run(
        """
        GradientCheck.Check(Models.G, Models.GBackward, 0.8, 4),
            GradientCheck.Check(Models.First, Models.FirstBackward, 0.8, 4),
            GradientCheck.Check((double x, int n) => Models.Second(x, n), (double x, int n, double u) => Models.SecondBackward(x, n, u), 0.8, 4),
            GradientCheck.Check((double x, double y, int n) => Models.Second(x, y, n), (double x, double y, int n, double u) => Models.SecondBackward(x, y, n, u), 0.8, 0.3, 4)
        """,
        """
        public static partial class Models
        {
            [Differentiable] public static double G(double x, int n) => n <= 0 ? x : Math.Sin(H(x, n - 1)) * x;

            [Differentiable] public static double First(double x, int n) => G(x, n) * H(x, n);

            [Differentiable] public static double Second(double x, int n) => n <= 0 ? G(x, 1) : Second(G(x, n), n - 1) + x;

            [Differentiable] public static double Second(double x, double y, int n) => n <= 0 ? G(y, 1) : Second(Second(x, n), y, n - 2) * x;

            private static double H(double x, int n) { double HReverseOfFirst = n, Reverse = x; return n <= 0 ? 1 : G(Reverse * 0.9, n - 1) + HReverseOfFirst; }
        }
        """);

    [Fact]
    public void Recursive_methods_of_tensors_have_names_beside_those_of_others() => CheckedGradients.Run(
        "GradientCheck.Check(a => Models.Total(a, 3), a => Models.TotalBackward(a, 3).A, [0.3, -0.7, 1.1])",
        """
        public static partial class Models
        {
            [Differentiable] public static Tensor<double> Deep(Tensor<double> x, int n) => n <= 0 ? x : Deep(Tensor.Sin(x), n - 1);

            [Differentiable] public static double Total(double[] a, int n) => Tensor.Sum(Deep(Tensor.Create(a), n)) * Sum(Tensor.Create(a), n);

            [Differentiable] public static double Sum(Tensor<double> x, int n) => n <= 0 ? Tensor.Sum(Deep(x, n)) : Tensor.Mean(Deep(x, 1)) * Sum(x, n - 1);

            public static double Use(double[] a) => Tensor.Sum(DeepForward(Tensor.Create(a), 2)) + SumForward(Tensor.Create(a), 2);
        }
        """);

    [Fact]
    public void Arguments_that_overlap_are_refused_where_one_is_written()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Call<double[]>("SlopesOfBoth", new double[] { 1, 2, 3 }, 0));
        Assert.Contains("'a' and 'b' share memory", thrown.Message, StringComparison.Ordinal);
    }
}
