using System.Numerics;

namespace Diff;

// Element by element, in double precision, rounded once. NaN gives NaN.
public static partial class Tensor
{
    /// <summary>The element itself where it is positive, and a fraction of it elsewhere.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="slope">The fraction.</param>
    public static Tensor<T> LeakyRelu<T>(Tensor<T> x, double slope = 0.01)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, new LeakyReluFunction(slope));

    /// <summary>The element itself where it is positive, and alpha (exp(x) - 1) elsewhere.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="alpha">Minus the limit at -infinity.</param>
    public static Tensor<T> Elu<T>(Tensor<T> x, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, new EluFunction(alpha));

    /// <summary>1.0507 times <see cref="Elu"/> with alpha 1.6733, which keeps mean 0 and variance 1 (Klambauer et al., 2017).</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Selu<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, new SeluFunction());

    /// <summary>The element times the probability that a normal number is below it (Hendrycks and Gimpel, 2016); NaN at -infinity.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="form">Exact, or 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))).</param>
    public static Tensor<T> Gelu<T>(Tensor<T> x, GeluForm form = GeluForm.Exact)
        where T : unmanaged, IFloatingPointIeee754<T> => form switch
        {
            GeluForm.Exact => Elementwise.Apply(x, new GeluFunction()),
            GeluForm.Tanh => Elementwise.Apply(x, new GeluTanhFunction()),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, $"Gelu: there is no form {form}."),
        };

    /// <summary>The element times its <see cref="Sigmoid"/>, also known as swish; NaN at -infinity.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Silu<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, new SiluFunction());

    /// <summary>log(1 + exp(x)), without overflow, and accurate where it is close to 0 or x.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Softplus<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, new SoftplusFunction());

    /// <summary>The logarithm of <see cref="Sigmoid"/>, without overflow, and accurate where it is close to 0 or x.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> LogSigmoid<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, new LogSigmoidFunction());

    /// <summary>A straight line in place of <see cref="Sigmoid"/>: (x + 3) / 6, at least 0 and at most 1.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> HardSigmoid<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, new HardSigmoidFunction());
}
