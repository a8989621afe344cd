using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// |x| = n pi/2 + r with a whole n, whose lowest two bits tell which function of r is wanted, and with which sign. pi/2 is split into parts of
// few digits, whose products with n are exact. The polynomials are those of sinf.c and sin.c in Cephes (S. Moshier).
internal static partial class LaneMath<TLanes, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe TLanes Sin(TLanes x)
    {
        var a = TLanes.Abs(x);
        var y = TLanes.Xor(SineOf(a, 0), TLanes.And(x, SignBit));
        var isLarge = a > LargestReducible;
        return TLanes.Any(isLarge) ? TLanes.Select(isLarge, PerLane<TLanes, T>.Map(x, &T.Sin), y) : y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe TLanes Cos(TLanes x)
    {
        var a = TLanes.Abs(x);
        var y = SineOf(a, 1);
        var isLarge = a > LargestReducible;
        return TLanes.Any(isLarge) ? TLanes.Select(isLarge, PerLane<TLanes, T>.Map(x, &T.Cos), y) : y;
    }

    private static TLanes LargestReducible
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => C(IsSingle ? 8192 : 1048576);
    }

    /// <summary>sin(a + quarters pi/2) for a from 0 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SineOf(TLanes a, int quarters)
    {
        var shifted = Fma(a, 0.63661977236758134, Rounder);
        var r = ReduceByQuarters(a, shifted - Rounder);
        var z = r * r;
        var quarter = TLanes.AddBits(shifted, TLanes.FromBits(quarters));
        var isCosine = TLanes.NotEqual(TLanes.And(quarter, TLanes.FromBits(1)), TLanes.Zero);
        var sign = TLanes.ShiftLeft(TLanes.And(quarter, TLanes.FromBits(2)), IsSingle ? 30 : 62);
        return TLanes.Xor(TLanes.Select(isCosine, CosineNear0(z), Fma(SineTail(z) * z, r, r)), sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ReduceByQuarters(TLanes a, TLanes n)
    {
        if (IsSingle)
        {
            var r = Fma(n, -1.5703125, a);
            r = Fma(n, -0.0004837512969970703, r);
            r = Fma(n, -7.549533620476723e-08, r);
            return Fma(n, -2.563344151594519e-12, r);
        }
        else
        {
            var r = Fma(n, -1.5707963267341256, a);
            r = Fma(n, -6.077100506303966e-11, r);
            r = Fma(n, -2.0222662487111665e-21, r);
            return Fma(n, -8.4784276603689e-32, r);
        }
    }

    /// <summary>sin(r)/r - 1 over z, for z = r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SineTail(TLanes z)
    {
        if (IsSingle)
            return Fma(Fma(C(-1.9515295891e-4), z, 8.3321608736e-3), z, -1.6666654611e-1);

        var p = Fma(C(1.58962301576546568060e-10), z, -2.50507477628578072866e-8);
        p = Fma(p, z, 2.75573136213857245213e-6);
        p = Fma(p, z, -1.98412698295895385996e-4);
        p = Fma(p, z, 8.33333333332211858878e-3);
        return Fma(p, z, -1.66666666666666307295e-1);
    }

    /// <summary>cos(r) for z = r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes CosineNear0(TLanes z)
    {
        TLanes p;
        if (IsSingle)
        {
            p = Fma(C(2.443315711809948e-5), z, -1.388731625493765e-3);
            p = Fma(p, z, 4.166664568298827e-2);
        }
        else
        {
            p = Fma(C(-1.13585365213876817300e-11), z, 2.08757008419747316778e-9);
            p = Fma(p, z, -2.75573141792967388112e-7);
            p = Fma(p, z, 2.48015872888517045348e-5);
            p = Fma(p, z, -1.38888888888730564116e-3);
            p = Fma(p, z, 4.16666666666665929218e-2);
        }

        return C(1) + Fma(p * z, z, z * C(-0.5));
    }
}
