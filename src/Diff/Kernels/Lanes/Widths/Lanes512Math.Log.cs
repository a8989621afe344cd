using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace Diff.Kernels;

// x = 2^e (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), so that ln x = e ln 2 + ln(1 + f). The approximations of the latter are those of
// logf.c in Cephes (S. Moshier) for float and of e_log.c in FreeBSD's msun (Sun Microsystems; the notice is in Special.Erf.cs) for double.
internal static partial class Lanes512Math
{
    private const float TwoTo23 = 8388608;
    private const double TwoTo52 = 4503599627370496;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        var isSmall = LessThan(x, Create(1.17549435e-38f));
        var bits = BiasedBits(ConditionalSelect(isSmall, x * Create(TwoTo23), x));
        var e = Exponent(bits) - (isSmall & Create(23f));
        return AtEnds(x, LogFrom(e, Mantissa(bits) - Create(1f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        var isSmall = LessThan(x, Create(2.2250738585072014e-308));
        var bits = BiasedBits(ConditionalSelect(isSmall, x * Create(TwoTo52), x));
        var e = Exponent(bits) - (isSmall & Create(52.0));
        return AtEnds(x, LogFrom(e, Mantissa(bits) - Create(1.0)));
    }

    // log2(1 + f) = y + (log2(e) - 1) y, whose one rounding costs less than that of a constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log2(Vector512<float> x)
    {
        var isSmall = LessThan(x, Create(1.17549435e-38f));
        var bits = BiasedBits(ConditionalSelect(isSmall, x * Create(TwoTo23), x));
        var e = Exponent(bits) - (isSmall & Create(23f));
        var f = Mantissa(bits) - Create(1f);
        var y = f + MultiplyAddEstimate(f * f, Create(-0.5f), LogTail(f));
        return AtEnds(x, MultiplyAddEstimate(y, Create(0.442695041f), y) + e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log2(Vector512<double> x)
    {
        var isSmall = LessThan(x, Create(2.2250738585072014e-308));
        var bits = BiasedBits(ConditionalSelect(isSmall, x * Create(TwoTo52), x));
        var e = Exponent(bits) - (isSmall & Create(52.0));
        var f = Mantissa(bits) - Create(1.0);
        var y = f + MultiplyAddEstimate(f * f, Create(-0.5), LogTail(f));
        return AtEnds(x, MultiplyAddEstimate(y, Create(0.44269504088896341), y) + e);
    }

    // Both factors, log10(2) and log10(e), are split in two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log10(Vector512<float> x)
    {
        var isSmall = LessThan(x, Create(1.17549435e-38f));
        var bits = BiasedBits(ConditionalSelect(isSmall, x * Create(TwoTo23), x));
        var e = Exponent(bits) - (isSmall & Create(23f));
        var f = Mantissa(bits) - Create(1f);
        var y = f + MultiplyAddEstimate(f * f, Create(-0.5f), LogTail(f));
        var low = MultiplyAddEstimate(e, Create(4.605038981195214e-06f), y * Create(-1.0103049952192578e-08f));
        return AtEnds(x, MultiplyAddEstimate(e, Create(0.301025390625f), MultiplyAddEstimate(y, Create(0.4342944920063019f), low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log10(Vector512<double> x)
    {
        var isSmall = LessThan(x, Create(2.2250738585072014e-308));
        var bits = BiasedBits(ConditionalSelect(isSmall, x * Create(TwoTo52), x));
        var e = Exponent(bits) - (isSmall & Create(52.0));
        var f = Mantissa(bits) - Create(1.0);
        var y = f + MultiplyAddEstimate(f * f, Create(-0.5), LogTail(f));
        var low = MultiplyAddEstimate(e, Create(3.694239077158931e-13), y * Create(1.098319650216765e-17));
        return AtEnds(x, MultiplyAddEstimate(e, Create(0.30102999566361177), MultiplyAddEstimate(y, Create(0.43429448190325182), low)));
    }

    // As 1 + x is rounded, f is computed anew: x 2^-e and 2^-e - 1 are exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LogP1(Vector512<float> x)
    {
        var bits = BiasedBits(x + Create(1f));
        var power = (bits & Create(0x7F800000)) - Create(1f).AsInt32();
        var inverse = MaxNative((Create(1f).AsInt32() - power).AsSingle(), Vector512<float>.Zero);
        var y = LogFrom(Exponent(bits), (x.AsInt32() - power).AsSingle() + (inverse - Create(1f)));
        y = ConditionalSelect(LessThan(x, Create(float.PositiveInfinity)), y | (x & Create(-0f)), x);
        return ConditionalSelect(GreaterThan(x, Create(-1f)), y, AtPole(x + Create(1f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LogP1(Vector512<double> x)
    {
        var bits = BiasedBits(x + Create(1.0));
        var power = (bits & Create(0x7FF00000_00000000)) - Create(1.0).AsInt64();
        var inverse = MaxNative((Create(1.0).AsInt64() - power).AsDouble(), Vector512<double>.Zero);
        var y = LogFrom(Exponent(bits), (x.AsInt64() - power).AsDouble() + (inverse - Create(1.0)));
        y = ConditionalSelect(LessThan(x, Create(double.PositiveInfinity)), y | (x & Create(-0.0)), x);
        return ConditionalSelect(GreaterThan(x, Create(-1.0)), y, AtPole(x + Create(1.0)));
    }
}
