using Diff.Kernels;
using Xunit;

namespace Diff.Tests.Kernels;

public class EpilogueTests
{
    /// <summary>Matrix and vector, small, edges of tiles, several blocks of depth and of columns, so few rows that threads share columns.</summary>
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 37, 5 }, { 37, 1, 5 }, { 3, 5, 7 }, { 24, 64, 32 }, { 31, 45, 50 }, { 31, 45, 600 }, { 40, 2100, 300 }, { 130, 140, 150 },
        { 3, 4, 0 }, { 10, 900, 900 }, { 600, 64, 64 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_row_is_met_once_and_complete(int m, int n, int k)
    {
        foreach (var accumulate in new[] { false, true })
        {
            var product = new ProductCase<double>(m, n, k, true, false);
            var c = product.Initial.ToArray();
            var (copy, times) = (new double[m * n], new int[m]);
            var copying = new Copying(c, copy, times, n);
            MatrixProduct.Multiply(product.A, true, product.B, false, c, m, n, k, accumulate, Epilogue.Of(ref copying));
            Assert.Equal(product.Expected(accumulate), copy);
            Assert.All(times, t => Assert.Equal(1, t));
        }
    }

    [Fact]
    public void An_exception_comes_out_of_the_product_and_leaves_the_threads_fit()
    {
        var (a, b, c) = (new double[200 * 200], new double[200 * 200], new double[200 * 200]);
        for (var i = 0; i < 3; i++)
        {
            Assert.ThrowsAny<ArgumentException>(() =>
            {
                var tooShort = new Copying(c, new double[199], new int[200], 200);
                MatrixProduct.Multiply(a, false, b, false, c, 200, 200, 200, false, Epilogue.Of(ref tooShort));
            });
            var copying = new Copying(c, new double[200 * 200], new int[200], 200);
            MatrixProduct.Multiply(a, false, b, false, c, 200, 200, 200, false, Epilogue.Of(ref copying));
        }
    }

    private readonly struct Copying(double[] result, double[] copy, int[] times, int columns) : IRowsJob
    {
        public void Run(int from, int to)
        {
            result.AsSpan(from * columns, (to - from) * columns).CopyTo(copy.AsSpan(from * columns, (to - from) * columns));
            for (var row = from; row < to; row++)
                times[row]++;
        }
    }
}
