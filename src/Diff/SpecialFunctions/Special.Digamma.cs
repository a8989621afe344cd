namespace Diff;

public static partial class Special
{
    /// <summary>The digamma function, the derivative of <see cref="LGamma(double)"/>.</summary>
    /// <remarks>
    /// <para>Within 4 ulp for positive <paramref name="x"/>, the neighbourhood of the zero at 1.4616… included. For negative
    /// <paramref name="x"/> by reflection: within 4 ulp of the largest of the result, 1 and log(1 - x), which near the zeros between the
    /// poles is an absolute and not a relative accuracy.</para>
    /// <para>-infinity at 0, +infinity at -0 (the limits from either side); NaN at the poles -1, -2, …, where the sides differ, and
    /// at -infinity; +infinity at +infinity.</para>
    /// <para>Asymptotic series (Abramowitz and Stegun 6.3.18) from 10 on, recurrence (6.3.5) below, a polynomial between 1 and 2,
    /// reflection (6.3.7) below 0.</para>
    /// </remarks>
    /// <param name="x">Any number.</param>
    public static double Digamma(double x)
    {
        if (x > 0)
            return DigammaPositive(x);
        if (x == 0)
            return -1 / x;

        var fraction = x - Math.Round(x);
        if (fraction == 0 || !double.IsFinite(x))
            return double.NaN;
        return DigammaPositive(1 - x) - (Math.PI / Math.Tan(Math.PI * fraction));
    }

    /// <inheritdoc cref="Digamma(double)"/>
    public static float Digamma(float x) => (float)Digamma((double)x);

    private static double DigammaPositive(double x)
    {
        if (x >= 10)
            return DigammaAsymptotic(x);
        if (x < 1)
            return DigammaBetweenOneAndTwo(x + 1) - (1 / x);

        var sum = 0.0;
        while (x > 2)
        {
            x--;
            sum += 1 / x;
        }

        return sum + DigammaBetweenOneAndTwo(x);
    }

    private static double DigammaAsymptotic(double x)
    {
        var r = 1 / x;
        var z = r * r;
        var tail = z * ((1.0 / 12) - (z * ((1.0 / 120) - (z * ((1.0 / 252) - (z * ((1.0 / 240) - (z * ((1.0 / 132)
            - (z * ((691.0 / 32760) - (z * (1.0 / 12)))))))))))));
        return Math.Log(x) - (0.5 * r) - tail;
    }

    /// <summary>(x - zero) times the Chebyshev interpolant of digamma(x)/(x - zero), in powers of u = x - 3/2.</summary>
    private static double DigammaBetweenOneAndTwo(double x)
    {
        const double Zero = 1.4616321449683622; // the zero is Zero + Tail
        const double Tail = 9.549995429965697e-17;

        var u = x - 1.5;
        var v = u * u;
        var even = 0.951055876031833 + (v * (0.2405424842407739 + (v * (0.09498872445498366 + (v * (0.04076083381023946
            + (v * (0.017907252496345213 + (v * (0.007926943794456376 + (v * (0.0035190141649363805 + (v * (0.0015565879761797945
            + (v * (0.0007234757252061551 + (v * (0.00022695205071257896 + (v * 0.0002599100450715037)))))))))))))))))));
        var odd = 0.4236274212814606 + (v * (0.14840492305388006 + (v * (0.06192213327556183 + (v * (0.02697579665686472
            + (v * (0.011908220169786002 + (v * (0.0052799364178857415 + (v * (0.0023455016279107115 + (v * (0.0010364227247828023
            + (v * (0.00048606417050412354 + (v * (0.00014460384609240088 + (v * 0.00017837342400462423)))))))))))))))))));
        return (x - Zero - Tail) * (even - (u * odd));
    }
}
