using System.Diagnostics;
using System.Globalization;

namespace Diff.Benchmarks;

/// <summary>The same work in other languages, timed by their own programs: a line each, name and microseconds. Nothing where they are not installed.</summary>
internal static class Rivals
{
    private const string Script = "benchmarks/pytorch/training.py";
    private const string Source = "benchmarks/cpp/training.cpp";

    /// <summary>
    /// What makes Debian's PyTorch 1.13 fastest: kernels for AVX-512 on processors that its OpenBLAS does not know, and memory that is kept rather than
    /// given back to the system after each step. An OpenBLAS built with OpenMP, if there is one, is chosen by LD_LIBRARY_PATH.
    /// </summary>
    public static readonly IReadOnlyList<(string Name, string Value)> Tuning =
    [
        ("OPENBLAS_CORETYPE", "SkylakeX"), ("ATEN_CPU_CAPABILITY", "avx512"), ("MALLOC_MMAP_THRESHOLD_", "4294967296"),
        ("MALLOC_TRIM_THRESHOLD_", "8589934592"), ("MALLOC_TOP_PAD_", "268435456"),
    ];

    /// <summary>What is tuned, as it is written before a command.</summary>
    public static string TuningText => string.Join(' ', Tuning.Select(v => $"{v.Name}={v.Value}"));

    public static Dictionary<string, double> PyTorch(int threads, int rounds, bool tuned)
        => Microseconds("/usr/bin/python3", [Script, $"{threads}", $"{rounds}"], tuned ? Tuning : []);

    public static Dictionary<string, double> Cpp(int rounds)
    {
        var program = Path.Combine(Path.GetTempPath(), $"diff-training-{Environment.ProcessId}");
        try
        {
            Microseconds("g++", ["-O3", "-march=native", Source, "-o", program], []);
            return File.Exists(program) ? Microseconds(program, [$"{rounds}"], []) : [];
        }
        finally
        {
            File.Delete(program);
        }
    }

    /// <summary>The lines that a program writes; none if there is no such program.</summary>
    public static string[] Output(string program, string[] arguments, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            return lines;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }

    private static Dictionary<string, double> Microseconds(string program, string[] arguments, IEnumerable<(string Name, string Value)> environment)
        => Output(program, arguments, environment).Select(l => l.Split('\t')).ToDictionary(l => l[0], l => double.Parse(l[1], CultureInfo.InvariantCulture));
}
