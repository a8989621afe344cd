using System.Runtime.InteropServices;

namespace Diff.Benchmarks;

/// <summary>What a table of timings must say about where it was made.</summary>
internal static class Machine
{
    public static string Describe() => $"""
        - Processor: {Processor()}, {Environment.ProcessorCount} cores visible, {RuntimeInformation.ProcessArchitecture}
        - System: {RuntimeInformation.OSDescription}
        - Runtime: {RuntimeInformation.FrameworkDescription}
        - Date: {DateTime.UtcNow:yyyy-MM-dd}
        """;

    private static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        var line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':') + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? "unknown";
    }
}
