using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>128 bits: 4 floats or 2 doubles.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly struct TileLanes128<T> : ITileLanes<TileLanes128<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector128<T> _lanes;

    private TileLanes128(Vector128<T> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count => Vector128<T>.Count;

    /// <inheritdoc/>
    public static TileLanes128<T> Zero => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> Create(T value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> Load(ref readonly T first) => new(Vector128.LoadUnsafe(in first));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> Load(ReadOnlySpan<T> source, int start) => new(Vector128.Create(source.Slice(start, Count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileLanes128<T> value, ref T first) => value._lanes.StoreUnsafe(ref first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileLanes128<T> value, Span<T> target, int start) => value._lanes.CopyTo(target.Slice(start, Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> operator +(TileLanes128<T> left, TileLanes128<T> right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> operator -(TileLanes128<T> left, TileLanes128<T> right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> operator *(TileLanes128<T> left, TileLanes128<T> right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> operator /(TileLanes128<T> left, TileLanes128<T> right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> operator -(TileLanes128<T> value) => new(-value._lanes);

    /// <inheritdoc/>
    // The base class library has this for each type of element, not for all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> MultiplyAdd(TileLanes128<T> x, TileLanes128<T> y, TileLanes128<T> z) => new(typeof(T) == typeof(float)
        ? Vector128.MultiplyAddEstimate(x._lanes.AsSingle(), y._lanes.AsSingle(), z._lanes.AsSingle()).As<float, T>()
        : Vector128.MultiplyAddEstimate(x._lanes.AsDouble(), y._lanes.AsDouble(), z._lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> Max(TileLanes128<T> left, TileLanes128<T> right) => new(Vector128.Max(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> Min(TileLanes128<T> left, TileLanes128<T> right) => new(Vector128.Min(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> Abs(TileLanes128<T> value) => new(Vector128.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> Sqrt(TileLanes128<T> value) => new(Vector128.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLanes128<T> WhereGreater(TileLanes128<T> left, TileLanes128<T> right, TileLanes128<T> yes, TileLanes128<T> no) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(left._lanes, right._lanes), yes._lanes, no._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(TileLanes128<T> value) => Vector128.Sum(value._lanes);
}
