using System.Collections.Immutable;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Diff.Generators.Tests.Harness;

/// <summary>One marked document in a workspace of its own, with its diagnostics.</summary>
internal sealed record TestProject(AdhocWorkspace Workspace, Document Document, ImmutableArray<Diagnostic> Diagnostics)
    : IDisposable
{
    public static async Task<TestProject> OpenAsync(string marked, DiagnosticAnalyzer? analyzer)
    {
        var (source, marks) = Markup.Parse(marked);
        Assert.NotEmpty(marks);

        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("TestAssembly", LanguageNames.CSharp)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithCompilationOptions(TestCompilation.Options)
            .WithMetadataReferences(TestCompilation.References);
        project = project.AddDocument("Usings.cs", TestCompilation.ImplicitUsings).Project;
        var document = project.AddDocument("Test.cs", SourceText.From(source));
        var tree = (await document.GetSyntaxTreeAsync())!;
        if (analyzer is null)
            return new TestProject(workspace, document, [.. marks.Select(mark => Report(mark, tree))]);

        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync())!;
        var found = await AnalyzerRunner.RunAsync(analyzer, compilation);
        Assert.Equal(marked, Markup.Render(source, found));
        return new TestProject(workspace, document, found);
    }

    public void Dispose() => Workspace.Dispose();

    private static Diagnostic Report(Markup.Mark mark, SyntaxTree tree) => Diagnostic.Create(
        Descriptors.All.Single(descriptor => descriptor.Id == mark.Id),
        Location.Create(tree, TextSpan.FromBounds(mark.Start, mark.End)),
        "first",
        "second");
}
