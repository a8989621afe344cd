using System.Globalization;

namespace Diff.Benchmarks;

/// <summary>
/// <c>--table</c>: primal, hand-written, generated and taped gradient timed in turns, so that whatever slows the
/// machine meets all of them.
/// </summary>
internal static class TableVerb
{
    public static void Run(Options options, TextWriter output)
    {
        output.WriteLine(Machine.Describe());
        output.WriteLine($"- Command: `{options.Command}`");
        output.WriteLine();
        output.WriteLine($"Time of one call: the least of {options.Rounds} interleaved rounds (in brackets the median). Ratios are of the least times.");
        output.WriteLine("Bytes are what one warm call allocates: primal, hand, generated, tape.");
        output.WriteLine();
        output.WriteLine("| program | primal | hand | generated | tape | hand/primal | generated/primal | generated/hand | tape/generated | bytes |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var program in options.Cases())
        {
            var primal = Contestant(program.Primal, program)!;
            var hand = Contestant(program.Hand, program);
            var generated = Contestant(program.Generated, program);
            var tape = Contestant(program.Tape, program);
            Timing?[] all = [primal, hand, generated, tape];
            foreach (var timing in all) timing?.WarmUp();
            for (var round = 0; round < options.Rounds; round++)
            {
                foreach (var timing in all) timing?.Sample();
            }

            output.WriteLine(
                $"| {program.Name} | {Time(primal)} | {Time(hand)} | {Time(generated)} | {Time(tape)} | {Ratio(hand, primal)} "
                + $"| {Ratio(generated, primal)} | {Ratio(generated, hand)} | {Ratio(tape, generated)} | {string.Join(", ", all.Select(Bytes))} |");
            output.Flush();
        }
    }

    private static Timing? Contestant(Action? run, ProgramCase program) => run is null ? null : new(run, program.Calls);

    private static string Time(Timing? timing)
    {
        if (timing is null) return "–";
        var (scale, unit) = timing.Minimum switch
        {
            < 1e-6 => (1e9, "ns"),
            < 1e-3 => (1e6, "us"),
            _ => (1e3, "ms"),
        };
        return $"{Number(timing.Minimum * scale)} {unit} ({Number(timing.Median * scale)})";
    }

    private static string Ratio(Timing? a, Timing? b) =>
        a is null || b is null ? "–" : (a.Minimum / b.Minimum).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Bytes(Timing? timing) => timing is null ? "–" : Number(timing.BytesPerCall);

    private static string Number(double value) => value.ToString(
        value switch { 0 => "0", < 10 => "0.00", < 100 => "0.0", _ => "#,0" }, CultureInfo.InvariantCulture);
}
