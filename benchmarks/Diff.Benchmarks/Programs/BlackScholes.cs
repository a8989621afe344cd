namespace Diff.Benchmarks;

/// <summary>The benchmark functions as a user would write them: plain C# and one attribute.</summary>
public static partial class Programs
{
    /// <summary>The price of a European call.</summary>
    [Differentiable]
    public static double BlackScholes(double spot, double strike, double rate, double volatility, double time)
    {
        var deviation = volatility * Math.Sqrt(time);
        var d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / deviation;
        var d2 = d1 - deviation;
        return spot * Special.NormCdf(d1) - strike * Math.Exp(-rate * time) * Special.NormCdf(d2);
    }
}
