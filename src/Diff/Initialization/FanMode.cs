namespace Diff;

/// <summary>Which number of connections a weight's variance is in inverse proportion to.</summary>
public enum FanMode
{
    /// <summary>Those into each output, so that values keep their size from layer to layer.</summary>
    In,

    /// <summary>Those out of each input, so that gradients do.</summary>
    Out,
}
