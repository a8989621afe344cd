#if DIFF_GENERATED
using System.Globalization;
using Diff.Kernels;

namespace Diff.Benchmarks;

/// <summary><c>--training</c>: steps of training side by side with a tape in C#, with PyTorch and with C++ by hand.</summary>
internal static class TrainingVerb
{
    private const int RoundsPerTurn = 4;

    public static void Run(Options options, TextWriter output)
    {
        output.WriteLine(Machine.Describe());
        output.WriteLine($"- Command: `{options.Command}`");
        output.WriteLine($"- PyTorch: that of /usr/bin/python3; tuned: with {Rivals.TuningText}");
        output.WriteLine();
        output.WriteLine($"Microseconds of the fastest of {options.Rounds} turns: the contestants are measured one after the other, again and again, because a machine is not always the same.");
        foreach (var threads in new[] { 1, 2 })
        {
            KernelThreads.Maximum = threads;
            Dictionary<string, double> compiled = [], taped = [], onArrays = [], tuned = [], untuned = [], cpp = [], bytes = [];
            for (var turn = 0; turn < options.Rounds; turn++)
            {
                TakeLess(tuned, Rivals.PyTorch(threads, RoundsPerTurn, tuned: true));
                foreach (var work in TrainingWork.All())
                {
                    var (least, allocated) = Time(work.Compiled);
                    TakeLess(compiled, work.Name, least);
                    TakeLess(bytes, work.Name, allocated);
                    TakeLess(taped, work.Name, Time(work.Taped!).Least);
                    if (work.OnArrays is { } arrays && threads == 1)
                        TakeLess(onArrays, work.Name, Time(arrays).Least);
                }

                TakeLess(untuned, Rivals.PyTorch(threads, RoundsPerTurn, tuned: false));
                if (threads == 1)
                    TakeLess(cpp, Rivals.Cpp(RoundsPerTurn));
            }

            output.WriteLine();
            output.WriteLine($"## {threads} {(threads == 1 ? "thread" : "threads")}");
            output.WriteLine();
            output.WriteLine("| work | Diff | tape in C# | PyTorch, tuned | PyTorch | tape / Diff | tuned PyTorch / Diff | bytes allocated by Diff |");
            output.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (var (name, own) in compiled)
            {
                var (best, usual) = (tuned.GetValueOrDefault(name, double.NaN), untuned.GetValueOrDefault(name, double.NaN));
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {own:G4} | {taped[name]:G4} | {best:G4} | {usual:G4} | {taped[name] / own:0.0} | {best / own:0.0} | {bytes[name]:0} |"));
            }

            if (threads == 1)
                WriteArrays(onArrays, cpp, output);
        }
    }

    /// <summary>The same models in numbers and arrays, beside C++ by hand.</summary>
    private static void WriteArrays(Dictionary<string, double> own, Dictionary<string, double> cpp, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("| in numbers and arrays | Diff | C++ by hand | Diff / C++ |");
        output.WriteLine("|---|---|---|---|");
        foreach (var (name, time) in own)
        {
            var other = cpp.GetValueOrDefault(name, double.NaN);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {time:G4} | {other:G4} | {time / other:0.00} |"));
        }
    }

    private static void TakeLess(Dictionary<string, double> least, Dictionary<string, double> times)
    {
        foreach (var (name, time) in times)
            TakeLess(least, name, time);
    }

    private static void TakeLess(Dictionary<string, double> least, string name, double time)
        => least[name] = Math.Min(time, least.GetValueOrDefault(name, double.PositiveInfinity));

    private static (double Least, double Bytes) Time(Action run)
    {
        var timing = new Timing(run, 1);
        timing.WarmUp();
        for (var round = 0; round < RoundsPerTurn; round++)
            timing.Sample();
        return (timing.Minimum * 1e6, timing.BytesPerCall);
    }
}
#endif
