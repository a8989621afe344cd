namespace Diff;

public sealed partial class LearningRateSchedule
{
    /// <summary>Always the same.</summary>
    /// <param name="rate">The learning rate; 0 or more.</param>
    public static LearningRateSchedule Constant(double rate)
    {
        Option.NotNegative(rate);
        return new(_ => rate);
    }

    /// <summary>Multiplied by a factor each so many steps (<c>StepLR</c>).</summary>
    /// <param name="rate">The learning rate of step 0; 0 or more.</param>
    /// <param name="every">How many steps it stays the same.</param>
    /// <param name="factor">The factor; above 0.</param>
    public static LearningRateSchedule Step(double rate, long every, double factor = 0.1)
    {
        Option.NotNegative(rate);
        Option.Steps(every);
        Option.Positive(factor);
        return new(step => rate * Math.Pow(factor, step / every));
    }

    /// <summary>Multiplied by a factor at given steps (<c>MultiStepLR</c>).</summary>
    /// <param name="rate">The learning rate of step 0; 0 or more.</param>
    /// <param name="milestones">The first step of each new rate, in ascending order.</param>
    /// <param name="factor">The factor; above 0.</param>
    /// <exception cref="ArgumentException">The milestones are not in ascending order.</exception>
    public static LearningRateSchedule MultiStep(double rate, ReadOnlySpan<long> milestones, double factor = 0.1)
    {
        Option.NotNegative(rate);
        Option.Positive(factor);
        var steps = milestones.ToArray();
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i] < 0 || (i > 0 && steps[i] <= steps[i - 1]))
                throw new ArgumentException($"Milestones are steps in ascending order, and not [{string.Join(", ", steps)}].", nameof(milestones));
        }

        return new(step => rate * Math.Pow(factor, steps.Count(milestone => milestone <= step)));
    }

    /// <summary>Multiplied by a factor each step (<c>ExponentialLR</c>).</summary>
    /// <param name="rate">The learning rate of step 0; 0 or more.</param>
    /// <param name="factor">The factor; above 0.</param>
    public static LearningRateSchedule Exponential(double rate, double factor)
    {
        Option.NotNegative(rate);
        Option.Positive(factor);
        return new(step => rate * Math.Pow(factor, step));
    }

    /// <summary>Down half a cosine wave, then constant (<c>CosineAnnealingLR</c>, which would go up again).</summary>
    /// <param name="rate">The learning rate of step 0; 0 or more.</param>
    /// <param name="steps">The step from which on the rate is the least.</param>
    /// <param name="least">The least rate; 0 or more.</param>
    public static LearningRateSchedule Cosine(double rate, long steps, double least = 0)
    {
        Option.NotNegative(rate);
        Option.NotNegative(least);
        Option.Steps(steps);
        return new(step => least + (rate - least) * (1 + Math.Cos(Math.PI * Math.Min(step, steps) / steps)) / 2);
    }
}
