using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

public partial struct Lanes512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sqrt(Lanes512<T> x) => new() { vector = Vector512.Sqrt(x.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Abs(Lanes512<T> x) => new() { vector = Vector512.Abs(x.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Max(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.Max(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Min(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.Min(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MaxNumber(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.MaxNumber(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MinNumber(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.MinNumber(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MaxMagnitude(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.MaxMagnitude(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MinMagnitude(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.MinMagnitude(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MaxMagnitudeNumber(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.MaxMagnitudeNumber(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MinMagnitudeNumber(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.MinMagnitudeNumber(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MaxNative(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.MaxNative(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MinNative(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.MinNative(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> CopySign(Lanes512<T> x, Lanes512<T> y) => new() { vector = Vector512.CopySign(x.vector, y.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Floor(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Vector512.Floor(x.vector.AsSingle()).As<float, T>()
            : Vector512.Floor(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Ceiling(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Vector512.Ceiling(x.vector.AsSingle()).As<float, T>()
            : Vector512.Ceiling(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Truncate(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Vector512.Truncate(x.vector.AsSingle()).As<float, T>()
            : Vector512.Truncate(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Round(Lanes512<T> x)
    {
        var vector = typeof(T) == typeof(float)
            ? Vector512.Round(x.vector.AsSingle()).As<float, T>()
            : Vector512.Round(x.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FusedMultiplyAdd(Lanes512<T> x, Lanes512<T> y, Lanes512<T> z)
    {
        var vector = typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(x.vector.AsSingle(), y.vector.AsSingle(), z.vector.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(x.vector.AsDouble(), y.vector.AsDouble(), z.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MultiplyAddEstimate(Lanes512<T> x, Lanes512<T> y, Lanes512<T> z)
    {
        var vector = typeof(T) == typeof(float)
            ? Vector512.MultiplyAddEstimate(x.vector.AsSingle(), y.vector.AsSingle(), z.vector.AsSingle()).As<float, T>()
            : Vector512.MultiplyAddEstimate(x.vector.AsDouble(), y.vector.AsDouble(), z.vector.AsDouble()).As<double, T>();
        return new() { vector = vector };
    }
}
