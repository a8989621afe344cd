using Xunit;

namespace Diff.Tests.Layers;

public class LinearTests
{
    [Fact]
    public void Initialised_as_by_PyTorch()
    {
        var layer = Linear.Create(16, 500, new Philox(1));

        Assert.Equal([500, 16], layer.Weight.Shape);
        Assert.Equal([500], layer.Bias.Shape);
        var numbers = layer.Flatten();
        Assert.All(numbers, n => Assert.InRange(n, -0.25, 0.25));
        // Uniform: of variance (2 · 0.25)² / 12, within five standard deviations of what so many numbers have.
        Assert.Equal(0.5 * 0.5 / 12, numbers.Average(n => n * n), 0.00105);
        Assert.Equal(numbers, Linear.Create(16, 500, new Philox(1)).Flatten());
        Assert.NotEqual(numbers, Linear.Create(16, 500, new Philox(2)).Flatten());
    }

    [Fact]
    public void A_record_of_parameters()
    {
        var layer = new Linear(Tensor.Create([1f, 2, 3, 4, 5, 6], 2, 3), Tensor.Create([7f, 8]));
        Assert.Equal(8, layer.ParameterCount);
        Assert.Equal(["Weight", "Bias"], layer.ToTensors().Keys);

        new Sgd(0.5).Step(layer, layer.Map(_ => 2));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], layer.Flatten());
        Assert.All(layer.ZerosLike().Flatten(), n => Assert.Equal(0, n));
    }

    [Fact]
    public void Sizes_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Linear.Create(0, 3, new Philox(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Linear.Create(3, -1, new Philox(1)));
    }
}
