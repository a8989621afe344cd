using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Diff.Generators.Tests.Harness;

/// <summary>Applies a code fix to marked source, as an editor does, and compares the text.</summary>
internal static class CodeFixRunner
{
    /// <summary>
    /// Applies the fix at the first mark. Without an <paramref name="analyzer"/> the marks themselves are the
    /// diagnostics; with one, it must report exactly the marks.
    /// </summary>
    public static async Task VerifyAsync(
        CodeFixProvider fix, string marked, string expected, DiagnosticAnalyzer? analyzer = null, int action = 0)
    {
        using var project = await TestProject.OpenAsync(marked, analyzer);
        var actions = await ActionsAsync(fix, project);
        Assert.True(action < actions.Count, $"{actions.Count} fixes are offered.");
        await CompareAsync(project, expected, actions[action]);
    }

    /// <summary>Applies the fix at all marks at once.</summary>
    public static async Task VerifyAllAsync(
        CodeFixProvider fix, string marked, string expected, DiagnosticAnalyzer? analyzer = null, int action = 0)
    {
        using var project = await TestProject.OpenAsync(marked, analyzer);
        var key = (await ActionsAsync(fix, project))[action].EquivalenceKey;
        var context = new FixAllContext(
            project.Document,
            fix,
            FixAllScope.Document,
            key!,
            fix.FixableDiagnosticIds,
            new Diagnostics(project.Diagnostics),
            CancellationToken.None);
        var all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        await CompareAsync(project, expected, all!);
    }

    /// <summary>Fails when the fix is offered at the first mark.</summary>
    public static async Task VerifyNotOfferedAsync(CodeFixProvider fix, string marked)
    {
        using var project = await TestProject.OpenAsync(marked, analyzer: null);
        Assert.Empty(await ActionsAsync(fix, project));
    }

    private static async Task<List<CodeAction>> ActionsAsync(CodeFixProvider fix, TestProject project)
    {
        var actions = new List<CodeAction>();
        var diagnostic = project.Diagnostics[0];
        Assert.Contains(diagnostic.Id, fix.FixableDiagnosticIds);
        await fix.RegisterCodeFixesAsync(new CodeFixContext(
            project.Document, diagnostic, (offered, _) => actions.Add(offered), CancellationToken.None));
        return actions;
    }

    private static async Task CompareAsync(TestProject project, string expected, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var document = changed.GetDocument(project.Document.Id)!;
        var actual = (await document.GetTextAsync()).ToString();
        if (actual != expected)
            Assert.Fail($"The fixed source differs. {TextDiff.Show(expected, actual)}");

        var errors = (await document.Project.GetCompilationAsync())!.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .ToList();
        Assert.True(errors.Count == 0, $"The fixed source does not compile: {string.Join("\n", errors)}\n{actual}");
    }

    /// <summary>Hands the diagnostics of the one document to a fix-all provider.</summary>
    private sealed class Diagnostics(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(found);
    }
}
