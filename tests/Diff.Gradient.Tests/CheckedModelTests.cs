namespace Diff.Gradient.Tests;

/// <summary>Gradients refuse what the method refuses, with the same exception, and what its declared shapes exclude.</summary>
public sealed class CheckedModelTests
{
    private static readonly Tensor<double> Half = Tensor.Create<double>([0.1, 0.2, 0.3, 0.4], [2, 2]);
    private static readonly Tensor<double> Targets = Tensor.Create<double>([0, 1, 1, 0], [2, 2]);

    [Theory]
    [InlineData(new[] { 2, 4 }, new[] { 3, 2 }, new[] { 2 }, "Shape [2, 4] is given where [n, 3] is declared. (Parameter 'x')")]
    [InlineData(new[] { 3 }, new[] { 3, 2 }, new[] { 2 }, "Shape [3] is given where [n, 3] is declared. (Parameter 'x')")]
    [InlineData(new[] { 2, 3 }, new[] { 4, 2 }, new[] { 2 }, "Shape [4, 2] is given where [3, k] is declared. (Parameter 'w')")]
    [InlineData(new[] { 2, 3 }, new[] { 3, 2 }, new[] { 1 }, "Shape [1] is given where [k] is declared, which is [2] here. (Parameter 'b')")]
    [InlineData(new[] { 2, 3 }, new[] { 3, 2 }, new[] { 2, 2 }, "Shape [2, 2] is given where [k] is declared, which is [2] here. (Parameter 'b')")]
    public void Declared_shapes_are_checked(int[] x, int[] w, int[] b, string message)
    {
        var (tx, tw, tb) = (Ones(x), Ones(w), Ones(b));
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => CheckedModels.LayerBackward(tx, tw, tb)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => CheckedModels.LayerForward(tx, tw, tb)).Message);
    }

    [Fact]
    public void What_fits_is_let_through()
    {
        foreach (var n in (int[])[0, 1, 5])
            Assert.Equal([n, 3], CheckedModels.LayerBackward(Ones(n, 3), Ones(3, 2), Ones(2)).X.Shape.Lengths.ToArray());
        Assert.Equal(9, CheckedModels.SquareBackward(Ones(3, 3), null).Value);
        Assert.Equal(9, CheckedModels.SquareForward(Ones(3, 3), Tensor.Scalar(1.0)));
        Assert.Equal([3, 2], CheckedModels.ResultForward(Ones(3), [0, 2]).Shape.Lengths.ToArray());
    }

    [Fact]
    public void A_square_and_what_may_be_null()
    {
        Refuses("Shape [2, 3] is given where [n, n] is declared, which is [2, 2] here. (Parameter 'x')", () => CheckedModels.SquareBackward(Ones(2, 3), null));
        Refuses("Shape [1] is given where [] is declared. (Parameter 'y')", () => CheckedModels.SquareBackward(Ones(2, 2), Ones(1)));
    }

    [Fact]
    public void Names_in_a_record_are_its_own()
    {
        var (small, large) = (new Dense(Ones(2, 3), Ones(2)), new Dense(Ones(4, 5), Ones(4)));
        Assert.Equal(12 + 80, CheckedModels.RecordsBackward(small, large).Value);
        Refuses(
            "Shape [4] is given where [outputs] is declared, which is [2] here. (Parameter 'second.Bias')",
            () => CheckedModels.RecordsBackward(large, small with { Bias = Ones(4) }));
    }

    [Fact]
    public void What_a_called_method_declares()
    {
        Assert.Equal(6, CheckedModels.CallingBackward(Ones(2, 3), 2).Value);
        Assert.Equal(0, CheckedModels.CallingBackward(Ones(2), 0).Value);
        Refuses("Shape [2] is given where [n, m] is declared. (Parameter 'x of Called')", () => CheckedModels.CallingBackward(Ones(2), 1));
    }

    [Fact]
    public void What_is_returned() => Refuses(
        "Shape [2, 3] is given where [n, 2] is declared, which is [2, 2] here. (Parameter 'the result of Result')",
        () => CheckedModels.ResultForward(Ones(2), [0, 1, 2]));

    [Theory]
    [InlineData(0.6)]
    [InlineData(-0.1)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_probability(double x)
    {
        var wrong = Tensor.Create<double>([0.1, x, 0.2, x], [2, 2]);
        Agree(() => CheckedModels.Binary(wrong, Targets), () => CheckedModels.BinaryForward(wrong, Targets), () => CheckedModels.BinaryBackward(wrong, Targets));

        var (single, targets) = (Tensor.Create([0.1f, 2 * (float)x], [2]), Tensor.Zeros<float>(2));
        Agree(
            () => CheckedModels.BinaryTerms(single, targets, 3),
            () => CheckedModels.BinaryTermsForward(single, targets, 3),
            () => CheckedModels.BinaryTermsBackward(single, targets, 3));
        Assert.Equal(0, CheckedModels.BinaryTermsBackward(single, targets, 0).Value);
    }

    [Fact]
    public void The_ends_are_probabilities_and_what_is_no_number_stays_that()
    {
        var ends = Tensor.Create<double>([0, 0.5, 0.5, 0], [2, 2]);
        Assert.Equal(CheckedModels.Binary(ends, Targets), CheckedModels.BinaryBackward(ends, Targets).Value);
        var none = Tensor.Create<double>([0, double.NaN, 0.5, 0], [2, 2]);
        Assert.Equal(double.NaN, CheckedModels.Binary(none, Targets));
        Assert.Equal(double.NaN, CheckedModels.BinaryBackward(none, Targets).Value);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(-1, 0)]
    [InlineData(0)]
    [InlineData(0, 1, 0)]
    public void Labels_that_are_none(params int[] labels)
    {
        Agree(() => CheckedModels.Labels(Half, labels), () => CheckedModels.LabelsForward(Half, labels), () => CheckedModels.LabelsBackward(Half, labels));
        Agree(() => CheckedModels.Likelihood(Half, labels), () => CheckedModels.LikelihoodForward(Half, labels), () => CheckedModels.LikelihoodBackward(Half, labels));
        Agree(() => CheckedModels.LabelTerms(Half, labels), () => CheckedModels.LabelTermsForward(Half, labels), () => CheckedModels.LabelTermsBackward(Half, labels));
    }

    /// <summary>Type and parameter are the same, and so is the beginning of the message: what it is about.</summary>
    private static void Agree(Func<object> eager, Func<object> forward, Func<object> backward)
    {
        var expected = Assert.ThrowsAny<ArgumentException>(eager);
        foreach (var compiled in (Func<object>[])[forward, backward])
        {
            var actual = Assert.ThrowsAny<ArgumentException>(compiled);
            Assert.Equal((expected.GetType(), expected.ParamName), (actual.GetType(), actual.ParamName));
            Assert.Equal(expected.Message.Split(':')[0], actual.Message.Split(':')[0]);
        }
    }

    private static void Refuses(string message, Func<object> run) => Assert.Equal(message, Assert.Throws<ArgumentException>(run).Message);

    private static Tensor<double> Ones(params int[] lengths) => Tensor.Ones<double>(Shape.Create(lengths));
}
