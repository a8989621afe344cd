using Diff.CodeFixes;
using Diff.Generators.Diagnostics;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Diff.Generators.Tests.CodeFixes;

/// <summary>The callee's source is in another project: for the compiler a call without source, for the editor not.</summary>
public class AnnotateCalleeAcrossProjectsTests
{
    [Fact]
    public async Task The_other_project_is_changed()
    {
        using var workspace = new AdhocWorkspace();
        var library = Project(workspace, "Library")
            .AddDocument("Library.cs", "using Diff;\n\npublic class Library\n{\n    public static double G(double x) => x;\n}\n");
        workspace.TryApplyChanges(library.Project.Solution);
        const string call = "Library.G(x)";
        const string text = $"using Diff;\n\npartial class Models\n{{\n    public static double F(double x) => {call};\n}}\n";
        var caller = Project(workspace, "App").AddProjectReference(new(library.Project.Id)).AddDocument("App.cs", text);

        var diagnostic = Diagnostic.Create(
            Descriptors.CallWithoutSource,
            Location.Create((await caller.GetSyntaxTreeAsync())!, new(text.IndexOf(call, StringComparison.Ordinal), call.Length)),
            "G");
        var actions = new List<CodeAction>();
        await new AnnotateCalleeFix().RegisterCodeFixesAsync(
            new CodeFixContext(caller, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var operations = await Assert.Single(actions).GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;

        Assert.Equal(
            "using Diff;\n\npublic partial class Library\n{\n    [Differentiable]\n    public static double G(double x) => x;\n}\n",
            (await changed.GetDocument(library.Id)!.GetTextAsync()).ToString());
        Assert.Equal(text, (await changed.GetDocument(caller.Id)!.GetTextAsync()).ToString());
    }

    private static Project Project(AdhocWorkspace workspace, string name) =>
        workspace.AddProject(name, LanguageNames.CSharp)
            .WithCompilationOptions(TestCompilation.Options)
            .WithMetadataReferences(TestCompilation.References);
}
