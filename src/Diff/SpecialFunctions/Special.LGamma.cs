namespace Diff;

// The approximations are those of FreeBSD's e_lgamma_r.c; its notice is the one in Special.Erf.cs.
public static partial class Special
{
    /// <summary>The logarithm of the gamma function's absolute value, log|Gamma(x)|.</summary>
    /// <remarks>
    /// <para>Within 3 ulp for positive <paramref name="x"/>, the neighbourhoods of the zeros 1 and 2 included. For negative
    /// <paramref name="x"/> by reflection: within 4 ulp of the larger of the result and 1 - x, which near the zeros between the
    /// poles is an absolute and not a relative accuracy.</para>
    /// <para>+infinity at the poles 0, -1, -2, … (and below -2^52, where every number is an integer) and at both infinities.</para>
    /// </remarks>
    /// <param name="x">Any number.</param>
    public static double LGamma(double x)
    {
        if (x > 0)
            return LGammaPositive(x);
        if (double.IsNaN(x))
            return x;

        // Gamma(x) Gamma(-x) = -pi / (x sin(pi x)).
        var sine = Math.Abs(SinPi(x));
        if (sine == 0 || double.IsInfinity(x))
            return double.PositiveInfinity;
        if (x > -1e-17)
            return -Math.Log(-x);
        return Math.Log(Math.PI / (sine * -x)) - LGammaPositive(-x);
    }

    /// <inheritdoc cref="LGamma(double)"/>
    public static float LGamma(float x) => (float)LGamma((double)x);

    private static double LGammaPositive(double x) => x switch
    {
        < 1e-17 => -Math.Log(x),
        < 2 => LGammaBelowTwo(x),
        < 8 => LGammaBelowEight(x),
        < 1e17 => LGammaStirling(x),
        _ => x * (Math.Log(x) - 1),
    };

    /// <summary>sin(pi x), whose argument is reduced without error.</summary>
    private static double SinPi(double x)
    {
        var nearest = Math.Round(x);
        var sine = Math.Sin(Math.PI * (x - nearest));
        return Math.IEEERemainder(nearest, 2) == 0 ? sine : -sine;
    }

    /// <summary>Stirling's series; w is its remainder after (x - 1/2)(log x - 1), about log(2 pi)/2 - 1/2.</summary>
    private static double LGammaStirling(double x)
    {
        var z = 1 / x;
        var y = z * z;
        var w = 4.18938533204672725052e-01 + (z * (8.33333333333329678849e-02 + (y * (-2.77777777728775536470e-03
            + (y * (7.93650558643019558500e-04 + (y * (-5.95187557450339963135e-04 + (y * (8.36339918996282139126e-04
            + (y * -1.63092934096575273989e-03)))))))))));
        return ((x - 0.5) * (Math.Log(x) - 1)) + w;
    }

    /// <summary>For x from 2 to 8: Gamma(x) = (x-1)(x-2)…(2+y) Gamma(2+y) with y the fraction of x.</summary>
    private static double LGammaBelowEight(double x)
    {
        var whole = Math.Floor(x);
        var y = x - whole;
        var p = y * (-7.72156649015328655494e-02 + (y * (2.14982415960608852501e-01 + (y * (3.25778796408930981787e-01
            + (y * (1.46350472652464452805e-01 + (y * (2.66422703033638609560e-02 + (y * (1.84028451407337715652e-03
            + (y * 3.19475326584100867617e-05))))))))))));
        var q = 1 + (y * (1.39200533467621045958e+00 + (y * (7.21935547567138069525e-01 + (y * (1.71933865632803078993e-01
            + (y * (1.86459191715652901344e-02 + (y * (7.77942496381893596434e-04 + (y * 7.32668430744625636189e-06)))))))))));

        var product = 1.0;
        for (var k = whole - 1; k >= 2; k--)
            product *= y + k;
        return (0.5 * y) + (p / q) + Math.Log(product);
    }
}
