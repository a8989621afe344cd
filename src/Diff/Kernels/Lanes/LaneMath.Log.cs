using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// x = 2^e (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), so that ln x = e ln 2 + ln(1 + f). The approximations of the latter are those of
// logf.c in Cephes (S. Moshier) for float and of e_log.c in FreeBSD's msun (Sun Microsystems; the notice is in Special.Erf.cs) for double.
internal static partial class LaneMath<TLanes, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log(TLanes x)
    {
        var (e, f) = Split(x);
        return AtEnds(x, LogFrom(e, f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log2(TLanes x)
    {
        var (e, f) = Split(x);
        var y = LogNear1(f);
        return AtEnds(x, Fma(y, 0.44269504088896341, y) + e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log10(TLanes x)
    {
        var (e, f) = Split(x);
        var y = LogNear1(f);
        return AtEnds(x, IsSingle
            ? Fma(e, 0.301025390625, Fma(y, 0.4342944920063019, Fma(e, 4.605038981195214e-06, y * C(-1.0103049952192578e-08))))
            : Fma(e, 0.30102999566406652, Fma(y, 0.43429448190325182, Fma(e, -8.5323443170571066e-14, y * C(1.098319650216765e-17)))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogP1(TLanes x)
    {
        // As x + 1 is rounded, f is computed anew: x 2^-e and 2^-e - 1 are exact.
        var bits = TLanes.AddBits(x + C(1), ExponentBias);
        var scale = TLanes.And(bits, TLanes.FromBits(IsSingle ? 0x7F800000 : 0x7FF00000_00000000));
        scale = TLanes.SubtractBits(scale, C(1));
        var inverse = TLanes.MaxNative(TLanes.SubtractBits(C(1), scale), TLanes.Zero);
        var f = TLanes.SubtractBits(x, scale) + (inverse - C(1));
        var y = WithSign(LogFrom(Exponent(bits), f), x);
        y = TLanes.Select(x < Infinity, y, x);
        return TLanes.Select(x > C(-1), y, AtPole(x + C(1)));
    }

    /// <summary>What is added to the bits of a number so that the exponent grows where the mantissa is above sqrt(2).</summary>
    private static TLanes ExponentBias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.FromBits(IsSingle ? 0x3F800000 - 0x3F3504F3 : 0x3FF00000_00000000 - 0x3FE6A09E_667F3BCD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes E, TLanes F) Split(TLanes x)
    {
        var isSmall = x < SmallestNormal;
        x = TLanes.Select(isSmall, x * C(IsSingle ? 8388608 : 4503599627370496), x);
        var bits = TLanes.AddBits(x, ExponentBias);
        var scale = TLanes.And(bits, TLanes.FromBits(IsSingle ? 0x7F800000 : 0x7FF00000_00000000));
        var mantissa = TLanes.SubtractBits(x, TLanes.SubtractBits(scale, C(1)));
        return (Exponent(bits) - TLanes.And(isSmall, C(MantissaBits)), mantissa - C(1));
    }

    /// <summary>The exponent in the bits of a positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Exponent(TLanes bits)
        // The exponent, moved to the lowest bits of a large number whose own lowest bit weighs 1, adds itself to that.
        => TLanes.Or(TLanes.ShiftRight(bits, MantissaBits), C(IsSingle ? 8388608 : 4503599627370496))
            - C(IsSingle ? 8388608 + 127 : 4503599627370496 + 1023);

    /// <summary>The logarithm of x is y for positive finite x; here the others get theirs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes AtEnds(TLanes x, TLanes y)
    {
        y = TLanes.Select(x < Infinity, y, x);
        return TLanes.Select(x > TLanes.Zero, y, AtPole(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes AtPole(TLanes x) => TLanes.Select(TLanes.Equal(x, TLanes.Zero), -Infinity, C(double.NaN));

    /// <summary>e ln 2 + ln(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogFrom(TLanes e, TLanes f) => IsSingle
        ? Fma(e, 0.693359375, f + Fma(f * f, -0.5, Fma(e, -2.12194440e-4, LogTail(f))))
        : Fma(e, 6.93147180369123816490e-01, f + Fma(f * f, -0.5, Fma(e, 1.90821492927058770002e-10, LogTail(f))));

    /// <summary>ln(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogNear1(TLanes f) => f + Fma(f * f, -0.5, LogTail(f));

    /// <summary>ln(1 + f) - f + f^2/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogTail(TLanes f)
    {
        if (IsSingle)
        {
            var p = Fma(C(7.0376836292e-2), f, -1.1514610310e-1);
            p = Fma(p, f, 1.1676998740e-1);
            p = Fma(p, f, -1.2420140846e-1);
            p = Fma(p, f, 1.4249322787e-1);
            p = Fma(p, f, -1.6668057665e-1);
            p = Fma(p, f, 2.0000714765e-1);
            p = Fma(p, f, -2.4999993993e-1);
            p = Fma(p, f, 3.3333331174e-1);
            return p * f * (f * f);
        }

        var s = f / (C(2) + f);
        var z = s * s;
        var q = Fma(C(1.479819860511658591e-01), z, 1.531383769920937332e-01);
        q = Fma(q, z, 1.818357216161805012e-01);
        q = Fma(q, z, 2.222219843214978396e-01);
        q = Fma(q, z, 2.857142874366239149e-01);
        q = Fma(q, z, 3.999999999940941908e-01);
        q = Fma(q, z, 6.666666666666735130e-01);
        return s * Fma(q, z, f * f * C(0.5));
    }
}
