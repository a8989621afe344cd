using Diff.Tests.Parameters;
using Xunit;

namespace Diff.Tests.Optimizers;

/// <summary>What optimizers, schedules and clipping refuse; and that they refuse it before anything has changed.</summary>
public class OptimizerErrorTests
{
    public static TheoryData<Action> BadOptions =>
    [
        () => new Sgd(-1),
        () => new Sgd(double.NaN),
        () => new Sgd(double.PositiveInfinity),
        () => new Sgd(1, momentum: -0.1),
        () => new Sgd(1, dampening: double.NaN),
        () => new Sgd(1, weightDecay: -1),
        () => new Adam(beta1: 1),
        () => new Adam(beta2: -0.1),
        () => new Adam(beta2: double.NaN),
        () => new Adam(epsilon: -1),
        () => new AdamW(weightDecay: double.NaN),
        () => new RmsProp(alpha: 1.5),
        () => new RmsProp(momentum: double.NaN),
        () => new Adagrad(learningRateDecay: -1),
        () => new Adagrad(initialAccumulator: -1),
        () => new Sgd(1).LearningRate = double.NaN,
        () => LearningRateSchedule.Constant(-1),
        () => LearningRateSchedule.Step(1, 0),
        () => LearningRateSchedule.Exponential(1, 0),
        () => LearningRateSchedule.Cosine(1, 0),
        () => LearningRateSchedule.Cosine(1, 10, -1),
        () => LearningRateSchedule.Constant(1).WarmUp(0),
        () => LearningRateSchedule.Constant(1).WarmUp(5, 1.5),
        () => LearningRateSchedule.Constant(1).At(-1),
        () => GradientClipping.ByNorm(new double[1].AsSpan(), -1),
        () => GradientClipping.ByValue(new double[1].AsSpan(), double.NaN),
    ];

    [Theory]
    [MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public void An_option_out_of_its_range(Action create) => Assert.Throws<ArgumentOutOfRangeException>(create);

    [Fact]
    public void The_option_is_named() => Assert.Equal(
        "beta1 must be from 0 up to, and without, 1. (Parameter 'beta1')\nActual value was 1.",
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: 1)).Message.ReplaceLineEndings("\n"));

    [Fact]
    public void Options_that_do_not_go_together()
    {
        Assert.Throws<ArgumentException>(() => new Sgd(1, nesterov: true));
        Assert.Throws<ArgumentException>(() => new Sgd(1, momentum: 0.5, dampening: 0.1, nesterov: true));
        Assert.Throws<ArgumentException>(() => LearningRateSchedule.MultiStep(1, [3, 3]));
    }

    [Fact]
    public void A_gradient_of_another_shape_is_named()
    {
        var net = Net.Create();
        var gradient = net.ZerosLike() with { Hidden = net.Hidden with { Weight = Tensor.Zeros<float>(3, 2) } };
        var error = Assert.Throws<ArgumentException>(() => new Sgd(1).Step(ref net, gradient));
        Assert.StartsWith("Step: parameter 'Hidden.Weight' has shape [2, 3], its gradient [3, 2].", error.Message, StringComparison.Ordinal);

        gradient = net.ZerosLike() with { Hidden = net.Hidden with { Bias = new float[5] } };
        error = Assert.Throws<ArgumentException>(() => new Sgd(1).Step(ref net, gradient));
        Assert.StartsWith("Step: parameter 'Hidden.Bias' has shape [2], its gradient [5].", error.Message, StringComparison.Ordinal);
        Assert.Equal(Net.Create().Flatten(), net.Flatten());

        error = Assert.Throws<ArgumentException>(() => new Sgd(1).Step(new double[2], new double[3]));
        Assert.StartsWith("Step: the parameters have shape [2], their gradients [3].", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => new Sgd(1).Step(Tensor.Zeros<float>(2), Tensor.Zeros<float>(2, 1)));
        Assert.StartsWith("Step: parameter '0' has shape [2], its gradient [2, 1].", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_parameters_than_before()
    {
        var optimizer = new Adam();
        optimizer.Step(new float[3], new float[3]);
        var error = Assert.Throws<ArgumentException>(() => optimizer.Step(new float[4], new float[4]));
        Assert.StartsWith("Step: 4 parameters of Single, where there were 3 before.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => optimizer.Step(new double[3], new double[3]));
        Assert.Equal(1, optimizer.Steps);
    }

    /// <summary>Parameters of a precision that was not there in the first step would begin with the wrong step number.</summary>
    [Fact]
    public void Parameters_that_come_later()
    {
        var optimizer = new Adam();
        optimizer.Step(new float[9], new float[9]);
        var resumed = new Adam();
        resumed.Load(optimizer.Save());
        var net = Net.Create();
        foreach (var later in new[] { optimizer, resumed })
        {
            var error = Assert.Throws<ArgumentException>(() => later.Step(ref net, net.ZerosLike()));
            Assert.StartsWith("Step: 4 parameters of Double, where there were 0 before.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_in_a_record_need_a_variable()
    {
        var net = Net.Create();
        var error = Assert.Throws<ArgumentException>(() => new Sgd(1).Step(net, net));
        Assert.Contains("Write Step(ref model, gradient).", error.Message, StringComparison.Ordinal);
        Assert.Contains("ByNorm(ref gradient, …)", Assert.Throws<ArgumentException>(() => GradientClipping.ByNorm(net, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GradientClipping.ByValue(net, 0));
        Assert.Equal(Net.Create().Flatten(), net.Flatten());
    }

    [Fact]
    public void A_state_of_another_optimizer()
    {
        var adam = new Adam(amsGrad: true);
        adam.Step(new float[3], new float[3]);
        var state = adam.Save();

        Assert.Equal("Load: the state of Adam is not one of AdamW. (Parameter 'state')", Refused(new AdamW(), state));
        Assert.StartsWith("Load: this optimizer remembers [mean, squares], the state has [mean, squares, greatestSquares].", Refused(new Adam(), state), StringComparison.Ordinal);
        var torn = state with { Singles = new Dictionary<string, Tensor<float>>(state.Singles) { ["mean"] = Tensor.Zeros<float>(2) } };
        Assert.StartsWith("Load: the vectors of the state have different shapes", Refused(new Adam(amsGrad: true), torn), StringComparison.Ordinal);

        static string Refused(Optimizer optimizer, OptimizerState state) => Assert.Throws<ArgumentException>(() => optimizer.Load(state)).Message;
    }
}
