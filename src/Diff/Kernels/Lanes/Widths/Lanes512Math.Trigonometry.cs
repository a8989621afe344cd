using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace Diff.Kernels;

// |x| = n pi/2 + r with a whole n, whose lowest two bits tell which function of r is wanted, and with which sign. pi/2 is split into parts of
// few digits, whose products with n are exact. The polynomials are those of sinf.c and sin.c in Cephes (S. Moshier).
internal static unsafe partial class Lanes512Math
{
    private const float LargestReducibleF = 8192;
    private const double LargestReducibleD = 1048576;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sin(Vector512<float> x)
    {
        var y = SineOf(Abs(x), 0) ^ (x & Create(-0f));
        return LessThanOrEqualAll(Abs(x), Create(LargestReducibleF)) ? y : PerLane.Beyond(LargestReducibleF, x, y, &MathF.Sin);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sin(Vector512<double> x)
    {
        var y = SineOf(Abs(x), 0) ^ (x & Create(-0.0));
        return LessThanOrEqualAll(Abs(x), Create(LargestReducibleD)) ? y : PerLane.Beyond(LargestReducibleD, x, y, &Math.Sin);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cos(Vector512<float> x)
    {
        var y = SineOf(Abs(x), 1);
        return LessThanOrEqualAll(Abs(x), Create(LargestReducibleF)) ? y : PerLane.Beyond(LargestReducibleF, x, y, &MathF.Cos);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cos(Vector512<double> x)
    {
        var y = SineOf(Abs(x), 1);
        return LessThanOrEqualAll(Abs(x), Create(LargestReducibleD)) ? y : PerLane.Beyond(LargestReducibleD, x, y, &Math.Cos);
    }

    /// <summary>sin(a + quarters pi/2) for a from 0 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SineOf(Vector512<float> a, int quarters)
    {
        var shifted = MultiplyAddEstimate(a, Create(0.636619772f), Create(RounderF));
        var n = shifted - Create(RounderF);
        var r = MultiplyAddEstimate(n, Create(-1.5703125f), a);
        r = MultiplyAddEstimate(n, Create(-0.0004837512969970703f), r);
        r = MultiplyAddEstimate(n, Create(-7.549533620476723e-08f), r);
        r = MultiplyAddEstimate(n, Create(-2.563344151594519e-12f), r);
        var quarter = shifted.AsInt32() + Create(quarters);
        var isSine = Vector512.Equals(quarter & Create(1), Vector512<int>.Zero).AsSingle();
        var y = ConditionalSelect(isSine, SineNear0(r), CosineNear0(r));
        return y ^ ((quarter & Create(2)) << 30).AsSingle();
    }

    /// <inheritdoc cref="SineOf(Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SineOf(Vector512<double> a, long quarters)
    {
        var shifted = MultiplyAddEstimate(a, Create(0.63661977236758134), Create(RounderD));
        var n = shifted - Create(RounderD);
        var r = MultiplyAddEstimate(n, Create(-1.5707963267341256), a);
        r = MultiplyAddEstimate(n, Create(-6.077100506303966e-11), r);
        r = MultiplyAddEstimate(n, Create(-2.0222662487111665e-21), r);
        r = MultiplyAddEstimate(n, Create(-8.4784276603689e-32), r);
        var quarter = shifted.AsInt64() + Create(quarters);
        var isSine = Vector512.Equals(quarter & Create(1L), Vector512<long>.Zero).AsDouble();
        var y = ConditionalSelect(isSine, SineNear0(r), CosineNear0(r));
        return y ^ ((quarter & Create(2L)) << 62).AsDouble();
    }

    /// <summary>sin(r) for |r| up to pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SineNear0(Vector512<float> r)
    {
        var z = r * r;
        var p = MultiplyAddEstimate(Create(-1.9515295891e-4f), z, Create(8.3321608736e-3f));
        p = MultiplyAddEstimate(p, z, Create(-1.6666654611e-1f));
        return MultiplyAddEstimate(p * z, r, r);
    }

    /// <inheritdoc cref="SineNear0(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SineNear0(Vector512<double> r)
    {
        var z = r * r;
        var p = MultiplyAddEstimate(Create(1.58962301576546568060e-10), z, Create(-2.50507477628578072866e-8));
        p = MultiplyAddEstimate(p, z, Create(2.75573136213857245213e-6));
        p = MultiplyAddEstimate(p, z, Create(-1.98412698295895385996e-4));
        p = MultiplyAddEstimate(p, z, Create(8.33333333332211858878e-3));
        p = MultiplyAddEstimate(p, z, Create(-1.66666666666666307295e-1));
        return MultiplyAddEstimate(p * z, r, r);
    }

    /// <summary>cos(r) for |r| up to pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> CosineNear0(Vector512<float> r)
    {
        var z = r * r;
        var p = MultiplyAddEstimate(Create(2.443315711809948e-5f), z, Create(-1.388731625493765e-3f));
        p = MultiplyAddEstimate(p, z, Create(4.166664568298827e-2f));
        return Create(1f) + MultiplyAddEstimate(p * z, z, z * Create(-0.5f));
    }

    /// <inheritdoc cref="CosineNear0(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> CosineNear0(Vector512<double> r)
    {
        var z = r * r;
        var p = MultiplyAddEstimate(Create(-1.13585365213876817300e-11), z, Create(2.08757008419747316778e-9));
        p = MultiplyAddEstimate(p, z, Create(-2.75573141792967388112e-7));
        p = MultiplyAddEstimate(p, z, Create(2.48015872888517045348e-5));
        p = MultiplyAddEstimate(p, z, Create(-1.38888888888730564116e-3));
        p = MultiplyAddEstimate(p, z, Create(4.16666666666665929218e-2));
        return Create(1.0) + MultiplyAddEstimate(p * z, z, z * Create(-0.5));
    }
}
