namespace Diff;

/// <summary>How <see cref="Tensor.Gelu"/> is computed.</summary>
public enum GeluForm
{
    /// <summary>With the normal distribution itself.</summary>
    Exact,

    /// <summary>With a hyperbolic tangent in its place, within 5e-4 of the exact form.</summary>
    Tanh,
}
