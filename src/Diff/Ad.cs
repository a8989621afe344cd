namespace Diff;

/// <summary>Marks that the compiler reads inside differentiated code.</summary>
public static class Ad
{
    /// <summary>
    /// <paramref name="x"/> itself, held constant: its derivative is zero (PyTorch's <c>detach</c>, JAX's <c>stop_gradient</c>).
    /// </summary>
    /// <param name="x">The value whose gradient is not wanted.</param>
    public static T StopGradient<T>(T x) => x;
}
