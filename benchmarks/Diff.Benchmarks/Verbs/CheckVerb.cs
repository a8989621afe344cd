using System.Globalization;

namespace Diff.Benchmarks;

/// <summary>
/// <c>--check</c>: the hand-written gradients, and the compiler's where there is none, against finite differences;
/// the others against the hand-written ones; and the values that come with them against the function's own.
/// </summary>
internal static class CheckVerb
{
    private const double DifferenceTolerance = 1e-5;
    private const double AgreementTolerance = 1e-9;

    public static int Run(Options options)
    {
        Console.WriteLine("| program | finite differences | tape against hand | generated against hand | hand's value | generated's value |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var failed = false;
        foreach (var program in options.Cases())
        {
            program.Primal();
            var values = (double[])program.Values.Clone();
            var (handValues, hand) = Take(program, program.Hand);
            var (_, tape) = Take(program, program.Tape);
            var (generatedValues, generated) = Take(program, program.Generated);
            double[][] judged = hand.Length > 0 ? hand : generated;
            double? difference = judged.Length > 0 ? FiniteDifferences.WorstError(program, judged) : null;
            var tapeError = Disagreement(tape, hand);
            var generatedError = Disagreement(generated, hand);
            failed |= difference > DifferenceTolerance || tapeError > AgreementTolerance
                || generatedError > AgreementTolerance || Sameness(generatedValues, values) == "differs";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {program.Name} | {difference:0.0e+00} | {tapeError:0.0e+00} | {generatedError:0.0e+00} | {Sameness(handValues, values)} | {Sameness(generatedValues, values)} |"));
        }

        Console.WriteLine(failed ? "FAILED" : "passed");
        return failed ? 1 : 0;
    }

    private static (double[]? Values, double[][] Gradients) Take(ProgramCase program, Action? run)
    {
        if (run is null) return (null, []);
        foreach (var gradient in program.Gradients) Array.Fill(gradient, double.NaN);
        run();
        return ((double[])program.Values.Clone(), [.. program.Gradients.Select(g => (double[])g.Clone())]);
    }

    /// <summary>The largest difference relative to the argument's largest derivative; null where there is nothing to compare.</summary>
    private static double? Disagreement(double[][] gradients, double[][] expected)
    {
        if (gradients.Length == 0 || expected.Length == 0) return null;
        var worst = 0.0;
        for (var a = 0; a < expected.Length; a++)
        {
            var scale = expected[a].Max(Math.Abs);
            for (var i = 0; i < expected[a].Length; i++)
            {
                var error = Math.Abs(gradients[a][i] - expected[a][i]) / scale;
                worst = Math.Max(worst, double.IsNaN(error) ? double.PositiveInfinity : error);
            }
        }

        return worst;
    }

    private static string Sameness(double[]? values, double[] expected) =>
        values is null ? "" : values.AsSpan().SequenceEqual(expected) ? "same bits" : "differs";
}
