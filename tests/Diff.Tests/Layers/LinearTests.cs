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

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 2)]
    [InlineData(70, 130, 90)]
    public void Outputs_are_the_weighted_sums_of_inputs_and_the_bias(int rows, int inputs, int outputs)
    {
        var random = new Philox(3);
        var layer = Linear.Create(inputs, outputs, random);
        var x = Tensor.Uniform<float>([rows, inputs], random);
        var y = layer.Apply(x);

        Assert.Equal([rows, outputs], y.Shape);
        for (var row = 0; row < rows; row++)
        {
            for (var output = 0; output < outputs; output++)
            {
                var sum = (double)layer.Bias[output];
                for (var input = 0; input < inputs; input++)
                    sum += (double)x[row, input] * layer.Weight[output, input];
                Assert.Equal(sum, y[row, output], 1e-5);
            }
        }
    }

    [Fact]
    public void Other_axes_number_the_rows()
    {
        var layer = Linear.Create(4, 3, new Philox(3));
        var x = Tensor.Arange(0f, 24, 1);
        var y = layer.Apply(x.Reshape(6, 4));

        Assert.Equal([2, 3, 3], layer.Apply(x.Reshape(2, 3, 4)).Shape);
        Assert.Equal(y.ToArray(), layer.Apply(x.Reshape(2, 3, 4)).ToArray());
        Assert.Equal([3], layer.Apply(Tensor.Arange(4f)).Shape);
        Assert.All(y.ToArray()[..3].Zip(layer.Apply(Tensor.Arange(4f)).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Equal([0, 3], layer.Apply(Tensor.Zeros<float>(0, 4)).Shape);
    }

    [Fact]
    public void Shapes_are_checked()
    {
        var layer = Linear.Create(4, 3, new Philox(3));
        Assert.StartsWith(
            "Linear: inputs of shape [4, 3] for a weight of shape [3, 4]: the last axis must have 4 elements.",
            Assert.Throws<ArgumentException>(() => layer.Apply(Tensor.Zeros<float>(4, 3))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => layer.Apply(Tensor.Scalar(1f)));
        Assert.Throws<ArgumentException>(() => (layer with { Bias = Tensor.Zeros<float>(4) }).Apply(Tensor.Zeros<float>(1, 4)));
    }

    [Fact]
    public void Sizes_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Linear.Create(0, 3, new Philox(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Linear.Create(3, -1, new Philox(1)));
    }
}
