using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Diff.Kernels;

public readonly partial struct Lanes512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FromBits(long bits) => typeof(T) == typeof(float)
        ? new(Vector512.Create((int)bits).As<int, T>())
        : new(Vector512.Create(bits).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> AddBits(Lanes512<T> x, Lanes512<T> y) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() + y.vector.AsInt32()).As<int, T>())
        : new((x.vector.AsInt64() + y.vector.AsInt64()).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> SubtractBits(Lanes512<T> x, Lanes512<T> y) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() - y.vector.AsInt32()).As<int, T>())
        : new((x.vector.AsInt64() - y.vector.AsInt64()).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> ShiftLeft(Lanes512<T> x, int count) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() << count).As<int, T>())
        : new((x.vector.AsInt64() << count).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> ShiftRight(Lanes512<T> x, int count) => typeof(T) == typeof(float)
        ? new((x.vector.AsInt32() >>> count).As<int, T>())
        : new((x.vector.AsInt64() >>> count).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Scale(Lanes512<T> x, Lanes512<T> n)
    {
        if (!Avx512F.IsSupported)
            return LaneMath<Lanes512<T>, T>.ScaleInSteps(x, n);
        return typeof(T) == typeof(float)
            ? new(Avx512F.Scale(x.vector.AsSingle(), n.vector.AsSingle()).As<float, T>())
            : new(Avx512F.Scale(x.vector.AsDouble(), n.vector.AsDouble()).As<double, T>());
    }
}
