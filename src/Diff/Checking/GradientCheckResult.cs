namespace Diff;

/// <summary>What a gradient check found.</summary>
public sealed class GradientCheckResult
{
    internal GradientCheckResult(IReadOnlyList<GradientComponent> components, GradientComponent worst, string? hint) =>
        (Components, Worst, Hint) = (components, worst, hint);

    /// <summary>Whether every component is within its tolerance.</summary>
    public bool Passed => Worst.Passed;

    /// <summary>The component with the largest error for its tolerance; one that is not finite comes first.</summary>
    public GradientComponent Worst { get; }

    /// <summary>All components, in the parameters' order, for each result in turn.</summary>
    public IReadOnlyList<GradientComponent> Components { get; }

    /// <summary>A likely reason for the failure, such as a kink; null when there is nothing to say.</summary>
    public string? Hint { get; }

    /// <summary>Does nothing when the check has passed.</summary>
    /// <exception cref="GradientCheckException">It has not.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
            throw new GradientCheckException(this);
    }

    /// <summary>The outcome with its worst component, and the hint on a line of its own.</summary>
    public override string ToString()
    {
        var failed = Components.Count(component => !component.Passed);
        var summary = Passed ? $"Gradient check passed, {Components.Count} components; worst is "
            : $"Gradient check failed in {failed} of {Components.Count} components; worst is ";
        return summary + Worst + (Hint is null ? "" : Environment.NewLine + Hint);
    }
}
