using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Gradients;

/// <summary>What .NET's methods on arrays throw, their gradients throw too.</summary>
public sealed class ArrayExceptionTests
{
    private const string Source = """
        public static partial class M
        {
            [Differentiable]
            public static double Copy(double[] a, double[] b, int start, int to, int count) { Array.Copy(a, start, b, to, count); return b[0] * b[0]; }

            [Differentiable]
            public static double CopyTo(double[] a, double[] b, int to, int start, int count) { a.CopyTo(b, to); return b[0] * b[0] + start + count; }

            [Differentiable]
            public static double Fill(double[] a, double[] b, int start, int x, int count) { Array.Fill(a, b[0] * x, start, count); return a[0]; }

            [Differentiable]
            public static double Clear(double[] a, double[] b, int start, int x, int count) { Array.Clear(a, start, count); return a[0] * b[0] * x; }

            public static double ReverseCopy(double[] a, double[] b, int i, int j, int k) => CopyBackward(a, b, i, j, k).Value;

            public static double ReverseCopyTo(double[] a, double[] b, int i, int j, int k) => CopyToBackward(a, b, i, j, k).Value;

            public static double ReverseFill(double[] a, double[] b, int i, int j, int k) => FillBackward(a, b, i, j, k).Value;

            public static double ReverseClear(double[] a, double[] b, int i, int j, int k) => ClearBackward(a, b, i, j, k).Value;
        }
        """;

    [Theory]
    [InlineData("Copy")]
    [InlineData("CopyTo")]
    [InlineData("Fill")]
    [InlineData("Clear")]
    public void Exceptions_come_out_as_they_are(string method)
    {
        using var loaded = GeneratorRunner.Run(new DifferentiableGenerator(), Source).Load();
        var function = loaded.Delegate<Func<double[], double[], int, int, int, double>>("M", method);
        var gradient = loaded.Delegate<Func<double[], double[], int, int, int, double>>("M", "Reverse" + method);
        int[] numbers = [-1, 0, 1, 3, 4, int.MaxValue];
        var thrown = 0;
        foreach (var (i, j, k) in numbers.SelectMany(i => numbers.SelectMany(j => numbers.Select(k => (i, j, k)))))
        {
            var expected = Record.Exception(() => function([1, 2, 3], [4, 5, 6], i, j, k));
            var actual = Record.Exception(() => gradient([1, 2, 3], [4, 5, 6], i, j, k));
            Assert.True(expected?.GetType() == actual?.GetType(), $"{method}({i}, {j}, {k}): {expected?.GetType().ToString() ?? "nothing"} and not {actual}");
            thrown += expected is null ? 0 : 1;
        }

        Assert.InRange(thrown, 1, numbers.Length * numbers.Length * numbers.Length);
    }
}
