using Diff.Kernels;

namespace Diff.Gradient.Tests;

/// <summary>Cross-entropy with its gradient: one pass over the rows, beside the formula in eager operations.</summary>
public sealed class CrossEntropyTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void Rows_of_every_length()
    {
        var random = new Philox(3);
        for (var columns = 1; columns < 150; columns++)
        {
            var rows = 1 + columns % 7;
            var x = 10 * Tensor.Normal<double>([rows, columns], random);
            int[] labels = [.. Enumerable.Range(0, rows).Select(row => row * 13 % columns)];
            var wide = RowModels.ClassesInDoubleBackward(x, labels, upstream: 2);
            AssertClose(Expected(x, labels), wide.Value, 1e-13);
            AssertClose(2 * ExpectedGradient(x, labels), wide.Logits, 1e-13);

            var narrow = RowModels.ClassesBackward(Narrow(x), labels);
            var ofNarrow = Widened(Narrow(x));
            AssertClose(Expected(ofNarrow, labels) / rows, narrow.Value, 1e-5);
            AssertClose(ExpectedGradient(ofNarrow, labels) / rows, Widened(narrow.Logits), 1e-6);
        }
    }

    [Fact]
    public void Infinities_and_NaN()
    {
        double[] logits = [-Infinity, 0, 0, -Infinity, 0, 0, Infinity, 0, 0, double.NaN, 0, 0, -Infinity, -Infinity, -Infinity, 1e4, -1e4, 1e308];
        for (var row = 0; row < logits.Length / 3; row++)
        {
            var x = Tensor.Create(logits[(3 * row)..(3 * row + 3)], [1, 3]);
            for (var label = 0; label < 3; label++)
            {
                var gradient = RowModels.ClassesInDoubleBackward(x, [label]);
                Assert.Equal(Expected(x, [label]), gradient.Value, 1e-13);
                Assert.Equal(ExpectedGradient(x, [label]).ToArray(), gradient.Logits.ToArray());
            }
        }
    }

    [Fact]
    public void The_adjoint_may_need_the_loss()
    {
        var x = Tensor.Normal<double>([4, 5], new Philox(1));
        int[] labels = [4, 0, 2, 2];
        GradientCheck.Check((Tensor<double> t) => RowModels.Square(t, labels), (Tensor<double> t) => RowModels.SquareBackward(t, labels), x).ThrowIfFailed();
    }

    [Fact]
    public void No_rows()
    {
        var gradient = RowModels.ClassesBackward(Tensor.Zeros<float>([0, 3]), []);
        Assert.Equal(float.NaN, gradient.Value);
        Assert.Equal([0, 3], gradient.Logits.Shape);
    }

    [Fact]
    public void Labels_are_checked()
    {
        var x = Tensor.Zeros<float>([2, 3]);
        var expected = Assert.Throws<ArgumentOutOfRangeException>(() => RowModels.Classes(x, [0, 3]));
        var actual = Assert.Throws<ArgumentOutOfRangeException>(() => RowModels.ClassesBackward(x, [0, 3]));
        Assert.Equal(expected.Message, actual.Message);
        Assert.Throws<ArgumentException>(() => RowModels.ClassesBackward(x, [0]));
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        var random = new Philox(5);
        var threads = KernelThreads.Maximum;
        try
        {
            foreach (var (rows, columns) in new[] { (5000, 10), (37, 3001), (2, 100_000) })
            {
                var x = Tensor.Normal<float>([rows, columns], random);
                int[] labels = [.. Enumerable.Range(0, rows).Select(row => row % columns)];
                KernelThreads.Maximum = 1;
                var alone = RowModels.ClassesBackward(x, labels);
                KernelThreads.Maximum = 3;
                for (var i = 0; i < 10; i++)
                {
                    var together = RowModels.ClassesBackward(x, labels);
                    Assert.Equal(alone.Value, together.Value);
                    Assert.True(alone.Logits.AsSpan().SequenceEqual(together.Logits.AsSpan()));
                }
            }
        }
        finally
        {
            KernelThreads.Maximum = threads;
        }
    }

    [Fact]
    public void A_warm_call_allocates_nothing()
    {
        var x = Tensor.Normal<float>([200, 10], new Philox(1));
        var labels = new int[200];
        var gradient = RowModels.ClassesBackward(x, labels);
        gradient = RowModels.ClassesBackward(x, labels, gradient);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            gradient = RowModels.ClassesBackward(x, labels, gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(RowModels.Classes(x, labels), gradient.Value);
    }

    private static double Expected(Tensor<double> x, int[] labels)
        => -Tensor.Sum(Tensor.Where(Tensor.OneHot<double>(labels, x.Shape[1]), Tensor.LogSoftmax(x), Tensor.Scalar(0.0)));

    private static Tensor<double> ExpectedGradient(Tensor<double> x, int[] labels) => Tensor.Softmax(x) - Tensor.OneHot<double>(labels, x.Shape[1]);

    private static Tensor<float> Narrow(Tensor<double> x) => Tensor.Create([.. x.ToArray().Select(e => (float)e)], x.Shape);

    private static Tensor<double> Widened(Tensor<float> x) => Tensor.Create([.. x.ToArray().Select(e => (double)e)], x.Shape);

    private static void AssertClose(double expected, double actual, double tolerance)
        => Assert.True(Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), $"{expected} {actual}");

    private static void AssertClose(Tensor<double> expected, Tensor<double> actual, double tolerance)
        => Assert.True(Tensor.AllClose(expected, actual, tolerance, tolerance), $"{expected}\n{actual}");
}
