using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Xunit;

namespace Diff.Tests.Kernels;

/// <summary>The products on machines with narrower vectors: other processes, in which the runtime does not use the wide ones.</summary>
public class NarrowerMachineTests
{
    public static TheoryData<string, string> Switches => new()
    {
        { "DOTNET_EnableAVX512", "512: False, 256: True, 128: True" },
        { "DOTNET_EnableAVX2", "512: False, 256: False, 128: True" },
        { "DOTNET_EnableHWIntrinsic", "512: False, 256: False, 128: False" },
    };

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task Products_are_right(string name, string expected)
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || !Vector256.IsHardwareAccelerated)
            return;
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, Program.CheckProducts])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [name] = "0" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        Assert.Equal(expected, output.Trim() + await errors);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
