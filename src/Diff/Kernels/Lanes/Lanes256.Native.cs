using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

public readonly partial struct Lanes256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Sqrt(Lanes256<T> x) => new(Vector256.Sqrt(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Abs(Lanes256<T> x) => new(Vector256.Abs(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Max(Lanes256<T> x, Lanes256<T> y) => new(Vector256.Max(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Min(Lanes256<T> x, Lanes256<T> y) => new(Vector256.Min(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MaxNumber(Lanes256<T> x, Lanes256<T> y) => new(Vector256.MaxNumber(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MinNumber(Lanes256<T> x, Lanes256<T> y) => new(Vector256.MinNumber(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MaxMagnitude(Lanes256<T> x, Lanes256<T> y) => new(Vector256.MaxMagnitude(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MinMagnitude(Lanes256<T> x, Lanes256<T> y) => new(Vector256.MinMagnitude(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MaxMagnitudeNumber(Lanes256<T> x, Lanes256<T> y) => new(Vector256.MaxMagnitudeNumber(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MinMagnitudeNumber(Lanes256<T> x, Lanes256<T> y) => new(Vector256.MinMagnitudeNumber(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MaxNative(Lanes256<T> x, Lanes256<T> y) => new(Vector256.MaxNative(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MinNative(Lanes256<T> x, Lanes256<T> y) => new(Vector256.MinNative(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Floor(Lanes256<T> x) => typeof(T) == typeof(float)
        ? new(Vector256.Floor(x.vector.AsSingle()).As<float, T>())
        : new(Vector256.Floor(x.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Ceiling(Lanes256<T> x) => typeof(T) == typeof(float)
        ? new(Vector256.Ceiling(x.vector.AsSingle()).As<float, T>())
        : new(Vector256.Ceiling(x.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Truncate(Lanes256<T> x) => typeof(T) == typeof(float)
        ? new(Vector256.Truncate(x.vector.AsSingle()).As<float, T>())
        : new(Vector256.Truncate(x.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Round(Lanes256<T> x) => typeof(T) == typeof(float)
        ? new(Vector256.Round(x.vector.AsSingle()).As<float, T>())
        : new(Vector256.Round(x.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> FusedMultiplyAdd(Lanes256<T> x, Lanes256<T> y, Lanes256<T> z) => typeof(T) == typeof(float)
        ? new(Vector256.FusedMultiplyAdd(x.vector.AsSingle(), y.vector.AsSingle(), z.vector.AsSingle()).As<float, T>())
        : new(Vector256.FusedMultiplyAdd(x.vector.AsDouble(), y.vector.AsDouble(), z.vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MultiplyAddEstimate(Lanes256<T> x, Lanes256<T> y, Lanes256<T> z) => typeof(T) == typeof(float)
        ? new(Vector256.MultiplyAddEstimate(x.vector.AsSingle(), y.vector.AsSingle(), z.vector.AsSingle()).As<float, T>())
        : new(Vector256.MultiplyAddEstimate(x.vector.AsDouble(), y.vector.AsDouble(), z.vector.AsDouble()).As<double, T>());
}
