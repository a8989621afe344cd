using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>A single number: what is left where no vector fits.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly struct Lane<T> : ITileLanes<Lane<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _value;

    private Lane(T value) => _value = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static Lane<T> Zero => default;

    /// <inheritdoc/>
    public static Lane<T> Create(T value) => new(value);

    /// <inheritdoc/>
    public static Lane<T> Load(ref readonly T first) => new(first);

    /// <inheritdoc/>
    // Refused as the wider types refuse it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Load(ReadOnlySpan<T> source, int start) => new(source.Slice(start, 1)[0]);

    /// <inheritdoc/>
    public static void Store(Lane<T> value, ref T first) => first = value._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane<T> value, Span<T> target, int start) => target.Slice(start, 1)[0] = value._value;

    /// <inheritdoc/>
    public static Lane<T> operator +(Lane<T> left, Lane<T> right) => new(left._value + right._value);

    /// <inheritdoc/>
    public static Lane<T> operator -(Lane<T> left, Lane<T> right) => new(left._value - right._value);

    /// <inheritdoc/>
    public static Lane<T> operator *(Lane<T> left, Lane<T> right) => new(left._value * right._value);

    /// <inheritdoc/>
    public static Lane<T> operator /(Lane<T> left, Lane<T> right) => new(left._value / right._value);

    /// <inheritdoc/>
    public static Lane<T> operator -(Lane<T> value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> MultiplyAdd(Lane<T> x, Lane<T> y, Lane<T> z) => new(T.MultiplyAddEstimate(x._value, y._value, z._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Max(Lane<T> left, Lane<T> right) => new(T.Max(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Min(Lane<T> left, Lane<T> right) => new(T.Min(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Abs(Lane<T> value) => new(T.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Sqrt(Lane<T> value) => new(T.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> WhereGreater(Lane<T> left, Lane<T> right, Lane<T> yes, Lane<T> no) => left._value > right._value ? yes : no;

    /// <inheritdoc/>
    public static T Sum(Lane<T> value) => value._value;
}
