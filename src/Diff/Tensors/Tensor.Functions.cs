using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

// Functions of one operand, as TensorPrimitives computes them: vectorised, so that the last bits may depend on the machine. Its ExpM1 and
// LogP1 are 0 near 0 and are not used.
public static partial class Tensor
{
    /// <summary>The negative, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Negate<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Negate);

    /// <summary>The absolute value, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Abs<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Abs);

    /// <summary>The square root, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Sqrt<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Sqrt);

    /// <summary>The cube root, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Cbrt<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Cbrt);

    /// <summary>One divided by the element, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Reciprocal<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Reciprocal);

    /// <summary>e to the power of the element, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Exp<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Exp);

    /// <summary>e to the power of the element, less 1, accurate near 0, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> ExpM1<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, new ExpM1Function());

    /// <summary>2 to the power of the element, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Exp2<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Exp2);

    /// <summary>The natural logarithm, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Log<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Log);

    /// <summary>The natural logarithm of 1 and the element, accurate near 0, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> LogP1<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, new LogP1Function());

    /// <summary>The logarithm to base 2, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Log2<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Log2);

    /// <summary>The logarithm to base 10, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Log10<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Log10);

    /// <summary>The sine, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Sin<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Sin);

    /// <summary>The cosine, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Cos<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Cos);

    /// <summary>The tangent, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Tan<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Tan);

    /// <summary>The arcsine, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Asin<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Asin);

    /// <summary>The arccosine, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Acos<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Acos);

    /// <summary>The arctangent, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Atan<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Atan);

    /// <summary>The hyperbolic sine, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Sinh<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Sinh);

    /// <summary>The hyperbolic cosine, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Cosh<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Cosh);

    /// <summary>The hyperbolic tangent, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Tanh<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Tanh);

    /// <summary>The inverse hyperbolic sine, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Asinh<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Asinh);

    /// <summary>The inverse hyperbolic cosine, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Acosh<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Acosh);

    /// <summary>The inverse hyperbolic tangent, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Atanh<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Atanh);

    /// <summary>The logistic function, 1 / (1 + exp(-x)), element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Sigmoid<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Sigmoid);

    /// <summary>The greatest integer that is not above, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Floor<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Floor);

    /// <summary>The least integer that is not below, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Ceiling<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Ceiling);

    /// <summary>The nearest integer, a half to the even one, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Round<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Round);

    /// <summary>The integer part, element by element.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Truncate<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Elementwise.Apply(x, TensorPrimitives.Truncate);

    /// <summary>The element itself where it is positive or NaN, and 0 elsewhere.</summary>
    /// <param name="x">The tensor.</param>
    public static Tensor<T> Relu<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Max(x, Scalar(T.Zero));
}
