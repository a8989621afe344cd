namespace Diff;

public static partial class Special
{
    /// <summary>The trigamma function, the derivative of <see cref="Digamma(double)"/>.</summary>
    /// <remarks>
    /// <para>Within 4 ulp for positive and 6 ulp for negative <paramref name="x"/>.</para>
    /// <para>+infinity at the poles 0, -1, -2, …; 0 at +infinity; NaN at -infinity.</para>
    /// <para>Asymptotic series (Abramowitz and Stegun 6.4.12) from 10 on, recurrence (6.4.6) below, reflection (6.4.7) below 0.</para>
    /// </remarks>
    /// <param name="x">Any number.</param>
    public static double Trigamma(double x)
    {
        if (x > 0)
            return TrigammaPositive(x);
        if (!double.IsFinite(x))
            return double.NaN;

        // psi'(x) = pi^2 / sin^2(pi x) - psi'(1 - x).
        var cosecant = Math.PI / SinPi(x);
        return (cosecant * cosecant) - TrigammaPositive(1 - x);
    }

    /// <inheritdoc cref="Trigamma(double)"/>
    public static float Trigamma(float x) => (float)Trigamma((double)x);

    private static double TrigammaPositive(double x)
    {
        var sum = 0.0;
        while (x < 10)
        {
            sum += 1 / (x * x);
            x++;
        }

        var r = 1 / x;
        var z = r * r;
        var tail = r * z * ((1.0 / 6) - (z * ((1.0 / 30) - (z * ((1.0 / 42) - (z * ((1.0 / 30) - (z * ((5.0 / 66)
            - (z * ((691.0 / 2730) - (z * ((7.0 / 6) - (z * (3617.0 / 510)))))))))))))));
        return sum + (r + ((0.5 * z) + tail));
    }
}
