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
    public void Arguments_that_overlap_are_refused_where_one_is_written()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Call<double[]>("SlopesOfBoth", new double[] { 1, 2, 3 }, 0));
        Assert.Contains("'a' and 'b' share memory", thrown.Message, StringComparison.Ordinal);
    }
}
