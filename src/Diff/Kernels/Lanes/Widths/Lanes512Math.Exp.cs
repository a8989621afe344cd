using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace Diff.Kernels;

// x = n ln 2 + r with a whole n, so that e^x = 2^n e^r. ln 2 is split into a part of few digits, whose product with n is exact, and the rest.
// The polynomials are those of expf.c in Cephes (S. Moshier) for float and of xexp in SLEEF (N. Shibata) for double.
internal static partial class Lanes512Math
{
    /// <summary>Added to a number of moderate size and subtracted again, it rounds to a whole number; between the two, the sum's lowest bits
    /// are that number.</summary>
    private const float RounderF = 12582912;

    /// <inheritdoc cref="RounderF"/>
    private const double RounderD = 6755399441055744;

    private const float Log2E = 1.44269504f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => ExpOfBounded(Bound(x, -110, 90));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x) => ExpOfBounded(Bound(x, -750, 711));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp2(Vector512<float> x)
    {
        x = Bound(x, -160, 130);
        var n = x + Create(RounderF) - Create(RounderF);
        return PowersOfTwo.Scale(Create(1f) + ExpM1Near0((x - n) * Create(0.693147181f)), n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp2(Vector512<double> x)
    {
        x = Bound(x, -1100, 1030);
        var n = x + Create(RounderD) - Create(RounderD);
        return PowersOfTwo.Scale(Create(1.0) + ExpM1Near0((x - n) * Create(0.69314718055994531)), n);
    }

    // e^x - 1 = 2^n (e^r - 1) + 2^n - 1, computed as 2 (h (e^r - 1) + (h - 1/2)) with h = 2^(n-1), which is finite where 2^n may not be.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpM1(Vector512<float> x)
    {
        var bounded = Bound(x, -20, 89);
        var shifted = MultiplyAddEstimate(bounded, Create(Log2E), Create(RounderF));
        var half = ((shifted.AsInt32() << 23) + Create(0.5f).AsInt32()).AsSingle();
        var y = MultiplyAddEstimate(half, ExpM1Near0(Reduce(bounded, shifted - Create(RounderF))), half - Create(0.5f));
        return ConditionalSelect(LessThan(Abs(x), Create(1e-30f)), x, y + y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ExpM1(Vector512<double> x)
    {
        var bounded = Bound(x, -45, 710);
        var shifted = MultiplyAddEstimate(bounded, Create(1.4426950408889634), Create(RounderD));
        var half = ((shifted.AsInt64() << 52) + Create(0.5).AsInt64()).AsDouble();
        var y = MultiplyAddEstimate(half, ExpM1Near0(Reduce(bounded, shifted - Create(RounderD))), half - Create(0.5));
        return ConditionalSelect(LessThan(Abs(x), Create(1e-30)), x, y + y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpOfBounded(Vector512<float> x)
    {
        var n = MultiplyAddEstimate(x, Create(Log2E), Create(RounderF)) - Create(RounderF);
        return PowersOfTwo.Scale(Create(1f) + ExpM1Near0(Reduce(x, n)), n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpOfBounded(Vector512<double> x)
    {
        var n = MultiplyAddEstimate(x, Create(1.4426950408889634), Create(RounderD)) - Create(RounderD);
        return PowersOfTwo.Scale(Create(1.0) + ExpM1Near0(Reduce(x, n)), n);
    }

    /// <summary>x, held between two bounds; NaN stays, as the second operand of the native functions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Bound(Vector512<float> x, float low, float high) => MinNative(Create(high), MaxNative(Create(low), x));

    /// <inheritdoc cref="Bound(Vector512{float}, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Bound(Vector512<double> x, double low, double high) => MinNative(Create(high), MaxNative(Create(low), x));

    /// <summary>x - n ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Reduce(Vector512<float> x, Vector512<float> n)
        => MultiplyAddEstimate(n, Create(2.12194440e-4f), MultiplyAddEstimate(n, Create(-0.693359375f), x));

    /// <inheritdoc cref="Reduce(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Reduce(Vector512<double> x, Vector512<double> n)
        => MultiplyAddEstimate(n, Create(-2.8235290563031578e-13), MultiplyAddEstimate(n, Create(-0.69314718055966295651160180568695068359375), x));

    /// <summary>e^r - 1 for |r| up to ln(2)/2.</summary>
    /// <remarks>Terms are taken in pairs, then the pairs in pairs (Estrin): one that waits for the one before keeps a processor idle.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpM1Near0(Vector512<float> r)
    {
        var r2 = r * r;
        var p = MultiplyAddEstimate(Create(1.9875691500e-4f), r, Create(1.3981999507e-3f));
        var q = MultiplyAddEstimate(Create(8.3334519073e-3f), r, Create(4.1665795894e-2f));
        var s = MultiplyAddEstimate(Create(1.6666665459e-1f), r, Create(5.0000001201e-1f));
        p = MultiplyAddEstimate(MultiplyAddEstimate(p, r2, q), r2, s);
        return MultiplyAddEstimate(p, r2, r);
    }

    /// <inheritdoc cref="ExpM1Near0(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpM1Near0(Vector512<double> r)
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var p = MultiplyAddEstimate(Create(2.08860621107283687536341e-09), r, Create(2.51112930892876518610661e-08));
        var q = MultiplyAddEstimate(Create(2.75573911234900471893338e-07), r, Create(2.75572362911928827629423e-06));
        var s = MultiplyAddEstimate(Create(2.4801587159235472998791e-05), r, Create(0.000198412698960509205564975));
        var t = MultiplyAddEstimate(Create(0.00138888888889774492207962), r, Create(0.00833333333331652721664984));
        var u = MultiplyAddEstimate(Create(0.0416666666666665047591422), r, Create(0.166666666666666851703837));
        p = MultiplyAddEstimate(MultiplyAddEstimate(p, r4, MultiplyAddEstimate(q, r2, s)), r4, MultiplyAddEstimate(t, r2, u));
        return MultiplyAddEstimate(MultiplyAddEstimate(p, r, Create(0.5)), r2, r);
    }
}
