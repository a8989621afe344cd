using System.Numerics;

namespace Diff;

/// <summary>Initial values of a model's parameters.</summary>
/// <remarks>
/// A weight's shape is [outputs, inputs, …], as in PyTorch; further axes are those of a convolution's kernel. The fan-in is the number of inputs times
/// the size of the kernel, the fan-out that of outputs. Elements are drawn in row-major order, and are the same on every machine.
/// </remarks>
public static class Initialize
{
    /// <summary>Uniform numbers of standard deviation gain / sqrt(fan), from -sqrt(3) to sqrt(3) times that (He et al., 2015).</summary>
    /// <param name="shape">The weight's shape.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="mode">Which fan.</param>
    /// <param name="gain">What makes up for the activation: one of <see cref="Gain"/>.</param>
    /// <exception cref="ArgumentException">The shape has fewer than two axes.</exception>
    public static Tensor<T> KaimingUniform<T>(Shape shape, Philox random, FanMode mode = FanMode.In, double gain = Gain.Relu)
        where T : unmanaged, IFloatingPointIeee754<T> => Uniform<T>(shape, random, KaimingDeviation(nameof(KaimingUniform), shape, mode, gain));

    /// <summary>Normal numbers of mean 0 and standard deviation gain / sqrt(fan) (He et al., 2015).</summary>
    /// <inheritdoc cref="KaimingUniform"/>
    public static Tensor<T> KaimingNormal<T>(Shape shape, Philox random, FanMode mode = FanMode.In, double gain = Gain.Relu)
        where T : unmanaged, IFloatingPointIeee754<T> => Normal<T>(shape, random, KaimingDeviation(nameof(KaimingNormal), shape, mode, gain));

    /// <summary>
    /// Uniform numbers of standard deviation gain sqrt(2 / (fan-in + fan-out)), from -sqrt(3) to sqrt(3) times that (Glorot and Bengio, 2010).
    /// </summary>
    /// <param name="shape">The weight's shape.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="gain">What makes up for the activation: one of <see cref="Gain"/>.</param>
    /// <exception cref="ArgumentException">The shape has fewer than two axes.</exception>
    public static Tensor<T> XavierUniform<T>(Shape shape, Philox random, double gain = Gain.Linear)
        where T : unmanaged, IFloatingPointIeee754<T> => Uniform<T>(shape, random, XavierDeviation(nameof(XavierUniform), shape, gain));

    /// <summary>Normal numbers of mean 0 and standard deviation gain sqrt(2 / (fan-in + fan-out)) (Glorot and Bengio, 2010).</summary>
    /// <inheritdoc cref="XavierUniform"/>
    public static Tensor<T> XavierNormal<T>(Shape shape, Philox random, double gain = Gain.Linear)
        where T : unmanaged, IFloatingPointIeee754<T> => Normal<T>(shape, random, XavierDeviation(nameof(XavierNormal), shape, gain));

    /// <summary>The weight of a linear layer as PyTorch starts it: uniform numbers from -1 / sqrt(fan-in) to 1 / sqrt(fan-in).</summary>
    /// <param name="shape">The weight's shape.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <exception cref="ArgumentException">The shape has fewer than two axes.</exception>
    public static Tensor<T> LinearWeight<T>(Shape shape, Philox random)
        where T : unmanaged, IFloatingPointIeee754<T> => UniformTo<T>(shape, random, 1 / Math.Sqrt(Fans(nameof(LinearWeight), shape).In));

    /// <summary>The bias of a linear layer as PyTorch starts it: uniform numbers from -1 / sqrt(fan-in) to 1 / sqrt(fan-in).</summary>
    /// <param name="shape">The bias's shape.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="fanIn">The fan-in of the layer's weight; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fan-in is below 1.</exception>
    public static Tensor<T> LinearBias<T>(Shape shape, Philox random, int fanIn)
        where T : unmanaged, IFloatingPointIeee754<T> => fanIn > 0
            ? UniformTo<T>(shape, random, 1 / Math.Sqrt(fanIn))
            : throw new ArgumentOutOfRangeException(nameof(fanIn), fanIn, $"LinearBias: a fan-in of {fanIn} is below 1.");

    private static Tensor<T> Uniform<T>(Shape shape, Philox random, double deviation)
        where T : unmanaged, IFloatingPointIeee754<T> => UniformTo<T>(shape, random, Math.Sqrt(3) * deviation);

    private static Tensor<T> UniformTo<T>(Shape shape, Philox random, double bound)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Uniform(shape, random, -T.CreateChecked(bound), T.CreateChecked(bound));

    private static Tensor<T> Normal<T>(Shape shape, Philox random, double deviation)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Normal(shape, random, T.Zero, T.CreateChecked(deviation));

    private static double KaimingDeviation(string operation, Shape shape, FanMode mode, double gain)
    {
        var (fanIn, fanOut) = Fans(operation, shape);
        return mode switch
        {
            FanMode.In => gain / Math.Sqrt(fanIn),
            FanMode.Out => gain / Math.Sqrt(fanOut),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, $"{operation}: there is no mode {mode}."),
        };
    }

    private static double XavierDeviation(string operation, Shape shape, double gain)
    {
        var (fanIn, fanOut) = Fans(operation, shape);
        return gain * Math.Sqrt(2 / (fanIn + fanOut));
    }

    private static (double In, double Out) Fans(string operation, Shape shape)
    {
        if (shape.Rank < 2)
            throw new ArgumentException($"{operation}: shape {shape} has fewer than two axes, and a weight is [outputs, inputs, …].", nameof(shape));
        var kernel = 1.0;
        foreach (var length in shape.Lengths[2..])
            kernel *= length;
        return (shape[1] * kernel, shape[0] * kernel);
    }
}
