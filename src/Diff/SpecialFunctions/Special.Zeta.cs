namespace Diff;

public static partial class Special
{
    /// <summary>B(2j)/(2j)! of the Bernoulli numbers, from j = 1.</summary>
    private static ReadOnlySpan<double> EulerMaclaurin =>
    [
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000, 1.0 / 74724249600,
        -3617.0 / 10670622842880000, 43867.0 / 5109094217170944000,
    ];

    /// <summary>
    /// x^s times the Hurwitz zeta function, that is, the sum of (x/(x+k))^s over k = 0, 1, 2, …, for integer s from 3 and
    /// positive x. The first terms one by one, the rest by Euler and Maclaurin's formula.
    /// </summary>
    private static double ScaledZeta(int s, double x)
    {
        // From a = x + n on the formula converges by a factor (s / (2 pi a))^2 a term.
        var a = x;
        var first = 0.0;
        while (a < 10 + s)
        {
            first += Math.Pow(x / a, s);
            a++;
        }

        var tail = (a / (s - 1)) + 0.5;
        var factor = s / a;
        for (var j = 0; j < EulerMaclaurin.Length; j++)
        {
            tail += EulerMaclaurin[j] * factor;
            factor *= (s + (2 * j) + 1) / a * ((s + (2 * j) + 2) / a);
        }

        return first + (Math.Pow(x / a, s) * tail);
    }
}
