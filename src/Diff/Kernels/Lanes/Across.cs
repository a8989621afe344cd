using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>What all lanes of a vector make together.</summary>
internal static class Across<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The greatest lane; NaN if one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max(TLanes lanes)
    {
        if (Unsafe.SizeOf<TLanes>() == Unsafe.SizeOf<Vector512<T>>())
            return Max(Unsafe.BitCast<TLanes, Vector512<T>>(lanes));
        return Unsafe.SizeOf<TLanes>() == Unsafe.SizeOf<Vector256<T>>()
            ? Max(Unsafe.BitCast<TLanes, Vector256<T>>(lanes))
            : Max(Unsafe.BitCast<TLanes, Vector128<T>>(lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Max(Vector512<T> lanes) => Max(Vector256.Max(lanes.GetLower(), lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Max(Vector256<T> lanes) => Max(Vector128.Max(lanes.GetLower(), lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Max(Vector128<T> lanes)
    {
        lanes = Vector128.Max(lanes, Vector128.Shuffle(lanes.AsInt64(), Vector128.Create(1L, 0L)).As<long, T>());
        if (typeof(T) == typeof(float))
            lanes = Vector128.Max(lanes, Vector128.Shuffle(lanes.AsInt32(), Vector128.Create(1, 0, 3, 2)).As<int, T>());
        return lanes.ToScalar();
    }
}
