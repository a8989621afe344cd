using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>Functions of vectors that are computed for some lanes only.</summary>
internal static unsafe class PerLane
{
    /// <summary>y, but the function of x where |x| is above a limit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Beyond<TVector, T>(T limit, TVector x, TVector y, delegate*<T, T> function)
        where TVector : struct
        where T : unmanaged, INumber<T>
    {
        ref var argument = ref Unsafe.As<TVector, T>(ref x);
        ref var result = ref Unsafe.As<TVector, T>(ref y);
        for (var i = 0; i < Unsafe.SizeOf<TVector>() / sizeof(T); i++)
        {
            if (T.Abs(Unsafe.Add(ref argument, i)) > limit)
                Unsafe.Add(ref result, i) = function(Unsafe.Add(ref argument, i));
        }

        return y;
    }

    /// <summary>The results, but the function of x and y where the mask is not set.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Elsewhere<TVector, T>(TVector mask, TVector x, TVector y, TVector results, delegate*<T, T, T> function)
        where TVector : struct
        where T : unmanaged, INumber<T>
    {
        ref var isSet = ref Unsafe.As<TVector, T>(ref mask);
        ref var left = ref Unsafe.As<TVector, T>(ref x);
        ref var right = ref Unsafe.As<TVector, T>(ref y);
        ref var result = ref Unsafe.As<TVector, T>(ref results);
        for (var i = 0; i < Unsafe.SizeOf<TVector>() / sizeof(T); i++)
        {
            if (T.IsZero(Unsafe.Add(ref isSet, i)))
                Unsafe.Add(ref result, i) = function(Unsafe.Add(ref left, i), Unsafe.Add(ref right, i));
        }

        return results;
    }
}

/// <summary>Functions that are computed for a lane at a time; a call, so that kernels stay small.</summary>
internal static unsafe class PerLane<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Map(TLanes x, delegate*<T, T> function)
    {
        ref var lane = ref Unsafe.As<TLanes, T>(ref x);
        for (var i = 0; i < TLanes.Count; i++)
            Unsafe.Add(ref lane, i) = function(Unsafe.Add(ref lane, i));
        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Map(TLanes x, TLanes y, delegate*<T, T, T> function)
    {
        ref var left = ref Unsafe.As<TLanes, T>(ref x);
        ref var right = ref Unsafe.As<TLanes, T>(ref y);
        for (var i = 0; i < TLanes.Count; i++)
            Unsafe.Add(ref left, i) = function(Unsafe.Add(ref left, i), Unsafe.Add(ref right, i));
        return x;
    }
}
