namespace Diff.Tests.Kernels;

/// <summary>Functions that .NET lacks, or has without their accuracy near 0: its ExpM1 and LogP1 are Exp(x) - 1 and Log(x + 1).</summary>
internal static class References
{
    // W. Kahan's: what rounding does to u, it does to the logarithm of u.
    public static double ExpM1(double x)
    {
        var u = Math.Exp(x);
        return u == 1 || double.IsNaN(x) ? x : double.IsInfinity(u) || u - 1 == -1 ? u - 1 : (u - 1) / Math.Log(u) * x;
    }

    public static double LogP1(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsPositiveInfinity(u) || u <= 0 ? Math.Log(u) : Math.Log(u) * (x / (u - 1));
    }

    public static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0) + LogP1(Math.Exp(-Math.Abs(x)));
}
