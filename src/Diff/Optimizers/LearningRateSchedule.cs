namespace Diff;

/// <summary>How the learning rate changes: <c>optimizer.LearningRate = schedule.At(step)</c>.</summary>
/// <remarks>
/// A schedule is a pure function of the step (or epoch, as the caller counts), so that training resumes at any. The values are those of
/// <c>torch.optim.lr_scheduler</c> after so many calls of <c>step()</c>.
/// </remarks>
public sealed partial class LearningRateSchedule
{
    private readonly Func<long, double> _rate;

    private LearningRateSchedule(Func<long, double> rate) => _rate = rate;

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The step, from 0.</param>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return _rate(step);
    }

    /// <summary>Begins with this schedule and goes on with another, which counts from its own start.</summary>
    /// <param name="steps">How many steps this one lasts.</param>
    /// <param name="next">What comes behind.</param>
    public LearningRateSchedule Then(long steps, LearningRateSchedule next)
    {
        Option.Steps(steps);
        ArgumentNullException.ThrowIfNull(next);
        return new(step => step < steps ? At(step) : next.At(step - steps));
    }

    /// <summary>This schedule, rising linearly to its own values in the first steps.</summary>
    /// <param name="steps">From which step on this schedule holds unchanged.</param>
    /// <param name="startFactor">What the rate of step 0 is multiplied by; from 0 to 1.</param>
    public LearningRateSchedule WarmUp(long steps, double startFactor = 0)
    {
        Option.Steps(steps);
        Option.Fraction(startFactor);
        return new(step => At(step) * (step < steps ? startFactor + (1 - startFactor) * step / steps : 1));
    }

    /// <summary>This schedule with another function of the step as a factor.</summary>
    /// <param name="factor">Gives a factor that is not negative.</param>
    public LearningRateSchedule Times(Func<long, double> factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new(step => At(step) * factor(step));
    }
}
