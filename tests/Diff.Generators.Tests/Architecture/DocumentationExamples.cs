using System.Text.RegularExpressions;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.Tests.Architecture;

/// <summary>The examples on the pages of the diagnostics, as compilations.</summary>
internal static partial class DocumentationExamples
{
    // What an example may call without having its source.
    private const string Library = "public static class Legacy { public static double Price(double x) => x * x; }";

    private const string Usings =
        "global using System.Runtime.InteropServices; global using System.Threading.Tasks;";

    private static readonly MetadataReference s_library = CompileLibrary();

    /// <summary>What the page shows to be wrong; null when it shows nothing.</summary>
    public static CSharpCompilation? Wrong(string id) => Examples(id, "## Wrong").SingleOrDefault();

    /// <summary>The same, repaired, in each way that the page shows.</summary>
    public static IReadOnlyList<CSharpCompilation> Fixed(string id) => Examples(id, "## How to fix it");

    private static IReadOnlyList<CSharpCompilation> Examples(string id, string heading)
    {
        var page = SourceFiles.Read($"docs/diagnostics/{id}.md");
        var section = page.Split("\n## ").SingleOrDefault(part => $"## {part}".StartsWith(heading, StringComparison.Ordinal));
        return section is null ? [] : [.. Block().Matches(section).Select(block => Compile(block.Groups[1].Value))];
    }

    private static CSharpCompilation Compile(string code)
    {
        // Types stand on their own; methods are members of the class that the page leaves out.
        var types = SyntaxFactory.ParseCompilationUnit(code).Members.All(member => member.IsKind(SyntaxKind.ClassDeclaration)
            || member.IsKind(SyntaxKind.StructDeclaration) || member.IsKind(SyntaxKind.RecordDeclaration) || member.IsKind(SyntaxKind.RecordStructDeclaration));
        var source = types ? code : $"public static partial class Models\n{{\n{code}\n}}\n";
        return TestCompilation.Create(source, Usings).AddReferences(s_library);
    }

    private static MetadataReference CompileLibrary()
    {
        var image = new MemoryStream();
        Assert.True(TestCompilation.Create(Library).WithAssemblyName("Legacy").Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
