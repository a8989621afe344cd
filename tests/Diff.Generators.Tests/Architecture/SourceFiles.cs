using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.Tests.Architecture;

/// <summary>The repository's own files.</summary>
internal static class SourceFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>C# files under a folder of the repository, build outputs and snapshots left out; relative paths.</summary>
    public static IEnumerable<string> Under(string folder)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Intersect(["bin", "obj", "Snapshots"]).Any())
                .Order(StringComparer.Ordinal)
            : [];
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The text without comments; strings stay.</summary>
    public static string Code(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        var comments = root.DescendantTrivia().Where(trivia => trivia.Kind()
            is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia);
        return root.ReplaceTrivia(comments, (_, _) => default).ToFullString();
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (!File.Exists(Path.Combine(folder!, "Diff.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
