namespace Diff;

/// <summary>Functions whose usual formula loses all digits near 0, as those of .NET do.</summary>
/// <remarks>
/// Kahan's corrections (Higham, Accuracy and Stability of Numerical Algorithms, section 1.14): the rounding of 1 + x, or of exp(x), is
/// divided out again. Within a few units in the last place.
/// </remarks>
internal static class NearZero
{
    private const double Far = 0.5;

    /// <summary>log(1 + x).</summary>
    public static double LogP1(double x)
    {
        var sum = 1 + x;
        if (!(Math.Abs(x) < Far))
            return Math.Log(sum);
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>exp(x) - 1.</summary>
    public static double ExpM1(double x)
    {
        var power = Math.Exp(x);
        if (!(Math.Abs(x) < Far))
            return power - 1;
        return power == 1 ? x : (power - 1) * x / Math.Log(power);
    }
}
