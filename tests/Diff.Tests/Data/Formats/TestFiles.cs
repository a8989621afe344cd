using System.Runtime.CompilerServices;
using Xunit;

namespace Diff.Tests.Data.Formats;

/// <summary>A directory for one test's files, and those that fixtures.py has made.</summary>
internal sealed class TestFiles : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("diff-").FullName;

    public static string Fixture(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Fixtures", name);

    public string PathOf(string name) => Path.Combine(Directory, name);

    public string Write(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>That reading a file of this content fails, with this message after the file's name.</summary>
    public static void AssertRefused(string message, ReadOnlySpan<byte> content, Action<string> read)
    {
        using var files = new TestFiles();
        var path = files.Write("file", content);
        var exception = Assert.Throws<TensorFormatException>(() => read(path));
        Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
        Assert.Equal(message, exception.Message[path.Length..]);
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
