using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// x = n ln 2 + r with a whole n, so that e^x = 2^n e^r. ln 2 is split into a part of few digits, whose product with n is exact, and the rest.
// The polynomials are those of expf.c in Cephes (S. Moshier) for float and of xexp in SLEEF (N. Shibata) for double.
internal static partial class LaneMath<TLanes, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp(TLanes x) => ExpBetween(x, IsSingle ? -110 : -750, IsSingle ? 90 : 711);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp2(TLanes x)
    {
        x = Bound(x, IsSingle ? -160 : -1100, IsSingle ? 130 : 1030);
        var n = x + Rounder - Rounder;
        var r = (x - n) * C(0.69314718055994531);
        return TLanes.Scale(C(1) + ExpM1Near0(r), n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExpM1(TLanes x)
    {
        var bounded = Bound(x, IsSingle ? -20 : -45, IsSingle ? 89 : 710);
        var shifted = Fma(bounded, 1.4426950408889634, Rounder);
        var y = ExpM1Near0(Reduce(bounded, shifted - Rounder));

        // 2^n e^r - 1 = 2 (h y + (h - 1/2)) with h = 2^(n-1), which is finite where 2^n may not be.
        var half = TLanes.AddBits(TLanes.ShiftLeft(shifted, MantissaBits), C(0.5));
        y = Fma(half, y, half - C(0.5));
        return TLanes.Select(TLanes.Abs(x) < C(1e-30), x, y + y);
    }

    /// <summary>x 2^n without an instruction for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ScaleInSteps(TLanes x, TLanes n)
    {
        // Two factors that are normal numbers where their product need not be; the first product is exact.
        var half = Fma(n, 0.5, Rounder);
        var rest = n - (half - Rounder) + Rounder;
        return x * PowerOfTwo(half) * PowerOfTwo(rest);
    }

    /// <summary>2^n, given n + <see cref="Rounder"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PowerOfTwo(TLanes shifted) => TLanes.AddBits(TLanes.ShiftLeft(shifted, MantissaBits), C(1));

    /// <summary>e^x for x between the bounds, and what it is at the bounds for those beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpBetween(TLanes x, double low, double high)
    {
        x = Bound(x, low, high);
        var n = Fma(x, 1.4426950408889634, Rounder) - Rounder;
        return TLanes.Scale(C(1) + ExpM1Near0(Reduce(x, n)), n);
    }

    /// <summary>x, held between two bounds; NaN stays, as the second operand of the native functions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Bound(TLanes x, double low, double high) => TLanes.MinNative(C(high), TLanes.MaxNative(C(low), x));

    /// <summary>x - n ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Reduce(TLanes x, TLanes n) => IsSingle
        ? Fma(n, 2.12194440e-4, Fma(n, -0.693359375, x))
        : Fma(n, -.28235290563031577122588448175e-12, Fma(n, -.69314718055966295651160180568695068359375, x));

    /// <summary>e^r - 1 for |r| up to ln(2)/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpM1Near0(TLanes r)
    {
        TLanes p;
        if (IsSingle)
        {
            p = Fma(C(1.9875691500e-4), r, 1.3981999507e-3);
            p = Fma(p, r, 8.3334519073e-3);
            p = Fma(p, r, 4.1665795894e-2);
            p = Fma(p, r, 1.6666665459e-1);
            p = Fma(p, r, 5.0000001201e-1);
        }
        else
        {
            p = Fma(C(2.08860621107283687536341e-09), r, 2.51112930892876518610661e-08);
            p = Fma(p, r, 2.75573911234900471893338e-07);
            p = Fma(p, r, 2.75572362911928827629423e-06);
            p = Fma(p, r, 2.4801587159235472998791e-05);
            p = Fma(p, r, 0.000198412698960509205564975);
            p = Fma(p, r, 0.00138888888889774492207962);
            p = Fma(p, r, 0.00833333333331652721664984);
            p = Fma(p, r, 0.0416666666666665047591422);
            p = Fma(p, r, 0.166666666666666851703837);
            p = Fma(p, r, 0.5);
        }

        return Fma(p * r, r, r);
    }
}
