using System.Runtime.CompilerServices;

namespace Diff.Generators.Tests.Harness;

/// <summary>
/// Compares text with <c>Snapshots/&lt;name&gt;.verified.cs</c>. Run the tests with DIFF_ACCEPT=1 to accept what differs.
/// </summary>
/// <remarks>
/// Where the Verify package can be had it does the comparing (and opens a diff tool); where not, a small comparer
/// does. The files are the same.
/// </remarks>
internal static class Snapshot
{
    private static bool Accept => Environment.GetEnvironmentVariable("DIFF_ACCEPT") == "1";

    /// <summary>Fails, and writes <c>&lt;name&gt;.received.cs</c>, unless <paramref name="actual"/> is the accepted text.</summary>
    public static Task Match(string actual, string name) => CompareAsync(Normalise(actual), name, Folder());

    /// <summary>The comparer itself, in any folder, so that it can be tested.</summary>
    internal static void CompareFiles(string actual, string name, string folder, bool accept)
    {
        var verified = Path.Combine(folder, $"{name}.verified.cs");
        var received = Path.Combine(folder, $"{name}.received.cs");
        var expected = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        if (expected == actual || accept)
        {
            if (expected != actual)
                File.WriteAllText(verified, actual);
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail(expected is null
            ? $"No snapshot '{name}' yet. Received:\n{actual}\nAccept with DIFF_ACCEPT=1."
            : $"Snapshot '{name}' differs. {TextDiff.Show(expected, actual)}Accept with DIFF_ACCEPT=1.");
    }

    internal static string Normalise(string text) => text.Replace("\r\n", "\n");

#if HAS_VERIFY
    private static async Task CompareAsync(string actual, string name, string folder)
    {
        var settings = new VerifyTests.VerifySettings();
        settings.UseDirectory(folder);
        settings.UseFileName(name);
        // Several tests may expect the same text: one for each optimisation that is off, for example.
        settings.DisableRequireUniquePrefix();
        if (Accept)
            settings.AutoVerify();
        await VerifyXunit.Verifier.Verify(actual, "cs", settings);
    }
#else
    private static Task CompareAsync(string actual, string name, string folder)
    {
        CompareFiles(actual, name, folder, Accept);
        return Task.CompletedTask;
    }
#endif

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "Snapshots");
}
