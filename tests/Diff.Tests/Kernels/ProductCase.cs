using System.Numerics;
using Diff.Kernels;
using Xunit;

namespace Diff.Tests.Kernels;

/// <summary>A product whose factors are small whole numbers: every sum is exact in any order, so that results must agree to the bit.</summary>
internal sealed class ProductCase<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Margin = 80;
    private readonly T[] _a;
    private readonly T[] _b;
    private readonly T[] _initial;

    public ProductCase(int m, int n, int k, bool transposeA, bool transposeB)
    {
        (M, N, K, TransposeA, TransposeB) = (m, n, k, transposeA, transposeB);
        var random = new Random(HashCode.Combine(m, n, k));
        (_a, _b, _initial) = (Numbers(random, m * k), Numbers(random, k * n), Numbers(random, m * n));
    }

    public int M { get; }

    public int N { get; }

    public int K { get; }

    public bool TransposeA { get; }

    public bool TransposeB { get; }

    public ReadOnlySpan<T> A => _a.AsSpan(Margin, M * K);

    public ReadOnlySpan<T> B => _b.AsSpan(Margin, K * N);

    /// <summary>What the result holds before.</summary>
    public ReadOnlySpan<T> Initial => _initial.AsSpan(Margin, M * N);

    /// <summary>Runs a product and compares it with the definition; nothing outside the result may change.</summary>
    public void Check(Action<ProductCase<T>, T[], int> multiply, bool accumulate)
    {
        var memory = (T[])_initial.Clone();
        multiply(this, memory, Margin);
        var expected = Expected(accumulate);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(memory[Margin + i] == expected[i], $"{this}: element {i} is {memory[Margin + i]}, not {expected[i]}");
        Assert.True(memory.AsSpan(0, Margin).IndexOfAnyExcept(T.NaN) < 0, $"{this}: elements before the result changed");
        Assert.True(memory.AsSpan(Margin + M * N).IndexOfAnyExcept(T.NaN) < 0, $"{this}: elements behind the result changed");
    }

    public T[] Expected(bool accumulate)
    {
        var a = A;
        var b = B;
        var result = new T[M * N];
        var (rowA, columnA) = TransposeA ? (1, M) : (K, 1);
        var (rowB, columnB) = TransposeB ? (1, K) : (N, 1);
        for (var i = 0; i < M; i++)
        {
            for (var j = 0; j < N; j++)
            {
                var sum = accumulate ? Initial[i * N + j] : T.Zero;
                for (var p = 0; p < K; p++)
                    sum += a[i * rowA + p * columnA] * b[p * rowB + j * columnB];
                result[i * N + j] = sum;
            }
        }

        return result;
    }

    public override string ToString() =>
        $"{typeof(T).Name} {M}x{K}x{N} {(TransposeA ? 'T' : 'N')}{(TransposeB ? 'T' : 'N')}";

    /// <summary>Around the numbers lies NaN, which shows what is read beyond them.</summary>
    private static T[] Numbers(Random random, int count)
    {
        var numbers = new T[count + 2 * Margin];
        Array.Fill(numbers, T.NaN);
        for (var i = 0; i < count; i++)
            numbers[Margin + i] = T.CreateChecked(random.Next(-4, 5));
        return numbers;
    }
}
