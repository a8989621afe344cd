namespace Diff.Benchmarks;

/// <summary>A product of m × k and k × n, and which factors are there as their transposes.</summary>
internal sealed record ProductShape(int M, int K, int N, string Order)
{
    public bool TransposeA => Order[0] == 'T';

    public bool TransposeB => Order[1] == 'T';

    public double Operations => 2.0 * M * N * K;

    /// <summary>The large ones, in all orders, then small ones and those with a vector.</summary>
    public static IEnumerable<ProductShape> All()
    {
        foreach (var (m, k, n) in new[] { (200, 784, 200), (256, 256, 256), (1024, 1024, 1024), (2048, 2048, 2048) })
        {
            foreach (var order in new[] { "NN", "NT", "TN" })
                yield return new(m, k, n, order);
        }

        foreach (var (m, k, n) in new[] { (8, 8, 8), (32, 32, 32), (64, 64, 64), (100, 100, 100), (32, 784, 10), (200, 2, 1), (200, 784, 1), (1, 784, 200) })
            yield return new(m, k, n, "NN");
    }

    public override string ToString() => $"{M} x {K} x {N} {Order}";
}
