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
    public static CSharpCompilation? Wrong(string id) => Example(id, "## Wrong");

    /// <summary>The same, repaired.</summary>
    public static CSharpCompilation? Fixed(string id) => Example(id, "## How to fix it");

    private static CSharpCompilation? Example(string id, string heading)
    {
        var page = SourceFiles.Read($"docs/diagnostics/{id}.md");
        var section = page.Split("\n## ").SingleOrDefault(part => $"## {part}".StartsWith(heading, StringComparison.Ordinal));
        if (section is null || Block().Match(section) is not { Success: true } block)
            return null;

        // Types stand on their own; methods are members of the class that the page leaves out.
        var code = block.Groups[1].Value;
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
