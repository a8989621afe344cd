namespace Diff;

/// <summary>
/// Compares gradients with finite differences, as JAX's <c>check_grads</c> and PyTorch's <c>gradcheck</c> do.
/// </summary>
/// <remarks>
/// <para>The reference are central differences of the function itself, extrapolated to step zero. Default tolerances are those of
/// <see cref="GradientCheckOptions.Double"/>, or of <see cref="GradientCheckOptions.Single"/> where a parameter or the result is a
/// <see cref="float"/>. What is not finite never passes. Points at kinks (the absolute value at 0) fail unless the convention there happens to be
/// the mean of both slopes: check beside them.</para>
/// <para>The function must be pure. It is called about 24 times for every component of every parameter.</para>
/// </remarks>
public static partial class GradientCheck
{
    /// <summary>Checks the gradient of a function of one vector.</summary>
    /// <param name="function">The function; each call gets a new array.</param>
    /// <param name="gradient">Its gradient, as long as its argument.</param>
    /// <param name="at">The point.</param>
    /// <param name="options">Tolerances and steps; null for <see cref="GradientCheckOptions.Double"/>.</param>
    /// <returns>The components compared, called <c>x[0]</c>, <c>x[1]</c>, ….</returns>
    /// <exception cref="ArgumentException">The point is empty, or the gradient's length is not the point's.</exception>
    public static GradientCheckResult Check(
        Func<double[], double> function, Func<double[], double[]> gradient, double[] at, GradientCheckOptions? options = null) =>
        Check(x => function(x["x"]), (x, g) => g["x"] = gradient(x["x"]), new ParameterBlocks { ["x"] = at }, options);

    /// <summary>Checks the gradient of a function of several arrays, spans or scalars, without reflection.</summary>
    /// <param name="function">The function; each call gets new arrays, into which it may write.</param>
    /// <param name="gradient">
    /// Its gradient: gets the parameters, and buffers of the same names and lengths to write the gradient to. They hold NaN before, so that
    /// a component that is not written, or is added to, fails.
    /// </param>
    /// <param name="at">The point. A scalar is an array of one.</param>
    /// <param name="options">Tolerances and steps; null for <see cref="GradientCheckOptions.Double"/>.</param>
    /// <returns>The components compared, called by block and index, <c>weights[3]</c>.</returns>
    /// <exception cref="ArgumentException">The point is empty, or a buffer was replaced by one of another length.</exception>
    /// <example>
    /// <code>
    /// GradientCheck.Check(
    ///     x => Models.Gmm(x["alphas"], x["means"]),
    ///     (x, gradient) => Models.GmmBackward(x["alphas"], x["means"], gradient["alphas"], gradient["means"]),
    ///     new ParameterBlocks { ["alphas"] = alphas, ["means"] = means }).ThrowIfFailed();
    /// </code>
    /// </example>
    public static GradientCheckResult Check(
        Func<ParameterBlocks, double> function,
        Action<ParameterBlocks, ParameterBlocks> gradient,
        ParameterBlocks at,
        GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(at);
        var point = at.ToFlat();
        return GradientComparison.Run(new GradientProblem
        {
            Names = at.ElementNames(),
            At = point,
            IsSingle = new bool[point.Length],
            OutputNames = ["result"],
            ComputesInSingle = false,
            TakesUpstream = false,
            Values = x => [function(at.WithElements(x))],
            Gradient = _ => (null, Gradient()),
        }, options);

        double[] Gradient()
        {
            // A component that nobody writes, or that is accumulated, must not pass for zero.
            var unwritten = new double[point.Length];
            Array.Fill(unwritten, double.NaN);
            var buffers = at.WithElements(unwritten);
            gradient(at.WithElements(point), buffers);
            if (at.FirstOrDefault(block => buffers[block.Key].Length != block.Value.Length) is { Key: { } name })
                throw new ArgumentException($"The gradient of '{name}' has {buffers[name].Length} components, the parameter {at[name].Length}.");
            return buffers.ToFlat();
        }
    }
}
