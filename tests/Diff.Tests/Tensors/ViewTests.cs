using Xunit;

namespace Diff.Tests.Tensors;

public class ViewTests
{
    private static Tensor<double> Counting(params Shape shape) =>
        Tensor.Create(Tensor.Arange((double)shape.ElementCount).ToArray(), shape);

    [Fact]
    public void Reshape_and_squeeze_share_memory()
    {
        var x = Counting(2, 3);
        x.Reshape(3, -1)[2, 1] = 50;
        x.Unsqueeze(-1)[0, 0, 0] = 10;
        x.Unsqueeze(0).Squeeze()[0, 1] = 20;
        x.Reshape(2, 1, 3).Squeeze(1)[0, 2] = 30;

        Assert.Equal([10.0, 20, 30, 3, 4, 50], x.ToArray());
        Assert.Equal(Shape.Create([2, 3, 1]), x.Unsqueeze(-1).Shape);
        Assert.Equal(0, Tensor.Zeros<double>(1, 1).Squeeze().Rank);
    }

    [Fact]
    public void Transpose_and_permute()
    {
        Assert.Equal([0.0, 3, 1, 4, 2, 5], Counting(2, 3).Transpose().ToArray());

        var x = Counting(2, 3, 4);
        var y = x.Permute(2, 0, -2);
        Assert.Equal(Shape.Create([4, 2, 3]), y.Shape);
        for (var i = 0; i < 2; i++)
        for (var j = 0; j < 3; j++)
        for (var k = 0; k < 4; k++)
            Assert.Equal(x[i, j, k], y[k, i, j]);
    }

    [Fact]
    public void Slices_are_copies()
    {
        var x = Counting(3, 4);
        Assert.Equal([5.0, 6, 9, 10], x.Slice(1.., 1..^1).ToArray());
        Assert.Equal([8.0, 9, 10, 11], x.Slice(^1..).ToArray());
        Assert.Equal(Shape.Create([0, 4]), x.Slice(2..2).Shape);
        x.Slice(..)[0, 0] = 9;
        Assert.Equal(0, x[0, 0]);
    }

    [Fact]
    public void Joining()
    {
        var (x, y) = (Counting(2, 2), Counting(2, 1));
        Assert.Equal([0.0, 1, 0, 2, 3, 1], Tensor.Concatenate(1, x, y).ToArray());
        Assert.Equal([0.0, 1, 2, 3, 0, 1, 2, 3], Tensor.Concatenate(0, x, x).ToArray());
        Assert.Equal(Shape.Create([2, 2, 2]), Tensor.Stack(-1, x, x).Shape);
        Assert.Equal([0.0, 0, 1, 1, 2, 2, 3, 3], Tensor.Stack(-1, x, x).ToArray());
        Assert.Equal([0.0, 1], Tensor.Concatenate(1, y, Tensor.Zeros<double>(2, 0)).ToArray());
    }

    [Fact]
    public void Selecting_and_broadcasting()
    {
        Assert.Equal([2.0, 0, 2, 5, 3, 5], Counting(2, 3).IndexSelect(1, 2, 0, 2).ToArray());
        Assert.Equal([3.0, 4, 5], Counting(2, 3).IndexSelect(0, 1).ToArray());
        Assert.Equal([0.0, 0, 1, 1], Counting(2, 1).BroadcastTo(2, 2).ToArray());
        Assert.Equal([0.0, 1, 0, 1], Counting(2).BroadcastTo(2, 2).ToArray());
        Assert.Empty(Counting(1, 2).BroadcastTo(0, 2).ToArray());
    }

    public static TheoryData<Func<Tensor<double>, object>, string> Mistakes => new()
    {
        { x => x.Reshape(4, 2), "Reshape: shape [2, 3] cannot become [4, 2]." },
        { x => x.Reshape(-1, 4), "Reshape: shape [2, 3] cannot become [-1, 4]." },
        { x => x.Reshape(-1, -1), "Reshape: shape [2, 3] cannot become [-1, -1]." },
        { x => x.Squeeze(0), "Squeeze: axis 0 of shape [2, 3] has length 2, not 1." },
        { x => x.Unsqueeze(4), "Unsqueeze: shape [2, 3] has no place for axis 4." },
        { x => x.Permute(0, 0), "Permute: axis 0 of shape [2, 3] is given twice." },
        { x => x.Permute(0), "Permute: 1 axes are given for shape [2, 3], which has 2." },
        { x => x.Slice(1..3), "Slice: axis 0 of shape [2, 3] has no range 1..3." },
        { x => x.BroadcastTo(3, 3), "BroadcastTo: shapes [2, 3] and [3, 3] do not broadcast." },
        { x => x.BroadcastTo(3), "BroadcastTo: shapes [2, 3] and [3] do not broadcast." },
        { x => x.IndexSelect(1, 3), "IndexSelect: axis 1 of shape [2, 3] has no index 3." },
        { x => Tensor.Concatenate(0, x, x.Transpose()), "Concatenate: shapes [2, 3] and [3, 2] differ in more than axis 0." },
        { x => Tensor.Stack(0, x, x.Transpose()), "Stack: shapes [2, 3] and [3, 2] differ." },
        { x => x.Slice(0..0)[0, 0], "Indexer: axis 0 of shape [0, 3] has no index 0." },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Mistakes_are_named(Func<Tensor<double>, object> call, string message) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(() => call(Counting(2, 3))).Message, StringComparison.Ordinal);
}
