using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace Diff.Kernels;

// erfc(a) = e^(-a^2) erfcx(a). M. Shepherd and J. Laframboise, Mathematics of Computation 36 (1981), found (1 + 2a) erfcx(a) to be close to a
// polynomial in t = (a - k)/(a + k). Here k is 4, and the polynomials interpolate at Chebyshev's nodes.
internal static partial class Lanes512Math
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erfc(Vector512<float> x)
    {
        var a = MinNative(Create(12f), Abs(x));
        var y = ExpOfMinusSquare(a, 1) * Erfcx(a);
        y = ConditionalSelect(LessThan(x, Vector512<float>.Zero), Create(2f) - y, y);
        return ConditionalSelect(LessThan(a, Create(0.47f)), Create(1f) - ErfNear0(x), y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Erfc(Vector512<double> x)
    {
        var a = MinNative(Create(30.0), Abs(x));
        var y = ExpOfMinusSquare(a, 1) * Erfcx(a);
        y = ConditionalSelect(LessThan(x, Vector512<double>.Zero), Create(2.0) - y, y);
        return ConditionalSelect(LessThan(a, Create(0.47)), Create(1.0) - ErfNear0(x), y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NormCdf(Vector512<float> x)
    {
        var a = MinNative(Create(15f), Abs(x));
        var y = ExpOfMinusSquare(a, 0.5f) * (Create(0.5f) * Erfcx(a * Create(0.707106781f)));
        y = ConditionalSelect(GreaterThan(x, Vector512<float>.Zero), Create(1f) - y, y);
        var near = MultiplyAddEstimate(ErfNear0(x * Create(0.707106781f)), Create(0.5f), Create(0.5f));
        return ConditionalSelect(LessThan(a, Create(0.66f)), near, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NormCdf(Vector512<double> x)
    {
        var a = MinNative(Create(40.0), Abs(x));
        var y = ExpOfMinusSquare(a, 0.5) * (Create(0.5) * Erfcx(a * Create(0.70710678118654752)));
        y = ConditionalSelect(GreaterThan(x, Vector512<double>.Zero), Create(1.0) - y, y);
        var near = MultiplyAddEstimate(ErfNear0(x * Create(0.70710678118654752)), Create(0.5), Create(0.5));
        return ConditionalSelect(LessThan(a, Create(0.66)), near, y);
    }

    /// <summary>e to the power of minus a^2 times a factor of 1 or 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpOfMinusSquare(Vector512<float> a, float factor)
    {
        // The square's rounding error, which e^ would magnify, from a's leading digits, whose own square is exact.
        var head = (a.AsInt32() & Create(-4096)).AsSingle();
        var square = a * a;
        var error = (head * head - square) + (a - head) * (a + head);
        var y = ExpOfBounded(Bound(square * Create(-factor), -110, 0));
        return MultiplyAddEstimate(error * Create(-factor), y, y);
    }

    /// <inheritdoc cref="ExpOfMinusSquare(Vector512{float}, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpOfMinusSquare(Vector512<double> a, double factor)
    {
        // The square's rounding error, which e^ would magnify, from a's leading digits, whose own square is exact.
        var head = (a.AsInt64() & Create(-134217728L)).AsDouble();
        var square = a * a;
        var error = (head * head - square) + (a - head) * (a + head);
        var y = ExpOfBounded(Bound(square * Create(-factor), -750, 0));
        return MultiplyAddEstimate(error * Create(-factor), y, y);
    }

    /// <summary>e^(a^2) erfc(a) for a from 0 on, as far as erfc(a) is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Erfcx(Vector512<float> a)
    {
        var t = (a - Create(4f)) / (a + Create(4f));
        var p = MultiplyAddEstimate(Create(0.00461606681f), t, Create(-0.0177000519f));
        p = MultiplyAddEstimate(p, t, Create(0.036754027f));
        p = MultiplyAddEstimate(p, t, Create(-0.0658284947f));
        p = MultiplyAddEstimate(p, t, Create(0.0939230621f));
        p = MultiplyAddEstimate(p, t, Create(-0.101101242f));
        p = MultiplyAddEstimate(p, t, Create(0.0680754632f));
        p = MultiplyAddEstimate(p, t, Create(0.0153826885f));
        p = MultiplyAddEstimate(p, t, Create(-0.139620543f));
        p = MultiplyAddEstimate(p, t, Create(1.23299503f));
        return p / (Create(1f) + (a + a));
    }

    /// <inheritdoc cref="Erfcx(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Erfcx(Vector512<double> a)
    {
        var t = (a - Create(4.0)) / (a + Create(4.0));
        var p = MultiplyAddEstimate(Create(-1.8822551750393533e-09), t, Create(-1.387063343675277e-08));
        p = MultiplyAddEstimate(p, t, Create(-7.770852409868655e-09));
        p = MultiplyAddEstimate(p, t, Create(1.1579545491817747e-07));
        p = MultiplyAddEstimate(p, t, Create(6.309931892048124e-08));
        p = MultiplyAddEstimate(p, t, Create(-8.355403600708081e-07));
        p = MultiplyAddEstimate(p, t, Create(3.00822697160671e-07));
        p = MultiplyAddEstimate(p, t, Create(5.718019430428633e-06));
        p = MultiplyAddEstimate(p, t, Create(-1.1224436722701745e-05));
        p = MultiplyAddEstimate(p, t, Create(-2.440316536962711e-05));
        p = MultiplyAddEstimate(p, t, Create(0.00015062210715057866));
        p = MultiplyAddEstimate(p, t, Create(-0.00019925552619520982));
        p = MultiplyAddEstimate(p, t, Create(-0.0007577733091379332));
        p = MultiplyAddEstimate(p, t, Create(0.005031969762284736));
        p = MultiplyAddEstimate(p, t, Create(-0.016197734063710445));
        p = MultiplyAddEstimate(p, t, Create(0.03716751556148306));
        p = MultiplyAddEstimate(p, t, Create(-0.06633036581115447));
        p = MultiplyAddEstimate(p, t, Create(0.0937328349968727));
        p = MultiplyAddEstimate(p, t, Create(-0.10103906603636773));
        p = MultiplyAddEstimate(p, t, Create(0.06809705425473468));
        p = MultiplyAddEstimate(p, t, Create(0.015379652102620996));
        p = MultiplyAddEstimate(p, t, Create(-0.13962111684056286));
        p = MultiplyAddEstimate(p, t, Create(1.2329951186255526));
        return p / (Create(1.0) + (a + a));
    }
}
