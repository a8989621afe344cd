using Xunit;

namespace Diff.Tests.Data;

public class BatchesTests
{
    private static DataSet<double> Rows(int count) => new(Tensor.Arange(2.0 * count).Reshape(count, 2), [.. Enumerable.Range(0, count)]);

    [Fact]
    public void An_epoch_has_every_row_once_and_the_last_batch_its_own_shape()
    {
        var batches = Rows(10).Batches(4);
        Assert.Equal(3, batches.Count);
        for (var epoch = 0; epoch < 2; epoch++)
        {
            var seen = new List<(Shape Shape, double[] Features, int[] Labels)>();
            foreach (var batch in batches)
                seen.Add((batch.Features.Shape, batch.Features.ToArray(), [.. batch.Labels]));
            Assert.Equal([[4, 2], [4, 2], [2, 2]], seen.Select(batch => batch.Shape.Lengths.ToArray()));
            Assert.Equal(Enumerable.Range(0, 20).Select(i => (double)i), seen.SelectMany(batch => batch.Features));
            Assert.Equal([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]], seen.Select(batch => batch.Labels));
        }
    }

    [Theory]
    [InlineData(10, 4, false, new[] { 4, 4, 2 })]
    [InlineData(10, 4, true, new[] { 4, 4 })]
    [InlineData(8, 4, false, new[] { 4, 4 })]
    [InlineData(8, 4, true, new[] { 4, 4 })]
    [InlineData(3, 4, false, new[] { 3 })]
    [InlineData(4, 4, true, new[] { 4 })]
    [InlineData(3, 1, true, new[] { 1, 1, 1 })]
    [InlineData(3, int.MaxValue, false, new[] { 3 })]
    public void Sizes(int rows, int size, bool dropLast, int[] expected)
    {
        var batches = Rows(rows).Batches(size, dropLast: dropLast);
        Assert.Equal(expected.Length, batches.Count);
        Assert.Equal(expected, batches.Select(batch => batch.Count));
        Assert.Equal(expected, batches.Select(batch => batch.Labels.Length));
    }

    [Fact]
    public void Sizes_that_leave_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows(3).Batches(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows(3).Batches(-1));
        Assert.StartsWith(
            "Batches: 3 rows do not fill a batch of 4, and dropLast leaves no other.",
            Assert.Throws<ArgumentException>(() => Rows(3).Batches(4, dropLast: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffled_epochs_differ_and_are_the_same_everywhere()
    {
        var batches = Rows(10).Batches(4, new Philox(42));
        var (first, second) = (Epoch(batches), Epoch(batches));
        // From another implementation of the generator and the shuffle, in Python.
        Assert.Equal([7, 3, 8, 9, 1, 5, 2, 0, 4, 6], first);
        Assert.Equal([7, 3, 0, 1, 2, 4, 8, 9, 5, 6], second);

        // An epoch that is left early does not change what order the next one has.
        batches = Rows(10).Batches(4, new Philox(42));
        foreach (var batch in batches)
            break;
        Assert.Equal(second, Epoch(batches));
    }

    [Fact]
    public void Features_stay_with_their_labels_and_targets()
    {
        foreach (var batch in Rows(10).Batches(3, new Philox(1)))
            Assert.All(Enumerable.Range(0, batch.Count), row => Assert.Equal((batch.Labels[row] * 2.0) + 1, batch.Features[row, 1]));

        var data = new DataSet<float>(Tensor.Arange(7f), Tensor.Arange(14f).Reshape(7, 2));
        var rows = 0;
        foreach (var batch in data.Batches(3, new Philox(1)))
        {
            Assert.All(Enumerable.Range(0, batch.Count), row => Assert.Equal(batch.Features[row] * 2, batch.Targets[row, 0]));
            Assert.Throws<InvalidOperationException>(() => batch.Labels);
            rows += batch.Count;
        }

        Assert.Equal(7, rows);
        Assert.Throws<InvalidOperationException>(() => Rows(2).Batches(1).First().Targets);
    }

    [Fact]
    public void Epochs_allocate_nothing()
    {
        var batches = Rows(1000).Batches(64, new Philox(1));
        Sum(batches);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Sum(batches);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static double Sum(Batches<double> batches)
        {
            var sum = 0.0;
            foreach (var batch in batches)
                sum += batch.Features.AsSpan()[0] + batch.Labels[0];
            return sum;
        }
    }

    [Fact]
    public void Memory_is_reused()
    {
        var batches = Rows(6).Batches(2);
        Assert.Single(batches.Select(batch => batch.Features).Distinct());
        using var old = ((IEnumerable<Batch<double>>)batches).GetEnumerator();
        Assert.True(old.MoveNext());
        Epoch(batches);
        Assert.Throws<InvalidOperationException>(() => old.MoveNext());
    }

    private static int[] Epoch(Batches<double> batches) => [.. batches.SelectMany(batch => batch.Labels.ToArray())];
}
