using System.Numerics;
using Diff.Kernels;
using Xunit;

namespace Diff.Tests.Kernels;

public class MatrixProductTests
{
    [Fact]
    public void Floats_of_all_sizes_and_transposes() => ProductGrid.CheckAll<float>();

    [Fact]
    public void Doubles_of_all_sizes_and_transposes() => ProductGrid.CheckAll<double>();

    [Fact]
    public void Blocks_of_512_bits()
    {
        ProductGrid.CheckBlocked<float, TileLanes512<float>>();
        ProductGrid.CheckBlocked<double, TileLanes512<double>>();
    }

    [Fact]
    public void Blocks_of_256_bits()
    {
        ProductGrid.CheckBlocked<float, TileLanes256<float>>();
        ProductGrid.CheckBlocked<double, TileLanes256<double>>();
    }

    [Fact]
    public void Blocks_of_128_bits()
    {
        ProductGrid.CheckBlocked<float, TileLanes128<float>>();
        ProductGrid.CheckBlocked<double, TileLanes128<double>>();
    }

    [Theory]
    [InlineData(20, 30, 40)]
    [InlineData(64, 96, 1000)]
    [InlineData(1, 96, 3000)]
    [InlineData(64, 1, 3000)]
    [InlineData(9, 40, 3)]
    public void Roundings_stay_as_small_as_sums_in_blocks_allow(int m, int n, int k)
    {
        var random = new Random(5);
        var (a, b, c) = (Numbers(m * k), Numbers(k * n), new float[m * n]);
        foreach (var (transposeA, transposeB) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            MatrixProduct.Multiply<float>(a, transposeA, b, transposeB, c, m, n, k);
            for (var i = 0; i < c.Length; i++)
            {
                var (sum, magnitudes) = (0.0, 0.0);
                for (var p = 0; p < k; p++)
                {
                    var term = (double)a[transposeA ? p * m + i / n : i / n * k + p] * b[transposeB ? i % n * k + p : p * n + i % n];
                    (sum, magnitudes) = (sum + term, magnitudes + Math.Abs(term));
                }

                Assert.True(Math.Abs(c[i] - sum) <= 1e-6 * magnitudes, $"element {i} is {c[i]}, not {sum}");
            }
        }

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    [Theory]
    [InlineData(0, 3, 2)]
    [InlineData(3, 0, 2)]
    [InlineData(0, 0, 0)]
    [InlineData(3, 0, 0)]
    public void A_result_without_elements(int m, int n, int k) =>
        MatrixProduct.Multiply<float>(new float[m * k], false, new float[k * n], false, [], m, n, k);

    [Theory]
    [InlineData(3, 2)]
    [InlineData(1, 4)]
    [InlineData(40, 50)]
    public void An_empty_sum_is_zero(int m, int n)
    {
        var c = Enumerable.Repeat(7.0, m * n).ToArray();
        MatrixProduct.Multiply<double>([], false, [], true, c, m, n, 0, accumulate: true);
        Assert.All(c, x => Assert.Equal(7, x));
        MatrixProduct.Multiply<double>([], false, [], true, c, m, n, 0);
        Assert.All(c, x => Assert.Equal(0, x));
    }

    [Theory]
    [InlineData(5, 6, 7)]
    [InlineData(1, 40, 30)]
    [InlineData(40, 1, 30)]
    [InlineData(50, 60, 70)]
    public void What_is_not_finite_comes_through_where_it_belongs(int m, int n, int k)
    {
        foreach (var special in new[] { double.NaN, double.PositiveInfinity })
        {
            var (row, column, depth) = (m - 1, n - 1, k - 2);
            var (a, b, c) = (new double[m * k], Enumerable.Repeat(1.0, k * n).ToArray(), new double[m * n]);
            a[row * k + depth] = special;
            MatrixProduct.Multiply<double>(a, false, b, false, c, m, n, k);
            for (var i = 0; i < c.Length; i++)
                Assert.Equal(i / n == row ? special : 0, c[i]);

            // No factor of zero hides it.
            (a, b) = (new double[m * k], Enumerable.Repeat(1.0, k * n).ToArray());
            b[depth * n + column] = special;
            MatrixProduct.Multiply<double>(a, false, b, false, c, m, n, k);
            for (var i = 0; i < c.Length; i++)
                Assert.Equal(i % n == column ? double.NaN : 0, c[i]);
        }
    }

    [Fact]
    public void A_warm_call_allocates_nothing()
    {
        var (a, b, c) = (new float[200 * 200], new float[200 * 200], new float[200 * 200]);
        // The runtime allocates a little when it first compiles a method, a lock when it is first waited for: some rounds must be free of that.
        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => Round()).ToArray());

        long Round()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10; i++)
            {
                MatrixProduct.Multiply<float>(a, false, b, true, c, 200, 200, 200);
                MatrixProduct.Multiply<float>(a.AsSpan(0, 100), false, b.AsSpan(0, 100), true, c.AsSpan(0, 100), 10, 10, 10);
                MatrixProduct.Multiply<float>(a, true, b.AsSpan(0, 200), false, c.AsSpan(0, 200), 200, 1, 200);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        var (a, b, c) = (new float[6], new float[12], new float[8]);
        Assert.Equal("a", Refused<ArgumentException>(() => MatrixProduct.Multiply<float>(a.AsSpan(1), false, b, false, c, 2, 4, 3)).ParamName);
        Assert.Equal("b", Refused<ArgumentException>(() => MatrixProduct.Multiply<float>(a, false, a, false, c, 2, 4, 3)).ParamName);
        var refused = Refused<ArgumentException>(() => MatrixProduct.Multiply<float>(a, false, b, false, b, 2, 4, 3));
        Assert.Equal("MatrixProduct: 'c' has 12 elements; a matrix of 2 x 4 has 8. (Parameter 'c')", refused.Message);
        Assert.Equal("k", Refused<ArgumentOutOfRangeException>(() => MatrixProduct.Multiply<float>(a, false, b, false, c, 2, 4, -3)).ParamName);
        Assert.Equal("a", Refused<ArgumentException>(() => MatrixProduct.Multiply<float>(a, false, b, false, c, 65536, 65536, 65536)).ParamName);
        Refused<NotSupportedException>(() => MatrixProduct.Multiply<Half>([], false, [], false, [], 0, 0, 0));
    }

    [Fact]
    public void A_result_that_overlaps_a_factor_is_refused()
    {
        var memory = new double[30];
        Assert.Equal("c", Refused<ArgumentException>(() => Multiply(0, 9, 8)).ParamName);
        Assert.Equal("c", Refused<ArgumentException>(() => Multiply(9, 0, 17)).ParamName);
        Multiply(0, 9, 18);

        void Multiply(int a, int b, int c) =>
            MatrixProduct.Multiply<double>(memory.AsSpan(a, 9), false, memory.AsSpan(b, 9), false, memory.AsSpan(c, 9), 3, 3, 3);
    }

    private static TException Refused<TException>(Action action)
        where TException : Exception => Assert.Throws<TException>(action);
}
