#if DIFF_GENERATED
using System.Globalization;
using Diff.Kernels;

namespace Diff.Benchmarks;

/// <summary><c>--training</c>: steps of training side by side with a tape in C#, with PyTorch and with C++ by hand.</summary>
internal static class TrainingVerb
{
    public static void Run(Options options, TextWriter output)
    {
        output.WriteLine(Machine.Describe());
        output.WriteLine($"- Command: `{options.Command}`");
        output.WriteLine($"- PyTorch: that of /usr/bin/python3; tuned: with {Rivals.TuningText}");
        output.WriteLine();
        output.WriteLine($"Microseconds of the fastest of {options.Rounds} rounds; the columns are measured one after the other.");
        var own = new Dictionary<string, double>();
        foreach (var threads in new[] { 1, 2 })
        {
            KernelThreads.Maximum = threads;
            var (tuned, untuned) = (Rivals.PyTorch(threads, options.Rounds, tuned: true), Rivals.PyTorch(threads, options.Rounds, tuned: false));
            output.WriteLine();
            output.WriteLine($"## {threads} {(threads == 1 ? "thread" : "threads")}");
            output.WriteLine();
            output.WriteLine("| work | Diff | tape in C# | PyTorch, tuned | PyTorch | tape / Diff | tuned PyTorch / Diff | bytes allocated by Diff |");
            output.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (var work in TrainingWork.All())
            {
                var (compiled, taped) = (Time(work.Compiled, options.Rounds), Time(work.Taped!, options.Rounds));
                var (best, usual) = (tuned.GetValueOrDefault(work.Name, double.NaN), untuned.GetValueOrDefault(work.Name, double.NaN));
                own[work.Name] = work.OnArrays is { } arrays && threads == 1 ? Time(arrays, options.Rounds).Least : double.NaN;
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {work.Name} | {compiled.Least:G4} | {taped.Least:G4} | {best:G4} | {usual:G4} | {taped.Least / compiled.Least:0.0} | {best / compiled.Least:0.0} | {compiled.Bytes:0} |"));
            }

            if (threads == 1)
                WriteArrays(own, Rivals.Cpp(options.Rounds), output);
        }
    }

    /// <summary>The same models in numbers and arrays, beside C++ by hand.</summary>
    private static void WriteArrays(Dictionary<string, double> own, Dictionary<string, double> cpp, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("| in numbers and arrays | Diff | C++ by hand | Diff / C++ |");
        output.WriteLine("|---|---|---|---|");
        foreach (var (name, time) in own.Where(w => !double.IsNaN(w.Value)))
        {
            var other = cpp.GetValueOrDefault(name, double.NaN);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {time:G4} | {other:G4} | {time / other:0.00} |"));
        }
    }

    private static (double Least, double Bytes) Time(Action run, int rounds)
    {
        var timing = new Timing(run, 1);
        timing.WarmUp();
        for (var round = 0; round < rounds; round++)
            timing.Sample();
        return (timing.Minimum * 1e6, timing.BytesPerCall);
    }
}
#endif
