using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Diff.Kernels;

/// <summary>Loads and stores of some lanes, by one instruction on machines that have it.</summary>
internal static unsafe class Masked<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static bool IsInstruction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.SizeOf<TLanes>() == sizeof(Vector512<T>) ? Avx512F.IsSupported : Avx.IsSupported;
    }

    /// <summary>Selects so many lanes, from the first on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mask(int count)
    {
        // From so many bytes before the boundary on.
        ref var boundary = ref Unsafe.Add(ref MemoryMarshal.GetReference(LaneMasks.OnesThenZeros), sizeof(Vector512<T>) / sizeof(ulong));
        return TLanes.Load(ref Unsafe.Subtract(ref Unsafe.As<ulong, T>(ref boundary), count));
    }

    /// <summary>The selected elements from one on, and zero in the other lanes; their memory is not touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load(T* first, TLanes mask)
    {
        if (!IsInstruction)
            return LoadEach(first, mask);
        if (Unsafe.SizeOf<TLanes>() == sizeof(Vector512<T>))
        {
            return typeof(T) == typeof(float)
                ? From(Avx512F.MaskLoad((float*)first, To<Vector512<float>>(mask), Vector512<float>.Zero))
                : From(Avx512F.MaskLoad((double*)first, To<Vector512<double>>(mask), Vector512<double>.Zero));
        }

        if (Unsafe.SizeOf<TLanes>() == sizeof(Vector256<T>))
        {
            return typeof(T) == typeof(float)
                ? From(Avx.MaskLoad((float*)first, To<Vector256<float>>(mask)))
                : From(Avx.MaskLoad((double*)first, To<Vector256<double>>(mask)));
        }

        return typeof(T) == typeof(float)
            ? From(Avx.MaskLoad((float*)first, To<Vector128<float>>(mask)))
            : From(Avx.MaskLoad((double*)first, To<Vector128<double>>(mask)));
    }

    /// <summary>Writes the selected lanes from an element on; the memory of others is not touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TLanes value, T* first, TLanes mask)
    {
        if (!IsInstruction)
        {
            StoreEach(value, first, mask);
            return;
        }

        if (Unsafe.SizeOf<TLanes>() == sizeof(Vector512<T>) && typeof(T) == typeof(float))
            Avx512F.MaskStore((float*)first, To<Vector512<float>>(mask), To<Vector512<float>>(value));
        else if (Unsafe.SizeOf<TLanes>() == sizeof(Vector512<T>))
            Avx512F.MaskStore((double*)first, To<Vector512<double>>(mask), To<Vector512<double>>(value));
        else if (Unsafe.SizeOf<TLanes>() == sizeof(Vector256<T>) && typeof(T) == typeof(float))
            Avx.MaskStore((float*)first, To<Vector256<float>>(mask), To<Vector256<float>>(value));
        else if (Unsafe.SizeOf<TLanes>() == sizeof(Vector256<T>))
            Avx.MaskStore((double*)first, To<Vector256<double>>(mask), To<Vector256<double>>(value));
        else if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)first, To<Vector128<float>>(mask), To<Vector128<float>>(value));
        else
            Avx.MaskStore((double*)first, To<Vector128<double>>(mask), To<Vector128<double>>(value));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLanes LoadEach(T* first, TLanes mask)
    {
        var result = TLanes.Zero;
        for (var i = 0; i < TLanes.Count; i++)
        {
            if (!T.IsZero(Lane(ref mask, i)))
                Lane(ref result, i) = first[i];
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreEach(TLanes value, T* first, TLanes mask)
    {
        for (var i = 0; i < TLanes.Count; i++)
        {
            if (!T.IsZero(Lane(ref mask, i)))
                first[i] = Lane(ref value, i);
        }
    }

    private static ref T Lane(ref TLanes lanes, int index) => ref Unsafe.Add(ref Unsafe.As<TLanes, T>(ref lanes), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector To<TVector>(TLanes value)
        where TVector : struct => Unsafe.BitCast<TLanes, TVector>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes From<TVector>(TVector value)
        where TVector : struct => Unsafe.BitCast<TVector, TLanes>(value);
}

/// <summary>What masks are cut out of.</summary>
internal static class LaneMasks
{
    /// <summary>As many bytes of each as the widest vector has.</summary>
    public static ReadOnlySpan<ulong> OnesThenZeros =>
    [
        ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue,
        0, 0, 0, 0, 0, 0, 0, 0,
    ];
}
