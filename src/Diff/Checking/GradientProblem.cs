namespace Diff;

/// <summary>A function and its gradient in flat form, whatever the user's own form is.</summary>
internal sealed class GradientProblem
{
    /// <summary>The components' names, as reported.</summary>
    public required string[] Names { get; init; }

    /// <summary>The point.</summary>
    public required double[] At { get; init; }

    /// <summary>Whether a component is a <see cref="float"/>.</summary>
    public required bool[] IsSingle { get; init; }

    /// <summary>The results' names, as reported.</summary>
    public required string[] OutputNames { get; init; }

    /// <summary>Whether the function computes in single precision.</summary>
    public required bool ComputesInSingle { get; init; }

    /// <summary>Whether <see cref="Gradient"/> heeds its weights.</summary>
    public required bool TakesUpstream { get; init; }

    /// <summary>How far the gradient's own results may be from the function's, relative to 1 or their size: not at all but for tensors, whose
    /// fused operations round elsewhere than one operation after the other.</summary>
    public double ValueTolerance { get; init; }

    /// <summary>All results at a point.</summary>
    public required Func<double[], double[]> Values { get; init; }

    /// <summary>The gradient, at the point, of the results weighted by upstream; with the results, where it gives them.</summary>
    public required Func<double[], (double[]? Values, double[] Gradient)> Gradient { get; init; }
}
