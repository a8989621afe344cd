using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

public partial struct Lanes512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Exp(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Exp(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Exp(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Exp2(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Exp2(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Exp2(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> ExpM1(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.ExpM1(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.ExpM1(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Log(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Log(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Log(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Log2(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Log2(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Log2(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Log10(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Log10(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Log10(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> LogP1(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.LogP1(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.LogP1(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sin(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Sin(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Sin(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Cos(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Cos(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Cos(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Tanh(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Tanh(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Tanh(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sigmoid(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Sigmoid(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Sigmoid(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Softplus(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Softplus(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Softplus(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Erf(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Erf(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Erf(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Erfc(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Erfc(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Erfc(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> NormCdf(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.NormCdf(x.vector.AsSingle()).As<float, T>()
            : Lanes512Math.NormCdf(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Pow(Lanes512<T> x, Lanes512<T> y)
    {
        var vector = typeof(T) == typeof(float)
            ? Lanes512Math.Pow(x.vector.AsSingle(), y.vector.AsSingle()).As<float, T>()
            : Lanes512Math.Pow(x.vector.AsDouble(), y.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }
}
