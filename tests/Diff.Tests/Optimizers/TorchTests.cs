using Xunit;

namespace Diff.Tests.Optimizers;

/// <summary>Every optimizer, schedule and clipping gives PyTorch's numbers.</summary>
public class TorchTests
{
    public static TheoryData<string> Names => [.. Torch.Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Double_precision(string name)
    {
        var optimizer = Torch.Optimizers[name]();
        var parameters = Torch.Start<double>();
        var gradient = new double[Torch.Count];
        for (var step = 1; step <= 100; step++)
        {
            Torch.Gradient<double>(parameters, step, gradient);
            optimizer.Step(parameters, gradient);
            if (step is 1 or 10 or 100)
                AssertClose(Torch.Numbers(name, "double", step), parameters, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Single_precision(string name)
    {
        // The mean of squares without the square of the mean: what cancels leaves PyTorch as uncertain as any other.
        var tolerance = name is "rmsprop-centered" or "rmsprop-all" ? 1e-5 : 1e-6;
        var optimizer = Torch.Optimizers[name]();
        var parameters = Torch.Start<float>();
        var gradient = new float[Torch.Count];
        for (var step = 1; step <= 100; step++)
        {
            Torch.Gradient<float>(parameters, step, gradient);
            optimizer.Step(parameters, gradient);
            if (step is 1 or 10 or 100)
                AssertClose(Torch.Numbers(name, "float", step), [.. parameters.Select(p => (double)p)], tolerance);
        }
    }

    public static TheoryData<string, LearningRateSchedule> Schedules => new()
    {
        { "step", LearningRateSchedule.Step(0.2, 7, 0.5) },
        { "multi-step", LearningRateSchedule.MultiStep(0.2, [3, 10, 11], 0.3) },
        { "exponential", LearningRateSchedule.Exponential(0.2, 0.9) },
        { "cosine", LearningRateSchedule.Cosine(0.2, 20, 0.01) },
        { "warm-up", LearningRateSchedule.Constant(0.2).WarmUp(8, 0.25) },
        { "sequence", LearningRateSchedule.Constant(0.2).Then(5, LearningRateSchedule.Exponential(0.2, 0.9)) },
        { "chained", LearningRateSchedule.Step(0.2, 7, 0.5).WarmUp(8, 0.25) },
    };

    [Theory]
    [MemberData(nameof(Schedules), DisableDiscoveryEnumeration = true)]
    public void Learning_rates(string name, LearningRateSchedule schedule) => AssertClose(
        Torch.Numbers(name, "schedule", 0), [.. Enumerable.Range(0, 20).Select(step => schedule.At(step))], 1e-14);

    [Theory]
    [InlineData("clip", 2)]
    [InlineData("keep", 200)]
    public void Clipping_by_norm(string name, double bound)
    {
        var gradient = new double[Torch.Count];
        Torch.Gradient<double>(Torch.Start<double>(), 3, gradient);
        var norm = GradientClipping.ByNorm(gradient.AsSpan(), bound);
        AssertClose(Torch.Numbers(name, "norm", 0), [norm, .. gradient], 1e-14);
    }

    // Parameters start within 2.6 of 0 and take steps of about that size in all: one that ends near 0 carries the rounding of the larger ones.
    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(Math.Abs(expected[i]), 1),
                $"{i}: {actual[i]:R} is not {expected[i]:R} but for {tolerance}");
        }
    }
}
