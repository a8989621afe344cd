using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Diff.Kernels;

/// <summary>Loads and stores of the first few lanes, for the widest vectors of machines that have such instructions.</summary>
internal static unsafe class Masked
{
    private static ReadOnlySpan<ulong> OnesThenZeros =>
    [
        ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue,
        0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public static bool IsSupported<T, TLanes>()
        where T : unmanaged
        where TLanes : unmanaged =>
        (sizeof(TLanes) == sizeof(Vector512<T>) && Avx512F.IsSupported) || (sizeof(TLanes) == sizeof(Vector256<T>) && Avx.IsSupported);

    /// <summary>Selects so many lanes, from the first on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mask<T, TLanes>(int count)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ITileLanes<TLanes, T>
    {
        // From so many bytes before the boundary on.
        ref var boundary = ref Unsafe.Add(ref MemoryMarshal.GetReference(OnesThenZeros), sizeof(Vector512<T>) / sizeof(ulong));
        return TLanes.Load(ref Unsafe.Subtract(ref Unsafe.As<ulong, T>(ref boundary), count));
    }

    /// <summary>The selected elements from an address on, and zero in the other lanes; their memory is not touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<T, TLanes>(T* first, TLanes mask)
        where T : unmanaged
        where TLanes : unmanaged
    {
        if (sizeof(TLanes) == sizeof(Vector512<T>))
        {
            return typeof(T) == typeof(float)
                ? As<Vector512<float>, TLanes>(Avx512F.MaskLoad((float*)first, As<TLanes, Vector512<float>>(mask), Vector512<float>.Zero))
                : As<Vector512<double>, TLanes>(Avx512F.MaskLoad((double*)first, As<TLanes, Vector512<double>>(mask), Vector512<double>.Zero));
        }

        return typeof(T) == typeof(float)
            ? As<Vector256<float>, TLanes>(Avx.MaskLoad((float*)first, As<TLanes, Vector256<float>>(mask)))
            : As<Vector256<double>, TLanes>(Avx.MaskLoad((double*)first, As<TLanes, Vector256<double>>(mask)));
    }

    /// <summary>Writes the selected elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T, TLanes>(T* first, TLanes mask, TLanes value)
        where T : unmanaged
        where TLanes : unmanaged
    {
        if (sizeof(TLanes) == sizeof(Vector512<T>) && typeof(T) == typeof(float))
            Avx512F.MaskStore((float*)first, As<TLanes, Vector512<float>>(mask), As<TLanes, Vector512<float>>(value));
        else if (sizeof(TLanes) == sizeof(Vector512<T>))
            Avx512F.MaskStore((double*)first, As<TLanes, Vector512<double>>(mask), As<TLanes, Vector512<double>>(value));
        else if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)first, As<TLanes, Vector256<float>>(mask), As<TLanes, Vector256<float>>(value));
        else
            Avx.MaskStore((double*)first, As<TLanes, Vector256<double>>(mask), As<TLanes, Vector256<double>>(value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTo As<TFrom, TTo>(TFrom value)
        where TFrom : unmanaged
        where TTo : unmanaged => Unsafe.BitCast<TFrom, TTo>(value);
}
