using System.Runtime.CompilerServices;
using Diff.Kernels;
using Xunit;

namespace Diff.Tests.Kernels;

public class EpilogueTests
{
    /// <summary>Matrix and vector, small, edges of tiles, several blocks of depth and of columns.</summary>
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 37, 5 }, { 37, 1, 5 }, { 3, 5, 7 }, { 24, 64, 32 }, { 31, 45, 50 }, { 31, 45, 600 }, { 40, 2100, 300 }, { 130, 140, 150 }, { 3, 4, 0 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Bias_and_activation(int m, int n, int k)
    {
        foreach (var accumulate in new[] { false, true })
        {
            var product = new ProductCase<float>(m, n, k, false, true);
            var bias = Enumerable.Range(0, n).Select(j => j % 7 - 3f).ToArray();
            var c = product.Initial.ToArray();
            MatrixProduct.Multiply(product.A, false, product.B, true, c, m, n, k, accumulate, new BiasRelu(bias));
            var expected = product.Expected(accumulate);
            for (var i = 0; i < c.Length; i++)
                Assert.Equal(Math.Max(expected[i] + bias[i % n], 0), c[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_element_is_met_once_complete_and_at_its_place(int m, int n, int k)
    {
        var product = new ProductCase<double>(m, n, k, true, false);
        var (c, copy) = (new double[m * n], new double[m * n]);
        MatrixProduct.Multiply(product.A, true, product.B, false, c, m, n, k, false, new Doubling(copy, n));
        Assert.Equal(product.Expected(false), copy);
        Assert.Equal(copy.Select(x => 2 * x), c);
    }

    [Fact]
    public void An_exception_comes_out_of_the_product_and_leaves_the_threads_fit()
    {
        var (a, b, c) = (new float[200 * 200], new float[200 * 200], new float[200 * 200]);
        var tooShort = new float[199];
        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                () => MatrixProduct.Multiply(a, false, b, false, c, 200, 200, 200, false, new BiasRelu(tooShort)));
            MatrixProduct.Multiply(a, false, b, false, c, 200, 200, 200, false, new BiasRelu(a.AsSpan(0, 200)));
        }
    }

    private readonly ref struct BiasRelu(ReadOnlySpan<float> bias) : IEpilogue<float>
    {
        private readonly ReadOnlySpan<float> _bias = bias;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes value, int row, int column)
            where TLanes : unmanaged, ITileLanes<TLanes, float> =>
            TLanes.Max(value + TLanes.Load(_bias, column), TLanes.Zero);
    }

    private readonly ref struct Doubling(Span<double> copy, int columns) : IEpilogue<double>
    {
        private readonly Span<double> _copy = copy;

        public TLanes Apply<TLanes>(TLanes value, int row, int column)
            where TLanes : unmanaged, ITileLanes<TLanes, double>
        {
            TLanes.Store(value, _copy, row * columns + column);
            return value + value;
        }
    }
}
