using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace Diff.Kernels;

// The polynomials of erf near 0 are N. Juffa's for float, and interpolate (erf(x) - x)/x in x^2 at Chebyshev's nodes for double. Further out
// erf is 1 - erfc.
internal static partial class Lanes512Math
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        var a = MinNative(Create(4f), Abs(x));
        var s = a * a;
        // Juffa's, too: erfc(a) is e to the power of a polynomial.
        var q = MultiplyAddEstimate(Create(-1.72853470e-5f), a, Create(3.83197126e-4f));
        q = MultiplyAddEstimate(q, s, MultiplyAddEstimate(Create(-3.88396438e-3f), a, Create(2.42546219e-2f)));
        q = MultiplyAddEstimate(q, a, Create(-1.06777877e-1f));
        q = MultiplyAddEstimate(q, a, Create(-6.34846687e-1f));
        q = MultiplyAddEstimate(q, a, Create(-1.28717512e-1f));
        var far = Create(1f) - ExpOfBounded(MultiplyAddEstimate(q, a, -a));
        return ConditionalSelect(GreaterThan(a, Create(0.927734375f)), far, ErfNear0(a)) | (x & Create(-0f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Erf(Vector512<double> x)
    {
        var a = MinNative(Create(6.0), Abs(x));
        var far = Create(1.0) - ExpOfMinusSquare(a, 1) * Erfcx(a);
        return ConditionalSelect(GreaterThan(a, Create(1.0)), far, ErfNear0(a)) | (x & Create(-0.0));
    }

    /// <summary>erf(a) for |a| up to 0.92.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ErfNear0(Vector512<float> a)
    {
        var s = a * a;
        var p = MultiplyAddEstimate(Create(-5.96761703e-4f), s, Create(4.99119423e-3f));
        p = MultiplyAddEstimate(p, s, Create(-2.67681349e-2f));
        p = MultiplyAddEstimate(p, s, Create(1.12819925e-1f));
        p = MultiplyAddEstimate(p, s, Create(-3.76125336e-1f));
        p = MultiplyAddEstimate(p, s, Create(1.28379166e-1f));
        return MultiplyAddEstimate(p, a, a);
    }

    /// <summary>erf(a) for |a| up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ErfNear0(Vector512<double> a)
    {
        var s = a * a;
        var p = MultiplyAddEstimate(Create(-7.795898827002142e-10), s, Create(1.3720064546777686e-08));
        p = MultiplyAddEstimate(p, s, Create(-1.6208483801871705e-07));
        p = MultiplyAddEstimate(p, s, Create(1.6447424703317362e-06));
        p = MultiplyAddEstimate(p, s, Create(-1.492473690741966e-05));
        p = MultiplyAddEstimate(p, s, Create(0.00012055294904839707));
        p = MultiplyAddEstimate(p, s, Create(-0.0008548325975389692));
        p = MultiplyAddEstimate(p, s, Create(0.0052239776071164225));
        p = MultiplyAddEstimate(p, s, Create(-0.02686617064323777));
        p = MultiplyAddEstimate(p, s, Create(0.11283791670945006));
        p = MultiplyAddEstimate(p, s, Create(-0.37612638903183543));
        p = MultiplyAddEstimate(p, s, Create(0.12837916709551256));
        return MultiplyAddEstimate(p, a, a);
    }
}
