namespace Diff.Benchmarks;

/// <summary>Reproducible data: the same numbers on every machine and version.</summary>
internal sealed class Data(uint seed)
{
    private ulong _state = seed;

    public double Uniform(double low, double high)
    {
        _state = _state * 6364136223846793005 + 1442695040888963407;
        return low + (high - low) * ((_state >> 11) * (1.0 / (1UL << 53)));
    }

    public int Index(int count) => (int)Uniform(0, count);

    public double[] Uniform(int count, double low, double high)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = Uniform(low, high);
        return values;
    }

    /// <summary>Standard normal numbers, by Box and Muller.</summary>
    public double[] Normal(int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Math.Sqrt(-2 * Math.Log(1 - Uniform(0, 1))) * Math.Cos(Uniform(0, 2 * Math.PI));
        }

        return values;
    }
}
