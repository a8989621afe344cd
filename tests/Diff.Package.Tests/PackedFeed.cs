using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Diff.Package.Tests;

/// <summary>The package, packed once from what is built, in a folder that is a feed.</summary>
public sealed class PackedFeed : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    public PackedFeed()
    {
        var project = Path.Combine(Repository(), "src", "Diff", "Diff.csproj");
        var (status, output) = Dotnet.Run(
            Root, "pack", project, "--no-build", "-c", Configuration, "-o", Folder);
        Assert.True(status == 0, output);
        Package = Assert.Single(Directory.GetFiles(Folder, "*.nupkg"));
        foreach (var (id, version) in Dependencies())
            File.Copy(Restored(id, version), Path.Combine(Folder, $"{id}.{version}.nupkg"));
    }

    /// <summary>An empty folder outside the repository, so that none of its build files reach in.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("diff-package-").FullName;

    public string Folder => Path.Combine(Root, "feed");

    public string Package { get; }

    /// <summary>The version in the file name: Diff.VERSION.nupkg.</summary>
    public string Version => Path.GetFileNameWithoutExtension(Package)["Diff.".Length..];

    public IReadOnlyList<string> Entries()
    {
        using var archive = ZipFile.OpenRead(Package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The packages that the package asks for.</summary>
    public IReadOnlyList<(string Id, string Version)> Dependencies()
    {
        using var archive = ZipFile.OpenRead(Package);
        using var nuspec = archive.GetEntry("Diff.nuspec")!.Open();
        return [.. XDocument.Load(nuspec).Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => (element.Attribute("id")!.Value, element.Attribute("version")!.Value))];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A package in the global packages folder: building the runtime has restored it.</summary>
    private static string Restored(string id, string version)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        id = id.ToLowerInvariant();
        return Path.Combine(folder, id, version, $"{id}.{version}.nupkg");
    }

    private static string Repository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
