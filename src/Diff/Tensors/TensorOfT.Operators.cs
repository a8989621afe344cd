namespace Diff;

public sealed partial class Tensor<T>
{
    /// <summary>The negative, element by element.</summary>
    public static Tensor<T> operator -(Tensor<T> x) => Tensor.Negate(x);

    /// <summary>The sum, element by element; shapes are broadcast.</summary>
    public static Tensor<T> operator +(Tensor<T> x, Tensor<T> y) => Tensor.Add(x, y);

    /// <summary>The sum of each element and a number.</summary>
    public static Tensor<T> operator +(Tensor<T> x, T y) => Tensor.Add(x, Tensor.Scalar(y));

    /// <summary>The sum of a number and each element.</summary>
    public static Tensor<T> operator +(T x, Tensor<T> y) => Tensor.Add(Tensor.Scalar(x), y);

    /// <summary>The difference, element by element; shapes are broadcast.</summary>
    public static Tensor<T> operator -(Tensor<T> x, Tensor<T> y) => Tensor.Subtract(x, y);

    /// <summary>The difference of each element and a number.</summary>
    public static Tensor<T> operator -(Tensor<T> x, T y) => Tensor.Subtract(x, Tensor.Scalar(y));

    /// <summary>The difference of a number and each element.</summary>
    public static Tensor<T> operator -(T x, Tensor<T> y) => Tensor.Subtract(Tensor.Scalar(x), y);

    /// <summary>The product, element by element; shapes are broadcast.</summary>
    public static Tensor<T> operator *(Tensor<T> x, Tensor<T> y) => Tensor.Multiply(x, y);

    /// <summary>The product of each element and a number.</summary>
    public static Tensor<T> operator *(Tensor<T> x, T y) => Tensor.Multiply(x, Tensor.Scalar(y));

    /// <summary>The product of a number and each element.</summary>
    public static Tensor<T> operator *(T x, Tensor<T> y) => Tensor.Multiply(Tensor.Scalar(x), y);

    /// <summary>The quotient, element by element; shapes are broadcast.</summary>
    public static Tensor<T> operator /(Tensor<T> x, Tensor<T> y) => Tensor.Divide(x, y);

    /// <summary>The quotient of each element and a number.</summary>
    public static Tensor<T> operator /(Tensor<T> x, T y) => Tensor.Divide(x, Tensor.Scalar(y));

    /// <summary>The quotient of a number and each element.</summary>
    public static Tensor<T> operator /(T x, Tensor<T> y) => Tensor.Divide(Tensor.Scalar(x), y);
}
