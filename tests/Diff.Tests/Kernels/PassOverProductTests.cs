using System.Runtime.CompilerServices;
using Diff.Kernels;
using Xunit;

namespace Diff.Tests.Kernels;

/// <summary>Passes that compute the product that they read, beside the product and then the pass.</summary>
public class PassOverProductTests
{
    private readonly Philox _random = new(3);

    /// <summary>Shapes of the factors, whether they are transposed, and of what is added.</summary>
    public static TheoryData<int[], int[], bool, bool, int[]> Products => new()
    {
        { [2, 3], [3, 4], false, false, [4] },
        { [3, 2], [4, 3], true, true, [2, 1] },
        { [200, 70], [90, 70], false, true, [90] },
        { [300, 200], [200, 130], false, false, [300, 130] },
        { [130, 300], [130, 77], true, false, [] },
        { [1, 300], [300, 200], false, false, [200] },
        { [300, 200], [200, 1], false, false, [1] },
        { [0, 3], [3, 4], false, false, [4] },
        { [3, 0], [0, 4], false, false, [4] },
        { [5, 60, 70], [70, 90], false, false, [90] },
        { [5, 60, 70], [70, 90], false, false, [60, 1] },
        { [3, 4], [4, 5], false, false, [2, 3, 5] },
        { [2, 3, 4], [2, 4, 5], false, false, [5] },
        { [4], [4, 5], false, false, [5] },
    };

    [Theory]
    [MemberData(nameof(Products))]
    public void Gives_what_the_product_and_then_the_pass_give(int[] left, int[] right, bool transposeLeft, bool transposeRight, int[] other)
    {
        var (x, y, z) = (Normal(left), Normal(right), Normal(other));
        var product = Tensor.MatrixMultiply(x, y, transposeLeft, transposeRight);
        var expected = Pass.Over<float>(product, z);
        var (mapped, squared) = (expected.Map(default), expected.Map(default));
        expected.Run<SumAndSquare>();

        var pass = Pass.OverProduct<float>(x, y, transposeLeft, transposeRight, z);
        var shape = pass.Product(default).Shape;
        var (actual, square) = (pass.Map(default), pass.Map(default));
        pass.Run<SumAndSquare>();

        Assert.Equal(product.Shape, shape);
        Assert.True(Tensor.AllClose(mapped, actual, 1e-5, 1e-5));
        Assert.True(Tensor.AllClose(squared, square, 1e-5, 1e-5));
    }

    [Fact]
    public void What_is_summed_up_has_each_element_once()
    {
        var (x, y) = (Normal([200, 70]), Normal([70, 93]));
        var pass = Pass.OverProduct<float>(x, y, false, false);
        var copy = pass.Map(default);
        var columns = pass.SumTo(default, [93]);
        pass.Total();
        pass.Run<CopyAndSums>();

        Assert.True(Tensor.AllClose(Tensor.MatrixMultiply(x, y), copy, 1e-5, 1e-5));
        Assert.True(Tensor.AllClose(Tensor.Sum(copy, [0]), columns, 1e-4, 1e-3));
        Assert.Equal(Tensor.Sum(copy), pass.TotalOf(3), 1e-2);
    }

    [Fact]
    public void An_exception_leaves_nothing_to_the_next_pass()
    {
        var (x, y) = (Normal([2, 3]), Normal([3, 4]));
        Assert.Throws<ArgumentException>(() => { Pass.OverProduct<float>(x, y, false, false, Normal([5])); });
        Assert.Throws<ArgumentException>(() => { Pass.OverProduct<float>(x, x, false, false); });

        var pass = Pass.Over<float>(x, x);
        var (sum, square) = (pass.Map(default), pass.Map(default));
        pass.Run<SumAndSquare>();
        Assert.True(Tensor.AllClose(x + x, sum));
        Assert.True(Tensor.AllClose(x * x, square));
    }

    private Tensor<float> Normal(int[] shape) => Tensor.Normal<float>(Shape.Create(shape), _random);

    private readonly struct SumAndSquare : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float>
        {
            var (x, y) = (at.Read(0), at.Read(1));
            at.Write(2, x + y);
            at.Write(3, x * x);
        }
    }

    private readonly struct CopyAndSums : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float>
        {
            var x = at.Read(0);
            at.Write(1, x);
            at.Sum(2, x);
            at.Sum(3, x);
        }
    }
}
