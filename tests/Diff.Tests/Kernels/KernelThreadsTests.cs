using Diff.Kernels;
using Xunit;

namespace Diff.Tests.Kernels;

public class KernelThreadsTests
{
    [Theory]
    [InlineData(200, 784, 200)]
    [InlineData(13, 3000, 70)]
    [InlineData(300, 500, 20)]
    [InlineData(300, 10, 900)]
    [InlineData(300, 10, 600)]
    [InlineData(2500, 1, 900)]
    [InlineData(1, 2501, 900)]
    public void Results_have_the_same_bits_whatever_the_number_of_threads(int m, int n, int k)
    {
        var random = new Random(3);
        var (a, b) = (Numbers(m * k), Numbers(k * n));
        foreach (var (transposeA, transposeB) in new[] { (false, false), (false, true), (true, false) })
        {
            var expected = WithThreads(1, () => Product(transposeA, transposeB));
            foreach (var threads in new[] { 2, 3, 7 })
                Assert.Equal(expected, WithThreads(threads, () => Product(transposeA, transposeB)));
        }

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];

        float[] Product(bool transposeA, bool transposeB)
        {
            var c = new float[m * n];
            MatrixProduct.Multiply<float>(a, transposeA, b, transposeB, c, m, n, k);
            return c;
        }
    }

    [Fact]
    public void Every_part_runs_once() => WithThreads(4, () =>
    {
        for (var round = 0; round < 300; round++)
        {
            var job = new Counting(new int[round % 40]);
            Workers.Run(ref job, job.Runs.Length, 4);
            Assert.All(job.Runs, runs => Assert.Equal(1, runs));
        }

        return 0;
    });

    [Fact]
    public void Parts_run_on_other_threads_too()
    {
        // Ends only if somebody takes the other part; who helps another test at the moment cannot, so it is tried again.
        var job = new Meeting(new CountdownEvent(2));
        for (var attempt = 0; attempt < 50 && !job.Met.IsSet; attempt++)
        {
            job.Met.Reset();
            Workers.Run(ref job, 2, 2);
        }

        Assert.True(job.Met.IsSet);
    }

    [Fact]
    public void Many_callers_at_once()
    {
        var failures = 0;
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var round = 0; round < 50; round++)
            {
                var job = new Counting(new int[20]);
                Workers.Run(ref job, 20, 3);
                if (job.Runs.Any(runs => runs != 1))
                    Interlocked.Increment(ref failures);
            }
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        Assert.Equal(0, failures);
    }

    [Fact]
    public void A_part_may_have_parts_of_its_own()
    {
        var job = new Nested(new int[8]);
        Workers.Run(ref job, 8, 3);
        Assert.All(job.Runs, runs => Assert.Equal(10, runs));
    }

    [Fact]
    public void There_is_at_least_one_thread() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelThreads.Maximum = 0);

    private static TResult WithThreads<TResult>(int threads, Func<TResult> run)
    {
        var before = KernelThreads.Maximum;
        KernelThreads.Maximum = threads;
        try
        {
            return run();
        }
        finally
        {
            KernelThreads.Maximum = before;
        }
    }

    private readonly struct Counting(int[] runs) : IParallelJob
    {
        public int[] Runs { get; } = runs;

        public void Run(int part) => Interlocked.Increment(ref Runs[part]);
    }

    private readonly struct Nested(int[] runs) : IParallelJob
    {
        public int[] Runs { get; } = runs;

        public void Run(int part)
        {
            var inner = new Counting(new int[10]);
            Workers.Run(ref inner, 10, 3);
            Interlocked.Add(ref Runs[part], inner.Runs.Sum());
        }
    }

    private readonly struct Meeting(CountdownEvent met) : IParallelJob
    {
        public CountdownEvent Met { get; } = met;

        public void Run(int part)
        {
            if (!Met.IsSet)
                Met.Signal();
            Met.Wait(TimeSpan.FromMilliseconds(200));
        }
    }
}
