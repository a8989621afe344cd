#if DIFF_GENERATED
using System.Diagnostics;
using System.Globalization;
using Diff.Kernels;

namespace Diff.Benchmarks;

/// <summary><c>--tensors</c>: training steps on tensors side by side with PyTorch, which <c>benchmarks/pytorch/tensors.py</c> times.</summary>
internal static class TensorVerb
{
    private const string Script = "benchmarks/pytorch/tensors.py";

    public static void Run(Options options, TextWriter output)
    {
        output.WriteLine(Machine.Describe());
        output.WriteLine($"- Command: `{options.Command}`");
        output.WriteLine("- PyTorch: that of /usr/bin/python3, with OPENBLAS_CORETYPE=SkylakeX and ATEN_CPU_CAPABILITY=avx512");
        output.WriteLine();
        output.WriteLine($"Microseconds of the fastest of {options.Rounds} rounds; Diff's ran one after the other with PyTorch's.");
        output.WriteLine();
        output.WriteLine("| work | threads | Diff | PyTorch | times faster | bytes allocated by Diff |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var threads in new[] { 1, 2 })
        {
            KernelThreads.Maximum = threads;
            var theirs = PyTorch(threads, options.Rounds);
            foreach (var (name, run) in Work())
            {
                var timing = new Timing(run, 1);
                timing.WarmUp();
                for (var round = 0; round < options.Rounds; round++)
                    timing.Sample();
                var (own, other) = (timing.Minimum * 1e6, theirs.GetValueOrDefault(name, double.NaN));
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {name} | {threads} | {own:G4} | {other:G4} | {other / own:0.0} | {timing.BytesPerCall:0} |"));
            }
        }
    }

    private static IEnumerable<(string Name, Action Run)> Work()
    {
        var random = new Philox(1);
        var model = new Classifier(Linear.Create(784, 200, random), Linear.Create(200, 200, random), Linear.Create(200, 10, random));
        var images = Tensor.Normal<float>([200, 784], random);
        var labels = Enumerable.Range(0, 200).Select(i => i % 10).ToArray();
        var sgd = new Sgd(0.01);
        var digits = TensorPrograms.DigitsBackward(model, images, labels);
        yield return ("training step, 784-200-200-10, batch 200", () =>
        {
            digits = TensorPrograms.DigitsBackward(model, images, labels, digits);
            sgd.Step(model, digits.Model);
        });

        var x = Enumerable.Range(0, 4).Select(_ => Tensor.Normal<float>([4_000_000], random)).ToArray();
        var chain = TensorPrograms.ChainBackward(x[0], x[1], x[2], x[3]);
        yield return ("chain on 4M elements, four gradients", () => chain = TensorPrograms.ChainBackward(x[0], x[1], x[2], x[3], chain));

        var (w, b) = (Tensor.Zeros<float>([2, 1]), Tensor.Zeros<float>([1]));
        var hours = Tensor.Create<float>([1, 2, 2, 3, 3, 1, 4, 3, 5, 3, 6, 2], [6, 2]);
        var passed = Tensor.Create<float>([0, 0, 0, 1, 1, 1], [6, 1]);
        var slow = new Sgd(0.001);
        var students = TensorPrograms.StudentsBackward(w, b, hours, passed);
        yield return ("one epoch of the six students", () =>
        {
            students = TensorPrograms.StudentsBackward(w, b, hours, passed, students);
            slow.Step([w, b], [students.W, students.B]);
        });
    }

    /// <summary>PyTorch's microseconds by name; none where it is not installed.</summary>
    private static Dictionary<string, double> PyTorch(int threads, int rounds)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Script, $"{threads}", $"{rounds}"]) { RedirectStandardOutput = true };
        start.Environment["OPENBLAS_CORETYPE"] = "SkylakeX";
        start.Environment["ATEN_CPU_CAPABILITY"] = "avx512";
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return lines.Select(l => l.Split('\t')).ToDictionary(l => l[0], l => double.Parse(l[1], CultureInfo.InvariantCulture));
    }
}
#endif
