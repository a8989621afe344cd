using Xunit;

namespace Diff.Tests.Optimizers;

/// <summary>What PyTorch's numbers do not show.</summary>
public class LearningRateScheduleTests
{
    [Fact]
    public void A_cosine_ends_at_the_least_rate_and_stays_there()
    {
        var schedule = LearningRateSchedule.Cosine(0.2, 20, 0.01);
        Assert.Equal(0.01, schedule.At(20), 1e-15);
        Assert.Equal(schedule.At(20), schedule.At(1_000_000));
    }

    [Fact]
    public void Warm_up_from_nothing_then_a_cosine_then_a_constant()
    {
        var schedule = LearningRateSchedule.Cosine(0.4, 100).WarmUp(4).Then(50, LearningRateSchedule.Constant(0.1));
        Assert.Equal(0, schedule.At(0));
        Assert.Equal(LearningRateSchedule.Cosine(0.4, 100).At(1) / 4, schedule.At(1), 1e-15);
        Assert.Equal(LearningRateSchedule.Cosine(0.4, 100).At(49), schedule.At(49), 1e-15);
        Assert.Equal(0.1, schedule.At(50));
    }

    [Fact]
    public void A_factor_of_ones_own()
    {
        var schedule = LearningRateSchedule.Constant(2).Times(step => 1.0 / (1 + step));
        Assert.Equal([2, 1, 0.5], new[] { schedule.At(0), schedule.At(1), schedule.At(3) });
    }

    [Fact]
    public void An_optimizer_follows_it()
    {
        var schedule = LearningRateSchedule.Step(1, 2, 0.5);
        var optimizer = new Sgd(1);
        var w = 0.0;
        for (var step = 0; step < 4; step++)
        {
            optimizer.LearningRate = schedule.At(step);
            optimizer.Step(ref w, -1);
        }

        Assert.Equal(3, w);
    }
}
