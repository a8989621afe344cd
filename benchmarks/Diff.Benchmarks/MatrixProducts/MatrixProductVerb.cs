using System.Globalization;
using Diff.Kernels;

namespace Diff.Benchmarks;

/// <summary><c>--matmul</c>: matrix products side by side with OpenBLAS.</summary>
internal static class MatrixProductVerb
{
    public static void Run(Options options, TextWriter output)
    {
        var blas = OpenBlas.Find();
        output.WriteLine(Machine.Describe());
        output.WriteLine($"- Command: `{options.Command}`");
        output.WriteLine(blas is null
            ? "- OpenBLAS: libopenblas.so.0 was not found, its columns stay empty"
            : $"- OpenBLAS: kernels for {blas.CoreName} (of another processor: set OPENBLAS_CORETYPE before the process starts, to SkylakeX for AVX-512)");
        output.WriteLine();
        output.WriteLine(
            $"GFLOP/s of the fastest of {options.Rounds} interleaved rounds; ratio: Diff's to OpenBLAS's; in the last column, with bias and ReLU in the epilogue.");
        foreach (var threads in new[] { 1, 2 })
        {
            KernelThreads.Maximum = threads;
            if (blas is not null)
                blas.Threads = threads;
            output.WriteLine();
            output.WriteLine($"## {threads} thread{(threads == 1 ? "" : "s")}");
            output.WriteLine();
            output.WriteLine("| product | float | OpenBLAS | ratio | double | OpenBLAS | ratio | float with bias and ReLU |");
            output.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (var shape in ProductShape.All())
            {
                var floats = ProductContest.Floats(shape, blas).Run(options.Rounds);
                var doubles = ProductContest.Doubles(shape, blas).Run(options.Rounds);
                output.WriteLine(
                    $"| {shape} | {Speed(shape, floats[0])} | {Speed(shape, floats[1])} | {Ratio(floats)} "
                    + $"| {Speed(shape, doubles[0])} | {Speed(shape, doubles[1])} | {Ratio(doubles)} | {Speed(shape, floats[2])} |");
                output.Flush();
            }
        }
    }

    private static string Speed(ProductShape shape, double seconds) => Number(shape.Operations / seconds / 1e9, "0.0");

    private static string Ratio(double[] seconds) => Number(seconds[1] / seconds[0], "0.00");

    private static string Number(double value, string format) =>
        double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}
