namespace Diff;

public static partial class Special
{
    /// <summary>The highest order of <see cref="Polygamma(int, double)"/>: beyond it, the factorial in it overflows.</summary>
    public const int MaxPolygammaOrder = 170;

    /// <summary>The polygamma function: the derivative of <see cref="Digamma(double)"/>, <paramref name="order"/> times.</summary>
    /// <remarks>
    /// <para>For positive <paramref name="x"/> within 8 ulp up to order 10, and 40 ulp beyond. For negative
    /// <paramref name="x"/> a little less, and an absolute accuracy near the zeros between the poles, which even orders have.</para>
    /// <para>At 0 and -0 the infinity that is the limit from that side. At -1, -2, … +infinity for odd orders and NaN for even
    /// ones, where the sides differ. 0 at +infinity, NaN at -infinity.</para>
    /// <para><c>(-1)^(order+1) order! zeta(order+1, x)</c>, the Hurwitz zeta function by Euler and Maclaurin's formula; below 0
    /// reflection. Orders 0 and 1 are <see cref="Digamma(double)"/> and <see cref="Trigamma(double)"/>.</para>
    /// </remarks>
    /// <param name="order">From 0 to <see cref="MaxPolygammaOrder"/>.</param>
    /// <param name="x">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is out of its range.</exception>
    public static double Polygamma(int order, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, MaxPolygammaOrder);
        return order switch
        {
            0 => Digamma(x),
            1 => Trigamma(x),
            _ when double.IsNaN(x) => x,
            _ when x > 0 => PolygammaPositive(order, x),
            _ => PolygammaReflected(order, x),
        };
    }

    /// <inheritdoc cref="Polygamma(int, double)"/>
    public static float Polygamma(int order, float x) => (float)Polygamma(order, (double)x);

    private static double PolygammaReflected(int order, double x)
    {
        var isOdd = order % 2 != 0;
        if (x == 0)
            return isOdd ? double.PositiveInfinity : -1 / x;
        if (double.IsInfinity(x))
            return double.NaN;

        var fraction = x - Math.Round(x);
        if (fraction == 0)
            return isOdd ? double.PositiveInfinity : double.NaN;

        // The derivatives of pi cot(pi x) have the period 1, and between 0 and 1 they are polygamma functions themselves. Both
        // distances to the neighbouring integers are formed from the exact fraction.
        var (above, below) = fraction > 0 ? (fraction, 1 - fraction) : (1 + fraction, -fraction);
        var mirrored = PolygammaPositive(order, below) - PolygammaPositive(order, 1 - x);
        return PolygammaPositive(order, above) + (isOdd ? mirrored : -mirrored);
    }

    private static double PolygammaPositive(int order, double x)
    {
        var sign = order % 2 != 0 ? 1 : -1;
        if (double.IsPositiveInfinity(x))
            return sign * 0.0;

        // order! / x^(order+1), factor by factor, so that neither part overflows alone.
        var scale = 1 / x;
        for (var k = 1; k <= order; k++)
            scale *= k / x;
        return double.IsInfinity(scale) || scale == 0 ? sign * scale : sign * scale * ScaledZeta(order + 1, x);
    }
}
