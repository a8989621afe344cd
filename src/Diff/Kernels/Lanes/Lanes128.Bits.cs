using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Diff.Kernels;

public readonly partial struct Lanes128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> FromBits(long bits) => typeof(T) == typeof(float)
        ? new(Vector128.Create((int)bits).As<int, T>())
        : new(Vector128.Create(bits).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> AddBits(Lanes128<T> x, Lanes128<T> y) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() + y.vector.AsInt32()).As<int, T>())
        : new((x.vector.AsInt64() + y.vector.AsInt64()).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> SubtractBits(Lanes128<T> x, Lanes128<T> y) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() - y.vector.AsInt32()).As<int, T>())
        : new((x.vector.AsInt64() - y.vector.AsInt64()).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> ShiftLeft(Lanes128<T> x, int count) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() << count).As<int, T>())
        : new((x.vector.AsInt64() << count).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> ShiftRight(Lanes128<T> x, int count) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() >>> count).As<int, T>())
        : new((x.vector.AsInt64() >>> count).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Scale(Lanes128<T> x, Lanes128<T> n)
    {
        if (!Avx512F.VL.IsSupported)
            return LaneMath<Lanes128<T>, T>.ScaleInSteps(x, n);
        return typeof(T) == typeof(float)
            ? new(Avx512F.VL.Scale(x.vector.AsSingle(), n.vector.AsSingle()).As<float, T>())
            : new(Avx512F.VL.Scale(x.vector.AsDouble(), n.vector.AsDouble()).As<double, T>());
    }
}
