using Xunit;

namespace Diff.Tests.Losses;

public class LossTests
{
    private static readonly Tensor<double> s_logits = Tensor.Create([2, 1, 0.1, 0.5, 2.5, -1], 2, 3);

    [Fact]
    public void The_numbers_of_the_literature()
    {
        Assert.Equal(0.285104111700061, Loss.CrossEntropy(s_logits, [0, 1]), 1e-15);
        Assert.Equal(0.285104111700061, Loss.NegativeLogLikelihood(Tensor.LogSoftmax(s_logits), [0, 1]), 1e-15);
        Assert.Equal(0.285104111700061, Loss.CrossEntropy(s_logits, Tensor.OneHot<double>([0, 1], 3)), 1e-15);
        var (p, q) = (Tensor.Create([0.1, 0.2, 0.7]), Tensor.Create([0.2, 0.3, 0.5]));
        Assert.Equal(0.085122825957222, Loss.KullbackLeibler(Tensor.Log(q), p), 1e-15);
        Assert.Equal(0.886941378500559, Loss.CrossEntropy(Tensor.Log(q), p), 1e-15);
        Assert.Equal(0, Loss.KullbackLeibler(Tensor.Log(p), p), 1e-15);
    }

    [Fact]
    public void Terms_have_the_shape_of_what_is_not_reduced()
    {
        var x = Tensor.Zeros<float>(2, 5, 3);
        Assert.Equal([2, 5, 3], Loss.HuberTerms(x, x).Shape);
        Assert.Equal([2, 5], Loss.CrossEntropyTerms(x, x).Shape);
        Assert.Equal([2, 5], Loss.CrossEntropyTerms(x, new int[10]).Shape);
        Assert.Equal([2, 5], Loss.NegativeLogLikelihoodTerms(x, new int[10]).Shape);
        Assert.Equal([2, 5], Loss.KullbackLeiblerTerms(x, x).Shape);
        // A single row is a single number.
        Assert.Equal([], Loss.CrossEntropyTerms(Tensor.Zeros<float>(3), [1]).Shape);
        Assert.Equal(MathF.Log(3), Loss.CrossEntropy(Tensor.Zeros<float>(3), [1]), 1e-7f);
    }

    [Fact]
    public void Labels_are_in_row_major_order()
    {
        var x = Tensor.Arange(12.0).Reshape(2, 2, 3);
        Assert.Equal([-2.0, -4, -6, -11], Loss.NegativeLogLikelihoodTerms(x, [2, 1, 0, 2]).ToArray());
    }

    [Fact]
    public void No_weight_adds_nothing()
    {
        var logits = Tensor.Create([double.NegativeInfinity, 1, 1], 1, 3);
        Assert.Equal(Math.Log(2), Loss.CrossEntropy(logits, Tensor.Create([0, 0.5, 0.5], 1, 3)), 1e-15);
        Assert.Equal(0, Loss.KullbackLeibler(Tensor.LogSoftmax(logits), Tensor.Create([0, 0.5, 0.5], 1, 3)), 1e-15);
        Assert.Equal(double.PositiveInfinity, Loss.CrossEntropy(logits, Tensor.Create([0.5, 0, 0.5], 1, 3)));
    }

    [Fact]
    public void Small_losses_keep_their_digits()
    {
        Assert.Equal(4.248354255291589e-18, Loss.BinaryCrossEntropyWithLogits(Tensor.Scalar(40.0), Tensor.Scalar(1.0)), 1e-32);
        Assert.Equal(4.248354255291589e-18, Loss.BinaryCrossEntropyWithLogits(Tensor.Scalar(-40.0), Tensor.Scalar(0.0)), 1e-32);
        Assert.Equal(1e-20, Loss.BinaryCrossEntropy(Tensor.Scalar(1e-20), Tensor.Scalar(0.0)), 1e-34);
    }

    [Fact]
    public void Sums_of_float_do_not_drift()
    {
        var x = Tensor.Full(0.1f, 3_000_000);
        Assert.Equal(3_000_000 * (double)0.1f, Loss.MeanAbsoluteError(x, Tensor.Zeros<float>(3_000_000), Reduction.Sum), 0.05);
    }

    [Fact]
    public void Of_none()
    {
        var x = Tensor.Zeros<float>(0, 3);
        Assert.Equal((float.NaN, 0f), (Loss.MeanSquaredError(x, x), Loss.MeanSquaredError(x, x, Reduction.Sum)));
        Assert.Equal((float.NaN, 0f), (Loss.BinaryCrossEntropy(x, x), Loss.BinaryCrossEntropy(x, x, Reduction.Sum)));
        Assert.Equal((float.NaN, 0f), (Loss.CrossEntropy(x, []), Loss.CrossEntropy(x, [], Reduction.Sum)));
        Assert.Equal((float.NaN, 0f), (Loss.CrossEntropy(x, x), Loss.CrossEntropy(x, x, Reduction.Sum)));
        Assert.Empty(Loss.CrossEntropyTerms(x, []).ToArray());
        Assert.Empty(Loss.HuberTerms(x, x).ToArray());
    }

    [Fact]
    public void Mistakes_name_the_loss_and_what_is_wrong()
    {
        var other = Tensor.Zeros<double>(3);
        AssertThrows<ArgumentException>("MeanSquaredError: shape [2, 3] has targets of shape [3].", () => Loss.MeanSquaredError(s_logits, other));
        AssertThrows<ArgumentException>("CrossEntropy: shape [2, 3] has targets of shape [3].", () => Loss.CrossEntropy(s_logits, other));
        AssertThrows<ArgumentException>("CrossEntropy: 3 labels for shape [2, 3], which has 2 rows.", () => Loss.CrossEntropy(s_logits, [0, 1, 2]));
        AssertThrows<ArgumentException>("CrossEntropy: shape [] has no axis of classes.", () => Loss.CrossEntropy(Tensor.Scalar(1.0), [0]));
        AssertThrows<ArgumentException>(
            "KullbackLeibler: shape [] has no axis of classes.", () => Loss.KullbackLeibler(Tensor.Scalar(1.0), Tensor.Scalar(1.0)));
        AssertThrows<ArgumentOutOfRangeException>(
            "CrossEntropy: label 3, at index 1, is not one of 3 classes.", () => Loss.CrossEntropyTerms(s_logits, [0, 3]));
        AssertThrows<ArgumentOutOfRangeException>(
            "NegativeLogLikelihood: label -1, at index 0, is not one of 3 classes.", () => Loss.NegativeLogLikelihood(s_logits, [-1, 0]));
        AssertThrows<ArgumentOutOfRangeException>(
            "BinaryCrossEntropy: 2 is not a probability, from 0 to 1.", () => Loss.BinaryCrossEntropy(s_logits, s_logits));
        AssertThrows<ArgumentOutOfRangeException>("Huber: delta is 0, not above 0.", () => Loss.Huber(s_logits, s_logits, 0));
        AssertThrows<ArgumentOutOfRangeException>("Loss: there is no reduction 7.", () => Loss.MeanSquaredError(s_logits, s_logits, (Reduction)7));
    }

    private static void AssertThrows<TException>(string message, Func<object> action)
        where TException : ArgumentException =>
        Assert.StartsWith(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
