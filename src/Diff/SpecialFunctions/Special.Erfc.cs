namespace Diff;

// The approximations are FreeBSD's: see the notice in Special.Erf.cs.
public static partial class Special
{
    /// <summary>The complementary error function, 1 - erf(x), without its loss of digits for large <paramref name="x"/>.</summary>
    /// <remarks>
    /// Within 3 ulp as far as results are normal numbers (x up to 26.5); 0 from 27.3 on. Infinities give 2 and 0.
    /// Source: FreeBSD's msun.
    /// </remarks>
    /// <param name="x">Any number.</param>
    public static double Erfc(double x)
    {
        var a = Math.Abs(x);
        if (a < 0.84375)
        {
            var y = ErfNearZero(x * x);
            return x < 0.25 ? 1 - (x + (x * y)) : 0.5 - (x - 0.5 + (x * y));
        }

        if (a < 1.25)
            return x < 0 ? 1 + (Erx + ErfNearOne(a - 1)) : 1 - Erx - ErfNearOne(a - 1);
        if (a >= 28)
            return x < 0 ? 2 : 0;
        if (double.IsNaN(x))
            return x;
        return x < -6 ? 2 : x < 0 ? 2 - ErfcTail(a) : ErfcTail(a);
    }

    /// <inheritdoc cref="Erfc(double)"/>
    public static float Erfc(float x) => (float)Erfc((double)x);

    /// <summary>erfc(x) for x from 1.25 to 28: exp(-x^2 - 0.5625 + R/S) / x.</summary>
    private static double ErfcTail(double x)
    {
        var s = 1 / (x * x);
        var ratio = x < 1 / 0.35 ? ErfcRatioNear(s) : ErfcRatioFar(s);

        // x^2 is rounded, and exp would magnify that error x^2-fold. z, the leading 21 bits of x, has an exact square, and the rest is small.
        var z = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) & 0xFFFFFFFF_00000000);
        return Math.Exp((-z * z) - 0.5625) * Math.Exp(((z - x) * (z + x)) + ratio) / x;
    }

    private static double ErfcRatioNear(double s)
    {
        var r = -9.86494403484714822705e-03 + (s * (-6.93858572707181764372e-01 + (s * (-1.05586262253232909814e+01
            + (s * (-6.23753324503260060396e+01 + (s * (-1.62396669462573470355e+02 + (s * (-1.84605092906711035994e+02
            + (s * (-8.12874355063065934246e+01 + (s * -9.81432934416914548592e+00)))))))))))));
        var q = 1 + (s * (1.96512716674392571292e+01 + (s * (1.37657754143519042600e+02 + (s * (4.34565877475229228821e+02
            + (s * (6.45387271733267880336e+02 + (s * (4.29008140027567833386e+02 + (s * (1.08635005541779435134e+02
            + (s * (6.57024977031928170135e+00 + (s * -6.04244152148580987438e-02)))))))))))))));
        return r / q;
    }

    private static double ErfcRatioFar(double s)
    {
        var r = -9.86494292470009928597e-03 + (s * (-7.99283237680523006574e-01 + (s * (-1.77579549177547519889e+01
            + (s * (-1.60636384855821916062e+02 + (s * (-6.37566443368389627722e+02 + (s * (-1.02509513161107724954e+03
            + (s * -4.83519191608651397019e+02)))))))))));
        var q = 1 + (s * (3.03380607434824582924e+01 + (s * (3.25792512996573918826e+02 + (s * (1.53672958608443695994e+03
            + (s * (3.19985821950859553908e+03 + (s * (2.55305040643316442583e+03 + (s * (4.74528541206955367215e+02
            + (s * -2.24409524465858183362e+01)))))))))))));
        return r / q;
    }
}
