using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.CodeFixes;

/// <summary>
/// DIFF2002, DIFF2017: puts <c>[Differentiable]</c> on the method that is called, so that its derivative is written
/// where its source is and what it uses can be reached.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AnnotateCalleeFix : CodeFixProvider
{
    private const string Title = "Mark the called method [Differentiable]";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.CallWithoutSource.Id, Descriptors.Inaccessible.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SolutionFixAll.Create(Title, ApplyAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var (document, diagnostics) = (context.Document, context.Diagnostics);
        if (await Callee.FindAsync(document, diagnostics[0], context.CancellationToken).ConfigureAwait(false) is null)
            return;

        var all = diagnostics.Select(diagnostic => (document, diagnostic)).ToList();
        context.RegisterCodeFix(
            CodeAction.Create(Title, token => ApplyAsync(document.Project.Solution, all, token), nameof(AnnotateCalleeFix)),
            diagnostics);
    }

    private static async Task<Solution> ApplyAsync(
        Solution solution, IReadOnlyList<(Document Document, Diagnostic Diagnostic)> found, CancellationToken cancellation)
    {
        var callees = new HashSet<MethodDeclarationSyntax>();
        foreach (var (document, diagnostic) in found)
        {
            if (await Callee.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } callee)
                callees.Add(callee);
        }

        foreach (var group in callees.GroupBy(callee => callee.SyntaxTree))
        {
            var root = await group.Key.GetRootAsync(cancellation).ConfigureAwait(false);
            var types = group.SelectMany(callee => callee.Ancestors().OfType<TypeDeclarationSyntax>());
            var changed = root.ReplaceNodes(group.Concat<SyntaxNode>(types).Distinct(), (_, node) => node switch
            {
                MethodDeclarationSyntax method => Callee.Annotate(method),
                TypeDeclarationSyntax type => AddPartialFix.MakePartial(type),
                _ => node,
            });
            var id = solution.GetDocumentId(group.Key);
            if (id is not null)
                solution = solution.WithDocumentSyntaxRoot(id, changed);
        }

        return solution;
    }
}
