namespace Diff;

// The rational approximations of Erf and Erfc are those of FreeBSD's s_erf.c, whose notice is:
//
//   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
//   Developed at SunPro, a Sun Microsystems, Inc. business.
//   Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
public static partial class Special
{
    // The single-precision number next to erf(1), so that erf(x) - Erx is small near 1.
    private const double Erx = 8.45062911510467529297e-01;

    /// <summary>The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to <paramref name="x"/>.</summary>
    /// <remarks>Within 1 ulp. Odd: -0 gives -0; infinities give -1 and 1. Source: FreeBSD's msun.</remarks>
    /// <param name="x">Any number.</param>
    public static double Erf(double x)
    {
        var a = Math.Abs(x);
        if (a < 0.84375)
            return x + (x * ErfNearZero(x * x));
        if (a < 1.25)
            return Math.CopySign(Erx + ErfNearOne(a - 1), x);
        if (a >= 6)
            return Math.CopySign(1, x);
        return double.IsNaN(x) ? x : Math.CopySign(1 - ErfcTail(a), x);
    }

    /// <inheritdoc cref="Erf(double)"/>
    public static float Erf(float x) => (float)Erf((double)x);

    /// <summary>erf(x)/x - 1, given z = x^2, for |x| below 0.84375.</summary>
    private static double ErfNearZero(double z)
    {
        var p = 1.28379167095512558561e-01 + (z * (-3.25042107247001499370e-01 + (z * (-2.84817495755985104766e-02
            + (z * (-5.77027029648944159157e-03 + (z * -2.37630166566501626084e-05)))))));
        var q = 1 + (z * (3.97917223959155352819e-01 + (z * (6.50222499887672944485e-02 + (z * (5.08130628187576562776e-03
            + (z * (1.32494738004321644526e-04 + (z * -3.96022827877536812320e-06)))))))));
        return p / q;
    }

    /// <summary>erf(1 + s) - Erx, for s from -0.15625 to 0.25.</summary>
    private static double ErfNearOne(double s)
    {
        var p = -2.36211856075265944077e-03 + (s * (4.14856118683748331666e-01 + (s * (-3.72207876035701323847e-01
            + (s * (3.18346619901161753674e-01 + (s * (-1.10894694282396677476e-01 + (s * (3.54783043256182359371e-02
            + (s * -2.16637559486879084300e-03)))))))))));
        var q = 1 + (s * (1.06420880400844228286e-01 + (s * (5.40397917702171048937e-01 + (s * (7.18286544141962662868e-02
            + (s * (1.26171219808761642112e-01 + (s * (1.36370839120290507362e-02 + (s * 1.19844998467991074170e-02)))))))))));
        return p / q;
    }
}
