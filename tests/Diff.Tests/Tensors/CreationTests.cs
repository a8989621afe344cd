using System.Numerics.Tensors;
using Xunit;

namespace Diff.Tests.Tensors;

public class CreationTests
{
    [Fact]
    public void Constant_tensors()
    {
        Assert.Equal([0f, 0, 0, 0, 0, 0], Tensor.Zeros<float>(2, 3).ToArray());
        Assert.Equal([1.0, 1], Tensor.Ones<double>(2).ToArray());
        Assert.Equal([7.0], Tensor.Full(7.0).ToArray());
        Assert.Empty(Tensor.Zeros<double>(3, 0).ToArray());
        Assert.Equal(0, Tensor.Scalar(2.0).Rank);
        Assert.Equal(2.0, Tensor.Scalar(2.0).ToScalar());
    }

    [Fact]
    public void Ranges()
    {
        Assert.Equal([0f, 1, 2], Tensor.Arange(3f).ToArray());
        Assert.Equal([1.0, 0.5, 0], Tensor.Arange(1.0, -0.5, -0.5).ToArray());
        Assert.Empty(Tensor.Arange(1.0, 0, 1).ToArray());
        Assert.Throws<ArgumentException>(() => Tensor.Arange(0.0, 1, 0));
        Assert.Equal([0.0, 0.25, 0.5, 0.75, 1], Tensor.Linspace(0.0, 1, 5).ToArray());
        Assert.Equal(0.3, Tensor.Linspace(0.1, 0.3, 4)[3]);
        Assert.Equal([2.0], Tensor.Linspace(2.0, 3, 1).ToArray());
    }

    [Fact]
    public void Memory_is_shared()
    {
        double[] array = [1, 2, 3, 4, 5, 6];
        var x = Tensor.Create(array, 2, 3);
        x[1, 0] = 40;
        array[5] = 60;
        x.AsSpan()[0] = 10;
        x.AsTensorSpan()[0, 1] = 20;

        Assert.Equal([10.0, 20, 3, 40, 5, 60], array);
        Assert.Equal(60, x.AsReadOnlyTensorSpan()[1, 2]);
        Assert.Equal(6, x.AsTensorSpan().FlattenedLength);
        Assert.Equal(3.0, Tensor.Create(array.AsMemory(2, 2), 1, 2)[0, 0]);
        x.Clone()[0, 0] = -1;
        Assert.Equal(10, array[0]);
    }

    [Fact]
    public void A_strided_tensor_of_the_library_is_copied()
    {
        double[] array = [1, 2, 3, 4, 5, 6];
        var x = Tensor.Create(new ReadOnlyTensorSpan<double>(array, [3, 2], [1, 3]));

        Assert.Equal(Shape.Create([3, 2]), x.Shape);
        Assert.Equal([1.0, 4, 2, 5, 3, 6], x.ToArray());
    }

    [Fact]
    public void Other_elements_are_refused() =>
        Assert.Equal("Tensor<Half>: the elements of a tensor are float or double.",
            Assert.Throws<NotSupportedException>(() => Tensor.Zeros<Half>(2)).Message);

    [Fact]
    public void Wrong_counts_and_indices_are_named()
    {
        Assert.Equal("Create: 3 elements do not fill shape [2, 2], which has 4.",
            Assert.Throws<ArgumentException>(() => Tensor.Create(new double[3], 2, 2)).Message);
        var x = Tensor.Zeros<double>(2, 2);
        Assert.StartsWith("Indexer: axis 1 of shape [2, 2] has no index 2.",
            Assert.Throws<ArgumentOutOfRangeException>(() => x[0, 2]).Message, StringComparison.Ordinal);
        Assert.StartsWith("Indexer: 1 indices for shape [2, 2], which has 2 axes.",
            Assert.Throws<ArgumentException>(() => x[0]).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => x.ToScalar());
    }

    [Fact]
    public void Text()
    {
        Assert.Equal("2.5", Tensor.Scalar(2.5).ToString());
        Assert.Equal("[1, 2]", Tensor.Create([1.0, 2]).ToString());
        Assert.Equal("[[   1,    2],\n [-3.5, 1000]]", Tensor.Create([1f, 2, -3.5f, 1000], 2, 2).ToString());
        Assert.Equal("[[[0, 0]],\n\n [[0, 0]]]", Tensor.Zeros<float>(2, 1, 2).ToString());
        Assert.Equal("[]", Tensor.Zeros<float>(2, 0).ToString());
        Assert.Equal("[   0,    1,    2, ..., 1998, 1999, 2000]", Tensor.Arange(2001.0).ToString());
    }

    [Fact]
    public void Equality()
    {
        var x = Tensor.Create([1, double.NaN, double.PositiveInfinity]);
        Assert.True(Tensor.AllEqual(x, x.Clone()));
        Assert.False(Tensor.AllEqual(Tensor.Zeros<double>(2), Tensor.Zeros<double>(1, 2)));
        Assert.False(Tensor.AllClose(x, x));

        var y = Tensor.Create([1, double.PositiveInfinity]);
        Assert.True(Tensor.AllClose(y, y));
        Assert.False(Tensor.AllClose(Tensor.Create([1.0, 5]), y));
        Assert.True(Tensor.AllClose(Tensor.Scalar(1.000009), Tensor.Scalar(1.0)));
        Assert.False(Tensor.AllClose(Tensor.Scalar(1.00002), Tensor.Scalar(1.0)));
    }
}
