using System.Diagnostics;

namespace Diff.Package.Tests;

/// <summary>Runs the SDK as a user does, untouched by the build that runs this test.</summary>
internal static class Dotnet
{
    /// <summary>The exit status, and standard output and error together.</summary>
    public static (int Status, string Output) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The runner tells its children which MSBuild and SDK it uses; and servers that outlive the command would keep
        // its output open.
        foreach (var name in start.Environment.Keys.Where(IsOfTheRunner).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static bool IsOfTheRunner(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || name is "NUGET_PACKAGES" or "DOTNET_HOST_PATH";
}
