using Xunit;

namespace Diff.Tests.Data;

public class DataSetTests
{
    private static DataSet<double> Ten => new(Tensor.Arange(20.0).Reshape(10, 2), [.. Enumerable.Range(0, 10)]);

    [Fact]
    public void Features_and_labels_or_targets()
    {
        var classes = new DataSet<float>(Tensor.Zeros<float>(3, 2, 2), [2, 0, 1]);
        Assert.Equal((3, 3, true), (classes.Count, classes.ClassCount, classes.HasLabels));
        Assert.Equal([2, 0, 1], classes.Labels);
        Assert.Equal(Shape.Create([3, 4]), classes.Flatten().Features.Shape);
        Assert.Equal([2, 0, 1], classes.Flatten().Labels);
        Assert.Equal(7, new DataSet<float>(Tensor.Zeros<float>(1, 2), [0], 7).ClassCount);
        Assert.Throws<InvalidOperationException>(() => classes.Targets);

        var numbers = new DataSet<float>(Tensor.Zeros<float>(3), Tensor.Ones<float>(3, 1));
        Assert.Equal((3, 0, false), (numbers.Count, numbers.ClassCount, numbers.HasLabels));
        Assert.Equal(Shape.Create([3, 1]), numbers.Targets.Shape);
        Assert.Equal(Shape.Create([3, 1]), numbers.Flatten().Features.Shape);
        Assert.Throws<InvalidOperationException>(() => numbers.Labels);
    }

    [Fact]
    public void What_cannot_be_learnt_from_is_refused_with_its_row()
    {
        var features = Tensor.Zeros<double>(3, 2);
        AssertRefused("DataSet: features of shape [0, 2] have no rows.", () => new(Tensor.Zeros<double>(0, 2), []));
        AssertRefused("DataSet: features of shape [] have no rows.", () => new(Tensor.Scalar(1.0), [0]));
        AssertRefused("DataSet: 2 labels for 3 rows of features.", () => new(features, [0, 1]));
        AssertRefused("DataSet: the label of row 1 is -1, not one of the classes 0 to 2.", () => new(features, [2, -1, 0]));
        AssertRefused("DataSet: the label of row 2 is 2, not one of the classes 0 to 1.", () => new(features, [0, 1, 2], classCount: 2));
        AssertRefused("DataSet: 2147483647 cannot be a label.", () => new(features, [0, 1, int.MaxValue]));
        AssertRefused("DataSet: 2 targets for 3 rows of features.", () => new(features, Tensor.Zeros<double>(2)));

        features[2, 1] = double.NaN;
        AssertRefused("DataSet: the features of row 2 have NaN at place 1.", () => new(features, [0, 1, 2]));
        AssertRefused("DataSet: the features of row 2 have NaN at place 1.", () => new(features, Tensor.Zeros<double>(3)));
        var targets = Tensor.Create([0, double.NegativeInfinity, 0]);
        AssertRefused("DataSet: the targets of row 1 have -Infinity at place 0.", () => new(Tensor.Zeros<double>(3, 2), targets));
    }

    [Fact]
    public void Some_rows()
    {
        var some = Ten.Select(7, 0, 7);
        Assert.Equal([14.0, 15, 0, 1, 14, 15], some.Features.ToArray());
        Assert.Equal([7, 0, 7], some.Labels);
        Assert.Equal(10, some.ClassCount);
        Assert.Throws<ArgumentException>(() => Ten.Select());
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Select(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Select(-1));

        var numbers = new DataSet<double>(Tensor.Arange(3.0), Tensor.Arange(6.0).Reshape(3, 2));
        Assert.Equal([4.0, 5, 2, 3], numbers.Select(2, 1).Targets.ToArray());
    }

    [Fact]
    public void Train_and_test()
    {
        var (train, test) = Ten.Split(0.3);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], train.Labels);
        Assert.Equal([7, 8, 9], test.Labels);
        Assert.Equal([14.0, 15, 16, 17, 18, 19], test.Features.ToArray());
        Assert.Equal((10, 10), (train.ClassCount, test.ClassCount));
        Assert.Equal((9, 1), (Ten.Split(1e-9).Train.Count, Ten.Split(1e-9).Test.Count));
        Assert.Equal((1, 9), (Ten.Split(0.999).Train.Count, Ten.Split(0.999).Test.Count));

        Assert.Throws<InvalidOperationException>(() => Ten.Select(0).Split(0.5));
        Assert.All([0, 1, -0.5, double.NaN], fraction => Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Split(fraction)));
    }

    [Fact]
    public void A_shuffled_division_is_the_same_everywhere()
    {
        var (train, test) = Ten.Split(0.3, new Philox(42));
        // From another implementation of the generator and the shuffle, in Python.
        Assert.Equal([7, 3, 8, 9, 1, 5, 2], train.Labels);
        Assert.Equal([0, 4, 6], test.Labels);
        Assert.All(Enumerable.Range(0, test.Count), row => Assert.Equal(test.Labels[row] * 2, test.Features[row, 0]));
    }

    [Fact]
    public void Normalized_by_two_numbers()
    {
        var normalized = new DataSet<float>(Tensor.Create([0f, 0.1307f, 1], 3, 1), [0, 1, 2]).Normalize(0.1307f, 0.3081f);
        Assert.Equal([-0.1307f / 0.3081f, 0, (1 - 0.1307f) / 0.3081f], normalized.Features.ToArray());
        Assert.Equal([0, 1, 2], normalized.Labels);
        Assert.All([0, -1, double.NaN], deviation => Assert.Throws<ArgumentException>(() => Ten.Normalize(0, deviation)));
        Assert.Throws<ArgumentException>(() => Ten.Normalize(double.NaN, 1));
        Assert.Throws<ArgumentException>(() => Ten.Normalize(-1e300, 1e-300));
    }

    [Fact]
    public void Normalized_by_columns()
    {
        var train = new DataSet<double>(Tensor.Create([1, 0.1, 5, 3, 0.1, 5, 5, 0.1, 11], 3, 3), [0, 1, 2]);
        var statistics = train.Statistics();
        Assert.Equal([3, 0.1, 7], statistics.Mean.ToArray());
        Assert.Equal([Math.Sqrt(8.0 / 3), 0, Math.Sqrt(8)], statistics.StandardDeviation.ToArray());

        var normalized = train.Normalize(statistics);
        Assert.Equal([0, 0, 0], normalized.Statistics().Mean.ToArray(), (x, y) => Math.Abs(x - y) < 1e-15);
        Assert.Equal([1, 0, 1], normalized.Statistics().StandardDeviation.ToArray(), (x, y) => Math.Abs(x - y) < 1e-15);
        Assert.Equal([0.0, 0, 0], [normalized.Features[0, 1], normalized.Features[1, 1], normalized.Features[2, 1]]);

        var test = new DataSet<double>(Tensor.Create([3, 0.6, 7], 1, 3), [0]).Normalize(statistics);
        Assert.Equal([0, 0.5, 0], test.Features.ToArray());
        Assert.Equal(
            "Normalize: statistics of shape [3] for rows of shape [2]. (Parameter 'statistics')",
            Assert.Throws<ArgumentException>(() => Ten.Normalize(statistics)).Message);
    }

    [Fact]
    public void Images_have_statistics_for_each_pixel()
    {
        var images = new DataSet<float>(Tensor.Arange(8f).Reshape(2, 2, 2), [0, 1]);
        Assert.Equal(Shape.Create([2, 2]), images.Statistics().Mean.Shape);
        Assert.Equal([2f, 3, 4, 5], images.Statistics().Mean.ToArray());
        Assert.Equal([-1f, -1, -1, -1, 1, 1, 1, 1], images.Normalize(images.Statistics()).Features.ToArray());
        Assert.Throws<ArgumentException>(() => ColumnStatistics<float>.Of(Tensor.Zeros<float>(0, 3)));
    }

    [Fact]
    public void Numbers_become_labels_if_they_are_whole()
    {
        Assert.Equal([0, 3, 1], Tensor.Create([0.0, 3, 1]).ToLabels());
        foreach (var wrong in new[] { -1, 0.5, double.NaN, double.PositiveInfinity, int.MaxValue })
        {
            var message = Assert.Throws<ArgumentException>(() => Tensor.Create([0, wrong]).ToLabels()).Message;
            Assert.StartsWith($"ToLabels: element 1 is {wrong}, no whole number from 0.", message, StringComparison.Ordinal);
        }
    }

    private static void AssertRefused(string message, Func<DataSet<double>> create) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(create).Message, StringComparison.Ordinal);
}
