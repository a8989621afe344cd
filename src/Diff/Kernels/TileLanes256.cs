using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>256 bits: 8 floats or 4 doubles.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly struct TileLanes256<T> : ITileLanes<TileLanes256<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector256<T> _lanes;

    private TileLanes256(Vector256<T> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count => Vector256<T>.Count;

    /// <inheritdoc/>
    public static TileLanes256<T> Zero => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> Create(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> Load(ref readonly T first) => new(Vector256.LoadUnsafe(in first));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> Load(ReadOnlySpan<T> source, int start) => new(Vector256.Create(source.Slice(start, Count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileLanes256<T> value, ref T first) => value._lanes.StoreUnsafe(ref first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileLanes256<T> value, Span<T> target, int start) => value._lanes.CopyTo(target.Slice(start, Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> operator +(TileLanes256<T> left, TileLanes256<T> right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> operator -(TileLanes256<T> left, TileLanes256<T> right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> operator *(TileLanes256<T> left, TileLanes256<T> right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> operator /(TileLanes256<T> left, TileLanes256<T> right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> operator -(TileLanes256<T> value) => new(-value._lanes);

    /// <inheritdoc/>
    // The base class library has this for each type of element, not for all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> MultiplyAdd(TileLanes256<T> x, TileLanes256<T> y, TileLanes256<T> z) => new(typeof(T) == typeof(float)
        ? Vector256.MultiplyAddEstimate(x._lanes.AsSingle(), y._lanes.AsSingle(), z._lanes.AsSingle()).As<float, T>()
        : Vector256.MultiplyAddEstimate(x._lanes.AsDouble(), y._lanes.AsDouble(), z._lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> Max(TileLanes256<T> left, TileLanes256<T> right) => new(Vector256.Max(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> Min(TileLanes256<T> left, TileLanes256<T> right) => new(Vector256.Min(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> Abs(TileLanes256<T> value) => new(Vector256.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> Sqrt(TileLanes256<T> value) => new(Vector256.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes256<T> WhereGreater(TileLanes256<T> left, TileLanes256<T> right, TileLanes256<T> yes, TileLanes256<T> no) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(left._lanes, right._lanes), yes._lanes, no._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(TileLanes256<T> value) => Vector256.Sum(value._lanes);
}
