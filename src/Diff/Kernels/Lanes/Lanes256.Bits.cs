using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Diff.Kernels;

public readonly partial struct Lanes256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> FromBits(long bits) => typeof(T) == typeof(float)
        ? new(Vector256.Create((int)bits).As<int, T>())
        : new(Vector256.Create(bits).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> AddBits(Lanes256<T> x, Lanes256<T> y) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() + y.vector.AsInt32()).As<int, T>())
        : new((x.vector.AsInt64() + y.vector.AsInt64()).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> SubtractBits(Lanes256<T> x, Lanes256<T> y) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() - y.vector.AsInt32()).As<int, T>())
        : new((x.vector.AsInt64() - y.vector.AsInt64()).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> ShiftLeft(Lanes256<T> x, int count) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() << count).As<int, T>())
        : new((x.vector.AsInt64() << count).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> ShiftRight(Lanes256<T> x, int count) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() >>> count).As<int, T>())
        : new((x.vector.AsInt64() >>> count).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Scale(Lanes256<T> x, Lanes256<T> n)
    {
        if (!Avx512F.VL.IsSupported)
            return LaneMath<Lanes256<T>, T>.ScaleInSteps(x, n);
        return typeof(T) == typeof(float)
            ? new(Avx512F.VL.Scale(x.vector.AsSingle(), n.vector.AsSingle()).As<float, T>())
            : new(Avx512F.VL.Scale(x.vector.AsDouble(), n.vector.AsDouble()).As<double, T>());
    }
}
