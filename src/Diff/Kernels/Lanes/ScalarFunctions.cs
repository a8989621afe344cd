using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>The functions of one number that are not members of the number's type.</summary>
internal static class ScalarFunctions<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T SmallestNormal => typeof(T) == typeof(float) ? From(1.17549435e-38f) : From(2.2250738585072014e-308);

    public static T LogBase(T x, T newBase) => T.Log(x, newBase);

    public static T CosPiOfPair(T x) => T.SinCosPi(x).CosPi;

    public static T Remainder(T x, T y) => x % y;

    /// <summary>1 or 0.</summary>
    public static T IsPow2(T x) => (typeof(T) == typeof(float) ? float.IsPow2(Single(x)) : double.IsPow2(Double(x))) ? T.One : T.Zero;

    public static T Erf(T x) => typeof(T) == typeof(float) ? From(Special.Erf(Single(x))) : From(Special.Erf(Double(x)));

    public static T Erfc(T x) => typeof(T) == typeof(float) ? From(Special.Erfc(Single(x))) : From(Special.Erfc(Double(x)));

    public static T NormCdf(T x) => typeof(T) == typeof(float) ? From(Special.NormCdf(Single(x))) : From(Special.NormCdf(Double(x)));

    public static T LGamma(T x) => typeof(T) == typeof(float) ? From(Special.LGamma(Single(x))) : From(Special.LGamma(Double(x)));

    public static T Digamma(T x) => typeof(T) == typeof(float) ? From(Special.Digamma(Single(x))) : From(Special.Digamma(Double(x)));

    public static T Trigamma(T x) => typeof(T) == typeof(float) ? From(Special.Trigamma(Single(x))) : From(Special.Trigamma(Double(x)));

    private static float Single(T x) => Unsafe.BitCast<T, float>(x);

    private static double Double(T x) => Unsafe.BitCast<T, double>(x);

    private static T From(float x) => Unsafe.BitCast<float, T>(x);

    private static T From(double x) => Unsafe.BitCast<double, T>(x);
}
