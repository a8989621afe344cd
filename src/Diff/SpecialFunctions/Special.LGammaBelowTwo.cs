namespace Diff;

// The approximations are those of FreeBSD's e_lgamma_r.c; its notice is the one in Special.Erf.cs.
public static partial class Special
{
    /// <summary>
    /// log Gamma(x) for x below 2, from three expansions: about 2, about the minimum at 1.4616…, and about 1. Below 0.9 it is
    /// that of x + 1, less log x.
    /// </summary>
    private static double LGammaBelowTwo(double x)
    {
        const double Minimum = 1.46163214496836224576e+00;

        if (x <= 0.9)
        {
            var logarithm = -Math.Log(x);
            if (x >= 0.7316)
                return logarithm + LGammaNearTwo(1 - x);
            return logarithm + (x >= 0.23164 ? LGammaNearMinimum(x - (Minimum - 1)) : LGammaNearOne(x));
        }

        if (x >= 1.7316)
            return LGammaNearTwo(2 - x);
        return x >= 1.23 ? LGammaNearMinimum(x - Minimum) : LGammaNearOne(x - 1);
    }

    /// <summary>log Gamma(2 - y).</summary>
    private static double LGammaNearTwo(double y)
    {
        var z = y * y;
        var even = 7.72156649015328655494e-02 + (z * (6.73523010531292681824e-02 + (z * (7.38555086081402883957e-03
            + (z * (1.19270763183362067845e-03 + (z * (2.20862790713908385557e-04 + (z * 2.52144565451257326939e-05)))))))));
        var odd = z * (3.22467033424113591611e-01 + (z * (2.05808084325167332806e-02 + (z * (2.89051383673415629091e-03
            + (z * (5.10069792153511336608e-04 + (z * (1.08011567247583939954e-04 + (z * 4.48640949618915160150e-05))))))))));
        return (y * even) + odd - (0.5 * y);
    }

    /// <summary>log Gamma(minimum + y).</summary>
    private static double LGammaNearMinimum(double y)
    {
        const double Value = -1.21486290535849611461e-01; // log Gamma(minimum) is Value + Tail
        const double Tail = -3.63867699703950536541e-18;

        var z = y * y;
        var w = z * y;
        var p1 = 4.83836122723810047042e-01 + (w * (-3.27885410759859649565e-02 + (w * (6.10053870246291332635e-03
            + (w * (-1.40346469989232843813e-03 + (w * 3.15632070903625950361e-04)))))));
        var p2 = -1.47587722994593911752e-01 + (w * (1.79706750811820387126e-02 + (w * (-3.68452016781138256760e-03
            + (w * (8.81081882437654011382e-04 + (w * -3.12754168375120860518e-04)))))));
        var p3 = 6.46249402391333854778e-02 + (w * (-1.03142241298341437450e-02 + (w * (2.25964780900612472250e-03
            + (w * (-5.38595305356740546715e-04 + (w * 3.35529192635519073543e-04)))))));
        return Value + ((z * p1) - (Tail - (w * (p2 + (y * p3)))));
    }

    /// <summary>log Gamma(1 + y).</summary>
    private static double LGammaNearOne(double y)
    {
        var p = y * (-7.72156649015328655494e-02 + (y * (6.32827064025093366517e-01 + (y * (1.45492250137234768737e+00
            + (y * (9.77717527963372745603e-01 + (y * (2.28963728064692451092e-01 + (y * 1.33810918536787660377e-02))))))))));
        var q = 1 + (y * (2.45597793713041134822e+00 + (y * (2.12848976379893395361e+00 + (y * (7.69285150456672783825e-01
            + (y * (1.04222645593369134254e-01 + (y * 3.21709242282423911810e-03)))))))));
        return (-0.5 * y) + (p / q);
    }
}
