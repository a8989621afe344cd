namespace Diff;

/// <summary>How closely a gradient must agree with finite differences, and how those are taken.</summary>
/// <remarks>
/// A component passes when <c>|analytic - numeric| &lt;= AbsoluteTolerance * scale + RelativeTolerance * max(|analytic|, |numeric|)</c>,
/// where scale is the larger of 1 and the function's largest result in magnitude, times the largest upstream: a function of size 1e6 carries
/// rounding errors of that size into its differences.
/// </remarks>
public sealed record GradientCheckOptions
{
    /// <summary>
    /// For functions computed in double precision: tolerances 1e-7 relative and 1e-8 absolute. Twelve steps from 1/16 down to
    /// 3e-5, extrapolated, give a smooth function's derivative to about 1e-10.
    /// </summary>
    public static GradientCheckOptions Double { get; } = new();

    /// <summary>
    /// For functions computed in single precision: tolerances 5e-3 relative and 1e-3 absolute. Six steps from 1/8 down to 1/256, as
    /// smaller ones drown in rounding errors.
    /// </summary>
    public static GradientCheckOptions Single { get; } =
        new() { RelativeTolerance = 5e-3, AbsoluteTolerance = 1e-3, Step = 1.0 / 8, Steps = 6 };

    /// <summary>The allowed error, relative to the larger of the two derivatives.</summary>
    public double RelativeTolerance { get; init; } = 1e-7;

    /// <summary>The allowed error where the derivative is small, relative to the function's own size but at least this much.</summary>
    public double AbsoluteTolerance { get; init; } = 1e-8;

    /// <summary>
    /// The first and largest step, relative to the larger of 1 and |x|. Where the function is not finite a step away, the steps go on from a
    /// smaller one.
    /// </summary>
    public double Step { get; init; } = 1.0 / 16;

    /// <summary>How many steps are taken, each half of the one before.</summary>
    public int Steps { get; init; } = 12;
}
