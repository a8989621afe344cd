using System.Diagnostics.CodeAnalysis;

namespace Diff;

public static partial class GradientCheck
{
    internal const string ReflectionWarning =
        "Parameters and results are found by reflection. Use an overload that takes arrays or ParameterBlocks in trimmed applications.";

    /// <summary>Checks a generated gradient at one point.</summary>
    /// <remarks>
    /// <para>Methods can be named as they are. A lambda works as well, and is needed where a name means several overloads (as for
    /// functions of arrays) or a parameter is a span: <c>(double[] x) => Models.Norm(x)</c>.</para>
    /// <para>Parameters and results may be <see cref="float"/>, <see cref="double"/>, arrays of any rank, tuples, structs, records and classes of
    /// them; other parameters, and those and members marked <see cref="NoDiffAttribute"/>, are passed on as they are. When
    /// <paramref name="backward"/> takes an upstream, every result is checked alone (up to 32 of them) and all together. The gradient's
    /// <c>Value</c> must be the function's result bit for bit.</para>
    /// </remarks>
    /// <param name="function">The function, <c>F</c>.</param>
    /// <param name="backward">
    /// <c>FBackward</c>: F's parameters and, optionally, <c>upstream</c>. It returns the value and then the gradient of each differentiable
    /// parameter as a record or a tuple, or the gradients alone.
    /// </param>
    /// <param name="arguments">The point: an argument for each of F's parameters; optional ones may be left out.</param>
    /// <returns>The components compared, called by parameter and index or member: <c>weights[3]</c>, <c>p.X</c>.</returns>
    /// <exception cref="ArgumentException">The two methods or the arguments do not fit together; the message says how.</exception>
    /// <example><code>GradientCheck.Check(Models.Rosenbrock, Models.RosenbrockBackward, 1.2, 1.0).ThrowIfFailed();</code></example>
    [RequiresUnreferencedCode(ReflectionWarning)]
    public static GradientCheckResult Check(Delegate function, Delegate backward, params object?[] arguments) =>
        GradientComparison.Run(new DelegateProblem(function, backward, arguments).Flatten(), null);

    /// <param name="options">Tolerances and steps, instead of those that the types suggest.</param>
    /// <param name="function">The function, <c>F</c>.</param>
    /// <param name="backward">Its gradient, <c>FBackward</c>.</param>
    /// <param name="arguments">The point.</param>
    /// <inheritdoc cref="Check(Delegate, Delegate, object?[])"/>
    [RequiresUnreferencedCode(ReflectionWarning)]
    public static GradientCheckResult Check(
        GradientCheckOptions options, Delegate function, Delegate backward, params object?[] arguments) =>
        GradientComparison.Run(new DelegateProblem(function, backward, arguments).Flatten(), options);
}
