using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>512 bits: 16 floats or 8 doubles.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly struct TileLanes512<T> : ITileLanes<TileLanes512<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector512<T> _lanes;

    private TileLanes512(Vector512<T> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count => Vector512<T>.Count;

    /// <inheritdoc/>
    public static TileLanes512<T> Zero => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> Create(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> Load(ref readonly T first) => new(Vector512.LoadUnsafe(in first));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> Load(ReadOnlySpan<T> source, int start) => new(Vector512.Create(source.Slice(start, Count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileLanes512<T> value, ref T first) => value._lanes.StoreUnsafe(ref first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileLanes512<T> value, Span<T> target, int start) => value._lanes.CopyTo(target.Slice(start, Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> operator +(TileLanes512<T> left, TileLanes512<T> right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> operator -(TileLanes512<T> left, TileLanes512<T> right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> operator *(TileLanes512<T> left, TileLanes512<T> right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> operator /(TileLanes512<T> left, TileLanes512<T> right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> operator -(TileLanes512<T> value) => new(-value._lanes);

    /// <inheritdoc/>
    // The base class library has this for each type of element, not for all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> MultiplyAdd(TileLanes512<T> x, TileLanes512<T> y, TileLanes512<T> z) => new(typeof(T) == typeof(float)
        ? Vector512.MultiplyAddEstimate(x._lanes.AsSingle(), y._lanes.AsSingle(), z._lanes.AsSingle()).As<float, T>()
        : Vector512.MultiplyAddEstimate(x._lanes.AsDouble(), y._lanes.AsDouble(), z._lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> Max(TileLanes512<T> left, TileLanes512<T> right) => new(Vector512.Max(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> Min(TileLanes512<T> left, TileLanes512<T> right) => new(Vector512.Min(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> Abs(TileLanes512<T> value) => new(Vector512.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> Sqrt(TileLanes512<T> value) => new(Vector512.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes512<T> WhereGreater(TileLanes512<T> left, TileLanes512<T> right, TileLanes512<T> yes, TileLanes512<T> no) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(left._lanes, right._lanes), yes._lanes, no._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(TileLanes512<T> value) => Vector512.Sum(value._lanes);
}
