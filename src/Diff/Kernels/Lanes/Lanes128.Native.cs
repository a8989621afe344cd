using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

public readonly partial struct Lanes128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Sqrt(Lanes128<T> x) => new(Vector128.Sqrt(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Abs(Lanes128<T> x) => new(Vector128.Abs(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Max(Lanes128<T> x, Lanes128<T> y) => new(Vector128.Max(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Min(Lanes128<T> x, Lanes128<T> y) => new(Vector128.Min(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MaxNumber(Lanes128<T> x, Lanes128<T> y) => new(Vector128.MaxNumber(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MinNumber(Lanes128<T> x, Lanes128<T> y) => new(Vector128.MinNumber(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MaxMagnitude(Lanes128<T> x, Lanes128<T> y) => new(Vector128.MaxMagnitude(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MinMagnitude(Lanes128<T> x, Lanes128<T> y) => new(Vector128.MinMagnitude(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MaxMagnitudeNumber(Lanes128<T> x, Lanes128<T> y) => new(Vector128.MaxMagnitudeNumber(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MinMagnitudeNumber(Lanes128<T> x, Lanes128<T> y) => new(Vector128.MinMagnitudeNumber(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MaxNative(Lanes128<T> x, Lanes128<T> y) => new(Vector128.MaxNative(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MinNative(Lanes128<T> x, Lanes128<T> y) => new(Vector128.MinNative(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Floor(Lanes128<T> x) => typeof(T) == typeof(float)
        ? new(Vector128.Floor(x.vector.AsSingle()).As<float, T>())
        : new(Vector128.Floor(x.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Ceiling(Lanes128<T> x) => typeof(T) == typeof(float)
        ? new(Vector128.Ceiling(x.vector.AsSingle()).As<float, T>())
        : new(Vector128.Ceiling(x.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Truncate(Lanes128<T> x) => typeof(T) == typeof(float)
        ? new(Vector128.Truncate(x.vector.AsSingle()).As<float, T>())
        : new(Vector128.Truncate(x.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Round(Lanes128<T> x) => typeof(T) == typeof(float)
        ? new(Vector128.Round(x.vector.AsSingle()).As<float, T>())
        : new(Vector128.Round(x.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> FusedMultiplyAdd(Lanes128<T> x, Lanes128<T> y, Lanes128<T> z) => typeof(T) == typeof(float)
        ? new(Vector128.FusedMultiplyAdd(x.vector.AsSingle(), y.vector.AsSingle(), z.vector.AsSingle()).As<float, T>())
        : new(Vector128.FusedMultiplyAdd(x.vector.AsDouble(), y.vector.AsDouble(), z.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MultiplyAddEstimate(Lanes128<T> x, Lanes128<T> y, Lanes128<T> z) => typeof(T) == typeof(float)
        ? new(Vector128.MultiplyAddEstimate(x.vector.AsSingle(), y.vector.AsSingle(), z.vector.AsSingle()).As<float, T>())
        : new(Vector128.MultiplyAddEstimate(x.vector.AsDouble(), y.vector.AsDouble(), z.vector.AsDouble()).As<double, T>());
}
