namespace Diff.Benchmarks;

/// <summary>Stands in for the library's special functions until they exist; then this file goes.</summary>
internal static class Special
{
    /// <summary>The standard normal distribution function, after Hart (1968); about 15 digits.</summary>
    public static double NormCdf(double x)
    {
        var z = Math.Abs(x);
        if (z > 37) return x > 0 ? 1 : 0;
        var density = Math.Exp(-0.5 * z * z);
        double tail;
        if (z < 7.07106781186547)
        {
            var p = ((((((3.52624965998911E-02 * z + 0.700383064443688) * z + 6.37396220353165) * z
                + 33.912866078383) * z + 112.079291497871) * z + 221.213596169931) * z) + 220.206867912376;
            var q = (((((((8.83883476483184E-02 * z + 1.75566716318264) * z + 16.064177579207) * z
                + 86.7807322029461) * z + 296.564248779674) * z + 637.333633378831) * z
                + 793.826512519948) * z) + 440.413735824752;
            tail = density * p / q;
        }
        else
        {
            tail = density / (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) / 2.506628274631;
        }

        return x > 0 ? 1 - tail : tail;
    }
}
