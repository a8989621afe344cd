using System.Diagnostics;

namespace Diff.Tests.Data.Formats;

/// <summary>A process that saves files until it is killed.</summary>
internal static class SavingProcess
{
    /// <summary>Writes half of a file, and waits.</summary>
    public const string Half = "half";

    /// <summary>Saves one file after the other, each of a single number, repeated.</summary>
    public const string Repeat = "repeat";

    public const int Length = 500_000;

    /// <summary>Starts it, and returns when it has said that it is writing.</summary>
    public static Process Start(string mode, string path)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(SavingProcess).Assembly.Location, mode, path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        if (process.StandardOutput.ReadLine() != "writing")
            throw new InvalidOperationException($"The process did not start: {process.StandardError.ReadToEnd()}");
        return process;
    }

    /// <summary>What runs in the process.</summary>
    public static int Run(string mode, string path)
    {
        if (mode == Half)
        {
            AtomicFile.Write(path, stream =>
            {
                stream.Write(new byte[Length]);
                stream.Flush();
                Console.WriteLine("writing");
                Thread.Sleep(Timeout.Infinite);
            });
        }

        Console.WriteLine("writing");
        for (var i = 0; ; i++)
            SafeTensors.Save(path, new Dictionary<string, Tensor<float>> { ["x"] = Tensor.Full((float)i, Length) });
    }
}
