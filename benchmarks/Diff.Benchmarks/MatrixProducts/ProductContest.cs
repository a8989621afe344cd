using System.Diagnostics;
using Diff.Kernels;

namespace Diff.Benchmarks;

/// <summary>One product in several ways, in turns: so many calls each time that the clock's grain does not matter, and no more.</summary>
internal sealed class ProductContest
{
    private const double SampleOperations = 4e7;
    private const int MostCalls = 20_000;
    private readonly Action?[] _contestants;
    private readonly int _calls;

    private ProductContest(ProductShape shape, params Action?[] contestants)
    {
        _contestants = contestants;
        _calls = (int)Math.Clamp(SampleOperations / shape.Operations, 1, MostCalls);
    }

    public static ProductContest Floats(ProductShape shape, OpenBlas? blas)
    {
        var (a, b, c) = Matrices(shape, random => random.NextSingle() - 0.5f);
        var bias = b.AsMemory(0, shape.N);
        return new(
            shape,
            () => MatrixProduct.Multiply<float>(a, shape.TransposeA, b, shape.TransposeB, c, shape.M, shape.N, shape.K),
            blas is null ? null : () => blas.Multiply(shape.TransposeA, shape.TransposeB, shape.M, shape.N, shape.K, a, b, c),
            () => MatrixProduct.Multiply(
                a, shape.TransposeA, b, shape.TransposeB, c, shape.M, shape.N, shape.K, false, new BiasRelu(bias.Span)));
    }

    public static ProductContest Doubles(ProductShape shape, OpenBlas? blas)
    {
        var (a, b, c) = Matrices(shape, random => random.NextDouble() - 0.5);
        return new(
            shape,
            () => MatrixProduct.Multiply<double>(a, shape.TransposeA, b, shape.TransposeB, c, shape.M, shape.N, shape.K),
            blas is null ? null : () => blas.Multiply(shape.TransposeA, shape.TransposeB, shape.M, shape.N, shape.K, a, b, c));
    }

    /// <summary>The least seconds that a call of each took; NaN for those that are not there.</summary>
    public double[] Run(int rounds)
    {
        var least = new double[_contestants.Length];
        Array.Fill(least, double.NaN);
        WarmUp();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < least.Length; i++)
            {
                if (_contestants[i] is { } contestant)
                    least[i] = double.MinNumber(least[i], Sample(contestant, _calls));
            }
        }

        return least;
    }

    /// <summary>The JIT compiles what is called often anew, in the background; the large loops are at full speed from the first call on.</summary>
    private void WarmUp()
    {
        const int Calls = 200;
        const double Seconds = 0.2;
        foreach (var contestant in _contestants.OfType<Action>())
        {
            for (var phase = 0; phase < 2; phase++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var call = 0; call < Calls && Stopwatch.GetElapsedTime(start).TotalSeconds < Seconds; call++)
                    contestant();
                Thread.Sleep(150);
            }
        }
    }

    private static double Sample(Action contestant, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++)
            contestant();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private static (T[] A, T[] B, T[] C) Matrices<T>(ProductShape shape, Func<Random, T> number)
    {
        var random = new Random(1);
        return (Fill(new T[shape.M * shape.K]), Fill(new T[shape.K * shape.N]), new T[shape.M * shape.N]);

        T[] Fill(T[] numbers)
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = number(random);
            return numbers;
        }
    }
}
