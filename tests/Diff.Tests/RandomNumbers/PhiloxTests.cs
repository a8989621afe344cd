using Xunit;

namespace Diff.Tests.RandomNumbers;

public class PhiloxTests
{
    private const int Count = 200_000;

    [Fact]
    public void Equal_seeds_give_equal_sequences_and_others_do_not()
    {
        Assert.Equal(Words(new Philox(7)), Words(new Philox(7, 0)));
        Assert.NotEqual(Words(new Philox(7)), Words(new Philox(8)));
        Assert.NotEqual(Words(new Philox(7)), Words(new Philox(7, 1)));
        Assert.NotEqual(Words(new Philox(7)), Words(new Philox(7UL << 32)));
    }

    [Fact]
    public void Spans_take_what_single_calls_give()
    {
        Assert.Equal(Draw(random => random.NextSingle()), Fill<float>((random, span) => random.FillUniform<float>(span)));
        Assert.Equal(Draw(random => random.NextDouble()), Fill<double>((random, span) => random.FillUniform<double>(span)));
        Assert.Equal(Draw(random => (float)random.NextNormal()), Fill<float>((random, span) => random.FillNormal<float>(span)));
        Assert.Equal(Draw(random => random.NextNormal()), Fill<double>((random, span) => random.FillNormal<double>(span)));
        Assert.Equal(Draw(random => random.NextSingle()), Tensor.Uniform<float>([1, 9], new Philox(5)).ToArray());
        Assert.Equal(Draw(random => random.NextNormal()), Tensor.Normal<double>([3, 3], new Philox(5)).ToArray());
        Assert.Equal(Draw(random => random.NextDouble() * 6 + -2), Tensor.Uniform([9], new Philox(5), -2.0, 4).ToArray());
        Assert.Equal(Draw(random => random.NextNormal() * 0.5 + 3), Tensor.Normal([9], new Philox(5), 3.0, 0.5).ToArray());
    }

    // The seeds are fixed, so that these pass or fail for good; five standard errors would be rare in a sound generator.
    [Fact]
    public void Uniform_numbers_are_uniform()
    {
        var x = Tensor.Uniform<double>([Count], new Philox(1));
        Assert.InRange(Tensor.Min(x), 0, 1e-4);
        Assert.InRange(Tensor.Max(x), 1 - 1e-4, double.BitDecrement(1));
        Assert.Equal(0.5, Tensor.Mean(x), 5 * Math.Sqrt(1.0 / 12 / Count));
        Assert.Equal(1.0 / 12, Tensor.Variance(x), 5 * Math.Sqrt(1.0 / 180 / Count));
        AssertUniform([.. x.ToArray().Select(value => (int)(value * 100))], 100);
        AssertUniform([.. Tensor.Uniform<float>([Count], new Philox(1)).ToArray().Select(value => (int)(value * 100))], 100);
    }

    [Fact]
    public void Normal_numbers_are_normal()
    {
        var x = Tensor.Normal<double>([Count], new Philox(2));
        Assert.Equal(0, Tensor.Mean(x), 5 / Math.Sqrt(Count));
        Assert.Equal(1, Tensor.Variance(x), 5 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0, Tensor.Mean(x * x * x), 5 * Math.Sqrt(15.0 / Count));
        Assert.Equal(3, Tensor.Mean(x * x * x * x), 5 * Math.Sqrt(96.0 / Count));
        AssertUniform([.. x.ToArray().Select(value => (int)(Special.NormCdf(value) * 100))], 100);
        // Neighbours are uncorrelated.
        Assert.Equal(0, Tensor.Mean(x.Slice(..^1) * x.Slice(1..)), 5 / Math.Sqrt(Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Integers_are_uniform(int limit)
    {
        var random = new Philox(3);
        AssertUniform([.. Enumerable.Range(0, Count).Select(_ => random.NextInt(limit))], limit);
    }

    [Fact]
    public void Integers_below_a_large_limit_are_not_biased()
    {
        // Without rejection, every third integer would be made of two words and the others of three.
        var random = new Philox(4);
        AssertUniform([.. Enumerable.Range(0, Count).Select(_ => random.NextInt(3 << 29) % 3)], 3);
    }

    [Fact]
    public void Each_order_is_as_likely()
    {
        var random = new Philox(6);
        AssertUniform([.. Enumerable.Range(0, Count).Select(_ =>
        {
            Span<int> order = [0, 1, 2, 3];
            random.Shuffle(order);
            // The order's place among all 24.
            var rank = 0;
            for (var i = 0; i < 4; i++)
            {
                var smaller = 0;
                foreach (var later in order[i..])
                    smaller += later < order[i] ? 1 : 0;
                rank = rank * (4 - i) + smaller;
            }

            return rank;
        })], 24);
        random.Shuffle(Span<string>.Empty);
    }

    [Fact]
    public void What_is_not_possible_is_refused()
    {
        Assert.StartsWith("NextInt: no integer is from 0 up to, and without, 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Philox(0).NextInt(0)).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => new Philox(0).FillUniform<Half>(new Half[1]));
        Assert.Throws<NotSupportedException>(() => new Philox(0).FillNormal<Half>(new Half[1]));
    }

    /// <summary>Pearson's statistic is within five standard deviations of what it is on average.</summary>
    private static void AssertUniform(int[] values, int classes)
    {
        var counts = new int[classes];
        foreach (var value in values)
            counts[value]++;
        var expected = (double)values.Length / classes;
        var statistic = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.InRange(statistic, 0, classes - 1 + (5 * Math.Sqrt(2.0 * classes)));
    }

    private static uint[] Words(Philox random) => [.. Enumerable.Range(0, 8).Select(_ => random.NextUInt32())];

    private static T[] Draw<T>(Func<Philox, T> next)
    {
        var random = new Philox(5);
        return [.. Enumerable.Range(0, 9).Select(_ => next(random))];
    }

    private static T[] Fill<T>(Action<Philox, T[]> fill)
    {
        var values = new T[9];
        fill(new Philox(5), values);
        return values;
    }
}
