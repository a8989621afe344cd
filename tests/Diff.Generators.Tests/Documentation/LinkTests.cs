using System.Text.RegularExpressions;
using Diff.Generators.Tests.Architecture;

namespace Diff.Generators.Tests.Documentation;

/// <summary>No page of the repository links to a file that is not there.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(SourceFiles.Root, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SourceFiles.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(["bin", "obj", "artifacts"]).Any())
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(SourceFiles.Root, page))!;
        var missing = Link().Matches(Code().Replace(SourceFiles.Read(page), ""))
            .Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, link)));

        Assert.Empty(missing);
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();
}
