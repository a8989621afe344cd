using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>
/// Functions of lanes, made of the operations that every width has. A branch on the type of number costs nothing: the JIT compiles each type
/// on its own. Constants are literals, as no static field may be read in a kernel.
/// </summary>
internal static partial class LaneMath<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static TLanes Infinity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => C(double.PositiveInfinity);
    }

    public static TLanes SmallestNormal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => C(IsSingle ? 1.17549435e-38 : 2.2250738585072014e-308);
    }

    private static bool IsSingle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float);
    }

    private static int MantissaBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 23 : 52;
    }

    /// <summary>Added to a number of moderate size and subtracted again, it rounds to a whole number; between the two, the sum's lowest bits
    /// are that number.</summary>
    private static TLanes Rounder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => C(IsSingle ? 12582912 : 6755399441055744);
    }

    private static TLanes SignBit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.FromBits(IsSingle ? int.MinValue : long.MinValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes C(double value) => TLanes.Constant(value);

    /// <summary>x y + z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Fma(TLanes x, TLanes y, TLanes z) => TLanes.MultiplyAddEstimate(x, y, z);

    /// <summary>A step of Horner's scheme.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Fma(TLanes x, TLanes y, double z) => TLanes.MultiplyAddEstimate(x, y, TLanes.Constant(z));

    /// <summary>A step of a reduction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Fma(TLanes x, double y, TLanes z) => TLanes.MultiplyAddEstimate(x, TLanes.Constant(y), z);

    /// <summary>Gives a result of an odd function the sign of its argument, which matters where both are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes WithSign(TLanes result, TLanes x) => TLanes.Or(result, TLanes.And(x, SignBit));
}
