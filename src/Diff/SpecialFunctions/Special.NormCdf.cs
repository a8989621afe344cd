namespace Diff;

public static partial class Special
{
    /// <summary>The distribution function of the standard normal distribution, erfc(-x/sqrt(2))/2.</summary>
    /// <remarks>
    /// Within 3 ulp as far as results are normal numbers (x down to -37.5), the lower tail included; 0 below -38.6.
    /// Infinities give 0 and 1. For the upper tail use <c>NormCdf(-x)</c>.
    /// </remarks>
    /// <param name="x">Any number.</param>
    public static double NormCdf(double x)
    {
        const double High = 0.70710678118654757; // 1/sqrt(2) is High + Low
        const double Low = -4.8336466567264567e-17;

        var t = -x * High;
        if (t < 1.25)
            return 0.5 * Erfc(t);
        if (t >= 28)
            return 0;

        // In the tail erfc magnifies t's rounding error 2 t^2-fold: add erfc'(t) times that error.
        var error = -(Math.FusedMultiplyAdd(x, High, t) + (x * Low));
        return 0.5 * ErfcTail(t) * ErfcShift(t, error);
    }

    /// <inheritdoc cref="NormCdf(double)"/>
    public static float NormCdf(float x) => (float)NormCdf((double)x);

    /// <summary>erfc(t + error)/erfc(t) to first order, for t from 1.25 on.</summary>
    private static double ErfcShift(double t, double error)
    {
        // erfc'/erfc = -2 / (sqrt(pi) erfcx(t)), and erfcx by a continued fraction: three digits are plenty for a correction.
        var logarithmicSlope = -2 * (t + (0.5 / (t + (1 / (t + (1.5 / (t + (2 / (t + 1)))))))));
        return 1 + (logarithmicSlope * error);
    }
}
