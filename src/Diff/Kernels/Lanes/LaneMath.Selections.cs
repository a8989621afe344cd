using System.Runtime.CompilerServices;

namespace Diff.Kernels;

internal static partial class LaneMath<TLanes, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes CopySign(TLanes x, TLanes y) => TLanes.Select(SignBit, y, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sign(TLanes x)
        => TLanes.Select(TLanes.Equal(x, TLanes.Zero), TLanes.Zero, TLanes.Select(TLanes.Equal(x, x), CopySign(C(1), x), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Clamp(TLanes value, TLanes min, TLanes max)
    {
        ThrowIfAny(min > max);
        return TLanes.Select(value < min, min, TLanes.Select(value > max, max, value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ClampPropagatingNaN(TLanes value, TLanes min, TLanes max)
    {
        ThrowIfAny(min > max);
        return TLanes.Min(TLanes.Max(value, min), max);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ClampNative(TLanes value, TLanes min, TLanes max)
    {
        ThrowIfAny(min > max);
        return TLanes.MinNative(TLanes.MaxNative(value, min), max);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Relu(TLanes x) => TLanes.Select(x <= TLanes.Zero, TLanes.Zero, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ThrowIfAny(TLanes minAboveMax)
    {
        if (TLanes.Any(minAboveMax))
            ThrowMinAboveMax();
    }

    private static void ThrowMinAboveMax() => throw new ArgumentException("A lane's min is greater than its max.");
}
