namespace Diff.Gradient.Tests;

/// <summary>Kernels over random shapes: empty ones, rows that fill vectors and rows that do not, long sums, axes that are broadcast anywhere.</summary>
public sealed class BroadcastingTests
{
    private const int Seed = 5;

    private readonly Random _random = new(Seed);
    private readonly Philox _numbers = new(Seed);

    [Fact]
    public void Gradients_are_those_of_eager_operations()
    {
        for (var i = 0; i < 1000; i++)
        {
            var full = Full();
            var (x, y, z) = (Normal(full), Normal(BroadcastTo(full)), Normal(BroadcastTo(full)));
            var gradient = TensorModels.BroadcastingBackward(x, y, z, 1.5);

            var t = Tensor.Tanh(x * y + z);
            var d = 1.5 * (1 - t * t);
            Assert.Equal(Tensor.Sum(t), gradient.Value, 1e-9);
            AssertClose(d * y, gradient.X);
            AssertClose(SumTo(d * x, y.Shape), gradient.Y);
            AssertClose(SumTo(d, z.Shape), gradient.Z);
        }
    }

    private static void AssertClose(Tensor<double> expected, Tensor<double> actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.True(Tensor.AllClose(expected, actual, 1e-11, 1e-11), $"seed {Seed}, shape {expected.Shape}");
    }

    private static Tensor<double> SumTo(Tensor<double> x, Shape shape)
    {
        var missing = x.Rank - shape.Rank;
        int[] axes = [.. Enumerable.Range(0, x.Rank).Where(a => a < missing || shape[a - missing] == 1)];
        return Tensor.Sum(x, axes, keepAxes: true).Reshape(shape.Lengths);
    }

    private int[] Full()
    {
        var lengths = new int[_random.Next(4)];
        for (var i = 0; i < lengths.Length; i++)
        {
            lengths[i] = _random.Next(12) switch
            {
                0 => 0,
                1 => 1,
                2 => 16,
                3 => 17,
                4 => lengths.Length == 1 ? 20_000 : 33,
                _ => _random.Next(1, 9),
            };
        }

        return lengths;
    }

    private int[] BroadcastTo(int[] full)
    {
        var lengths = full[_random.Next(full.Length + 1)..];
        for (var i = 0; i < lengths.Length; i++)
            lengths[i] = _random.Next(3) == 0 ? 1 : lengths[i];
        return lengths;
    }

    private Tensor<double> Normal(int[] lengths) => Tensor.Normal<double>(Shape.Create(lengths), _numbers);
}
