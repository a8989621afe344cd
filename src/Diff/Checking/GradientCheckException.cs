namespace Diff;

/// <summary>A gradient does not agree with finite differences.</summary>
/// <param name="result">What the check found.</param>
public sealed class GradientCheckException(GradientCheckResult result) : Exception(result.ToString())
{
    /// <summary>What the check found.</summary>
    public GradientCheckResult Result { get; } = result;
}
