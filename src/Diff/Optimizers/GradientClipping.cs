using System.Numerics;

namespace Diff;

/// <summary>Keeps gradients from being too large, in place: between the gradient and the optimizer's step.</summary>
/// <remarks>
/// Nothing is allocated, unless a class record has parameters that are single numbers. Such a gradient, and any struct, is passed by
/// <c>ref</c>: numbers change only in a variable.
/// </remarks>
public static class GradientClipping
{
    /// <summary>Scales a gradient so that its Euclidean norm, over all parameters, does not exceed a bound.</summary>
    /// <param name="gradient">The gradient; changed if its norm is too large.</param>
    /// <param name="maxNorm">The bound; 0 or more.</param>
    /// <returns>The norm before.</returns>
    /// <remarks>The factor is min(1, maxNorm / (norm + 1e-6)), as in <c>torch.nn.utils.clip_grad_norm_</c>. As there, a norm that is infinite or
    /// NaN leaves zeros and NaN: look at the result where that can happen.</remarks>
    /// <exception cref="ArgumentException">Parameters are single numbers, and the gradient is not passed by <c>ref</c>.</exception>
    public static double ByNorm<TModel>(TModel gradient, double maxNorm)
        where TModel : IParameters<TModel>
    {
        Option.NotNegative(maxNorm);
        RequireNoNumbers(nameof(ByNorm), gradient);
        return ByNorm(ref gradient, maxNorm);
    }

    /// <inheritdoc cref="ByNorm{TModel}(TModel, double)"/>
    public static double ByNorm<TModel>(ref TModel gradient, double maxNorm)
        where TModel : IParameters<TModel>
    {
        Option.NotNegative(maxNorm);
        var squares = new SquareSum();
        gradient.Visit(ref squares);
        var norm = Math.Sqrt(squares.Value);
        Apply(ref gradient, Clip.ToNorm(norm, maxNorm));
        return norm;
    }

    /// <inheritdoc cref="ByNorm{TModel}(TModel, double)"/>
    public static double ByNorm(Span<double> gradient, double maxNorm) => ByNormOf(gradient, maxNorm);

    /// <inheritdoc cref="ByNorm{TModel}(TModel, double)"/>
    public static double ByNorm(Span<float> gradient, double maxNorm) => ByNormOf(gradient, maxNorm);

    /// <summary>Brings each number of a gradient into an interval around 0, as <c>torch.nn.utils.clip_grad_value_</c>.</summary>
    /// <param name="gradient">The gradient; changed where a number is too large.</param>
    /// <param name="bound">The greatest magnitude that is left; 0 or more.</param>
    /// <exception cref="ArgumentException">Parameters are single numbers, and the gradient is not passed by <c>ref</c>.</exception>
    public static void ByValue<TModel>(TModel gradient, double bound)
        where TModel : IParameters<TModel>
    {
        Option.NotNegative(bound);
        RequireNoNumbers(nameof(ByValue), gradient);
        ByValue(ref gradient, bound);
    }

    /// <inheritdoc cref="ByValue{TModel}(TModel, double)"/>
    public static void ByValue<TModel>(ref TModel gradient, double bound)
        where TModel : IParameters<TModel> => Apply(ref gradient, Clip.ToValue(Option.NotNegative(bound)));

    /// <inheritdoc cref="ByValue{TModel}(TModel, double)"/>
    public static void ByValue(Span<double> gradient, double bound) => Clip.ToValue(Option.NotNegative(bound)).Apply(gradient);

    /// <inheritdoc cref="ByValue{TModel}(TModel, double)"/>
    public static void ByValue(Span<float> gradient, double bound) => Clip.ToValue(Option.NotNegative(bound)).Apply(gradient);

    private static double ByNormOf<T>(Span<T> gradient, double maxNorm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Option.NotNegative(maxNorm);
        var squares = new SquareSum();
        squares.Add<T>(gradient);
        var norm = Math.Sqrt(squares.Value);
        Clip.ToNorm(norm, maxNorm).Apply(gradient);
        return norm;
    }

    private static void Apply<TModel>(ref TModel gradient, Clip clip)
        where TModel : IParameters<TModel>
    {
        gradient.Visit(ref clip);
        if (clip.HasNumbers)
            gradient = gradient.Map(ref clip);
    }

    private static void RequireNoNumbers<TModel>(string operation, TModel gradient)
        where TModel : IParameters<TModel>
    {
        // Changes nothing, and sees whether there are numbers.
        var search = Clip.ToValue(double.PositiveInfinity);
        gradient.Visit(ref search);
        if (search.HasNumbers)
        {
            throw new ArgumentException(
                $"{operation}: some parameters of {typeof(TModel).Name} are single numbers, which change only in a variable. Write {operation}(ref gradient, …).", nameof(gradient));
        }
    }
}
