using Xunit;

namespace Diff.Tests.Metrics;

public class MetricTests
{
    [Fact]
    public void Accuracy_counts_rows()
    {
        var logits = Tensor.Create([0.1f, 0.9f, 3, -1, 2, 2, 0, 1], 4, 2);
        Assert.Equal(0.75, Metric.Accuracy(logits, [1, 0, 1, 1]));
        Assert.Equal(1, Metric.Accuracy(logits, [1, 0, 0, 1]));
        Assert.Equal(0.5, Metric.Accuracy(logits.Reshape(2, 2, 2), [0, 0, 0, 0]));
        Assert.Equal(double.NaN, Metric.Accuracy(Tensor.Zeros<double>(0, 2), []));
    }

    [Fact]
    public void Labels_are_checked()
    {
        Assert.StartsWith("Accuracy: 1 labels for shape [2, 3], which has 2 rows.",
            Assert.Throws<ArgumentException>(() => Metric.Accuracy(Tensor.Zeros<float>(2, 3), [0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Accuracy(Tensor.Zeros<float>(1, 3), [3]));
    }
}
