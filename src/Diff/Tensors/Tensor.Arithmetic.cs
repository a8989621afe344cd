using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

public static partial class Tensor
{
    /// <summary>The sum, element by element; shapes are broadcast.</summary>
    /// <param name="x">The first summand.</param>
    /// <param name="y">The second.</param>
    public static Tensor<T> Add<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(nameof(Add), x, y, TensorPrimitives.Add, TensorPrimitives.Add, (a, b, r) => TensorPrimitives.Add(b, a, r));

    /// <summary>The difference, element by element; shapes are broadcast.</summary>
    /// <param name="x">What is subtracted from.</param>
    /// <param name="y">What is subtracted.</param>
    public static Tensor<T> Subtract<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(nameof(Subtract), x, y, TensorPrimitives.Subtract, TensorPrimitives.Subtract, TensorPrimitives.Subtract);

    /// <summary>The product, element by element; shapes are broadcast.</summary>
    /// <param name="x">The first factor.</param>
    /// <param name="y">The second.</param>
    public static Tensor<T> Multiply<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(
            nameof(Multiply), x, y, TensorPrimitives.Multiply, TensorPrimitives.Multiply, (a, b, r) => TensorPrimitives.Multiply(b, a, r));

    /// <summary>The quotient, element by element; shapes are broadcast.</summary>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    public static Tensor<T> Divide<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(nameof(Divide), x, y, TensorPrimitives.Divide, TensorPrimitives.Divide, TensorPrimitives.Divide);

    /// <summary>The power, element by element; shapes are broadcast.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    public static Tensor<T> Pow<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(nameof(Pow), x, y, TensorPrimitives.Pow, TensorPrimitives.Pow, TensorPrimitives.Pow);

    /// <summary>The power, element by element.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    public static Tensor<T> Pow<T>(Tensor<T> x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => Pow(x, Scalar(y));

    /// <summary>The angle of the point (x, y) in radians, element by element; shapes are broadcast.</summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    public static Tensor<T> Atan2<T>(Tensor<T> y, Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(nameof(Atan2), y, x, TensorPrimitives.Atan2, TensorPrimitives.Atan2, TensorPrimitives.Atan2);

    /// <summary>The greater, element by element; NaN if either is. Shapes are broadcast.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">Another.</param>
    public static Tensor<T> Max<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(nameof(Max), x, y, TensorPrimitives.Max, TensorPrimitives.Max, (a, b, r) => TensorPrimitives.Max(b, a, r));

    /// <summary>The lesser, element by element; NaN if either is. Shapes are broadcast.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">Another.</param>
    public static Tensor<T> Min<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(nameof(Min), x, y, TensorPrimitives.Min, TensorPrimitives.Min, (a, b, r) => TensorPrimitives.Min(b, a, r));
}
