using System.Runtime.CompilerServices;

namespace Diff.Kernels;

internal static partial class LaneMath<TLanes, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh(TLanes x)
    {
        // (e^2a - 1) / (e^2a + 1) for a = |x|, up to where that is 1 to all digits.
        var a = TLanes.Abs(x);
        a = TLanes.MinNative(C(IsSingle ? 20 : 45), a + a);
        var shifted = Fma(a, 1.4426950408889634, Rounder);
        var y = ExpM1Near0(Reduce(a, shifted - Rounder));
        var power = PowerOfTwo(shifted);
        y = Fma(power, y, power - C(1));
        return WithSign(y / (y + C(2)), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid(TLanes x)
    {
        var y = ExpBetween(x, IsSingle ? -110 : -750, 45);
        return y / (y + C(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softplus(TLanes x)
        => TLanes.Max(x, TLanes.Zero) + LogP1(ExpBetween(-TLanes.Abs(x), IsSingle ? -110 : -750, 0));
}
