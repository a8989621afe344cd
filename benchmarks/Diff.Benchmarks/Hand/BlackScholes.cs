namespace Diff.Benchmarks;

/// <summary>
/// The yardstick: gradients as an engineer writes them by hand for the same programs, in plain C# without unsafe code
/// or intrinsics. Each is the adjoint of the program as it stands, not of a mathematically reworked one.
/// </summary>
internal static partial class Hand
{
    private const double InverseSqrtTwoPi = 0.3989422804014327;

    public readonly record struct BlackScholesGradient(
        double Value, double Spot, double Strike, double Rate, double Volatility, double Time);

    public static BlackScholesGradient BlackScholesBackward(
        double spot, double strike, double rate, double volatility, double time, double upstream = 1.0)
    {
        var root = Math.Sqrt(time);
        var deviation = volatility * root;
        var drift = rate + 0.5 * volatility * volatility;
        var d1 = (Math.Log(spot / strike) + drift * time) / deviation;
        var d2 = d1 - deviation;
        var cdf1 = Special.NormCdf(d1);
        var cdf2 = Special.NormCdf(d2);
        var discounted = strike * Math.Exp(-rate * time);
        var value = spot * cdf1 - discounted * cdf2;

        var dD2 = -upstream * discounted * InverseSqrtTwoPi * Math.Exp(-0.5 * d2 * d2);
        var dD1 = upstream * spot * InverseSqrtTwoPi * Math.Exp(-0.5 * d1 * d1) + dD2;
        var dLog = dD1 / deviation;
        var dDeviation = -dD2 - dLog * d1;
        var dExponent = upstream * discounted * cdf2;
        return new(
            value,
            upstream * cdf1 + dLog / spot,
            -(dExponent + dLog) / strike,
            (dLog + dExponent) * time,
            dLog * time * volatility + dDeviation * root,
            dLog * drift + dExponent * rate + dDeviation * volatility * 0.5 / root);
    }

    /// <summary>
    /// The same through what the trade knows: spot * pdf(d1) = discounted strike * pdf(d2), so that one density
    /// serves every sensitivity and most terms cancel. No differentiation of the program finds this.
    /// </summary>
    public static BlackScholesGradient BlackScholesClosedForm(
        double spot, double strike, double rate, double volatility, double time, double upstream = 1.0)
    {
        var root = Math.Sqrt(time);
        var deviation = volatility * root;
        var d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / deviation;
        var d2 = d1 - deviation;
        var cdf1 = Special.NormCdf(d1);
        var discounted = strike * Math.Exp(-rate * time);
        var exercised = discounted * Special.NormCdf(d2);
        var vega = upstream * spot * root * InverseSqrtTwoPi * Math.Exp(-0.5 * d1 * d1);
        return new(
            spot * cdf1 - exercised,
            upstream * cdf1,
            -upstream * exercised / strike,
            upstream * exercised * time,
            vega,
            upstream * exercised * rate + vega * volatility * 0.5 / time);
    }
}
