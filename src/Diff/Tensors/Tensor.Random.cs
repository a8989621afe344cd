using System.Numerics;

namespace Diff;

// Elements are drawn in row-major order.
public static partial class Tensor
{
    /// <summary>A tensor of random numbers from 0 up to, and without, 1.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="random">Where they come from.</param>
    public static Tensor<T> Uniform<T>(Shape shape, Philox random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Zeros<T>(shape);
        random.FillUniform(result.AsSpan());
        return result;
    }

    /// <summary>A tensor of random numbers from <paramref name="low"/> to <paramref name="high"/>, which only rounding reaches.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="random">Where they come from.</param>
    /// <param name="low">The least.</param>
    /// <param name="high">The greatest.</param>
    public static Tensor<T> Uniform<T>(Shape shape, Philox random, T low, T high)
        where T : unmanaged, IFloatingPointIeee754<T> => Scale(Uniform<T>(shape, random), high - low, low);

    /// <summary>A tensor of random numbers from the normal distribution of mean 0 and standard deviation 1.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="random">Where they come from.</param>
    public static Tensor<T> Normal<T>(Shape shape, Philox random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Zeros<T>(shape);
        random.FillNormal(result.AsSpan());
        return result;
    }

    /// <summary>A tensor of random numbers from a normal distribution.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="random">Where they come from.</param>
    /// <param name="mean">The distribution's mean.</param>
    /// <param name="deviation">Its standard deviation.</param>
    public static Tensor<T> Normal<T>(Shape shape, Philox random, T mean, T deviation)
        where T : unmanaged, IFloatingPointIeee754<T> => Scale(Normal<T>(shape, random), deviation, mean);

    private static Tensor<T> Scale<T>(Tensor<T> x, T factor, T offset)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // One by one: a vectorised multiplication and addition may round once on one machine and twice on another.
        foreach (ref var element in x.AsSpan())
            element = element * factor + offset;
        return x;
    }
}
