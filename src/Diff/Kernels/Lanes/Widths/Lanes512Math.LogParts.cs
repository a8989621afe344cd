using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace Diff.Kernels;

internal static partial class Lanes512Math
{
    /// <summary>The bits of a positive number, raised so that the exponent counts one more where the mantissa is above sqrt(2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> BiasedBits(Vector512<float> x) => x.AsInt32() + Create(0x3F800000 - 0x3F3504F3);

    /// <inheritdoc cref="BiasedBits(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> BiasedBits(Vector512<double> x) => x.AsInt64() + Create(0x3FF00000_00000000 - 0x3FE6A09E_667F3BCD);

    /// <summary>1 + f of the number with these biased bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Mantissa(Vector512<int> bits) => ((bits & Create(0x007FFFFF)) + Create(0x3F3504F3)).AsSingle();

    /// <inheritdoc cref="Mantissa(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Mantissa(Vector512<long> bits)
        => ((bits & Create(0x000FFFFF_FFFFFFFF)) + Create(0x3FE6A09E_667F3BCD)).AsDouble();

    /// <summary>e of the number with these biased bits. Moved to the lowest bits of a large number, whose own lowest bit weighs 1, it adds
    /// itself to that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Exponent(Vector512<int> bits)
        => ((bits >>> 23) | Create(TwoTo23).AsInt32()).AsSingle() - Create(TwoTo23 + 127);

    /// <inheritdoc cref="Exponent(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Exponent(Vector512<long> bits)
        => ((bits >>> 52) | Create(TwoTo52).AsInt64()).AsDouble() - Create(TwoTo52 + 1023);

    /// <summary>The logarithm of x is y for positive finite x; here the others get theirs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AtEnds(Vector512<float> x, Vector512<float> y)
    {
        y = ConditionalSelect(LessThan(x, Create(float.PositiveInfinity)), y, x);
        return ConditionalSelect(GreaterThan(x, Vector512<float>.Zero), y, AtPole(x));
    }

    /// <inheritdoc cref="AtEnds(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AtEnds(Vector512<double> x, Vector512<double> y)
    {
        y = ConditionalSelect(LessThan(x, Create(double.PositiveInfinity)), y, x);
        return ConditionalSelect(GreaterThan(x, Vector512<double>.Zero), y, AtPole(x));
    }

    /// <summary>The logarithm of a number that is not positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AtPole(Vector512<float> x)
        => ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), Create(float.NegativeInfinity), Create(float.NaN));

    /// <inheritdoc cref="AtPole(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AtPole(Vector512<double> x)
        => ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), Create(double.NegativeInfinity), Create(double.NaN));

    /// <summary>e ln 2 + ln(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LogFrom(Vector512<float> e, Vector512<float> f)
    {
        var low = MultiplyAddEstimate(e, Create(-2.12194440e-4f), LogTail(f));
        return MultiplyAddEstimate(e, Create(0.693359375f), f + MultiplyAddEstimate(f * f, Create(-0.5f), low));
    }

    /// <inheritdoc cref="LogFrom(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogFrom(Vector512<double> e, Vector512<double> f)
    {
        var low = MultiplyAddEstimate(e, Create(1.90821492927058770002e-10), LogTail(f));
        return MultiplyAddEstimate(e, Create(6.93147180369123816490e-01), f + MultiplyAddEstimate(f * f, Create(-0.5), low));
    }

    /// <summary>ln(1 + f) - f + f^2/2.</summary>
    /// <remarks>In pairs, as in <see cref="ExpM1Near0(Vector512{float})"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LogTail(Vector512<float> f)
    {
        var f2 = f * f;
        var p = MultiplyAddEstimate(Create(7.0376836292e-2f), f, Create(-1.1514610310e-1f));
        var q = MultiplyAddEstimate(Create(1.1676998740e-1f), f, Create(-1.2420140846e-1f));
        var r = MultiplyAddEstimate(Create(1.4249322787e-1f), f, Create(-1.6668057665e-1f));
        var s = MultiplyAddEstimate(Create(2.0000714765e-1f), f, Create(-2.4999993993e-1f));
        p = MultiplyAddEstimate(MultiplyAddEstimate(p, f2, q), f2 * f2, MultiplyAddEstimate(r, f2, s));
        return MultiplyAddEstimate(p, f, Create(3.3333331174e-1f)) * (f * f2);
    }

    /// <inheritdoc cref="LogTail(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogTail(Vector512<double> f)
    {
        var s = f / (Create(2.0) + f);
        var z = s * s;
        var z2 = z * z;
        var p = MultiplyAddEstimate(Create(1.479819860511658591e-01), z, Create(1.531383769920937332e-01));
        var q = MultiplyAddEstimate(Create(1.818357216161805012e-01), z, Create(2.222219843214978396e-01));
        var r = MultiplyAddEstimate(Create(2.857142874366239149e-01), z, Create(3.999999999940941908e-01));
        p = MultiplyAddEstimate(MultiplyAddEstimate(p, z2, q), z2, r);
        q = MultiplyAddEstimate(p, z, Create(6.666666666666735130e-01));
        return s * MultiplyAddEstimate(q, z, f * f * Create(0.5));
    }
}
