using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Diff.CodeFixes;

/// <summary>A fix that rewrites nodes of one document, each on its own; one or all of them at once.</summary>
public abstract class NodeFix : CodeFixProvider
{
    /// <summary>What the light bulb says.</summary>
    protected abstract string Title { get; }

    /// <summary>The nodes to rewrite for diagnostic <paramref name="id"/> at <paramref name="node"/>; none: no fix is offered.</summary>
    protected abstract IEnumerable<SyntaxNode> Targets(
        string id, SyntaxNode node, SemanticModel model, CancellationToken cancellation);

    /// <summary>The new node; what is inside <paramref name="node"/> may have been rewritten already.</summary>
    protected abstract SyntaxNode Rewrite(SyntaxNode node);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        (context, document, diagnostics) =>
            FixAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var targets = await FindAsync(context.Document, context.Diagnostics, context.CancellationToken).ConfigureAwait(false);
        if (targets.Count == 0)
            return;

        var (document, diagnostics) = (context.Document, context.Diagnostics);
        context.RegisterCodeFix(
            CodeAction.Create(Title, token => FixAsync(document, diagnostics, token)!, GetType().Name),
            diagnostics);
    }

    private async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        // Two diagnostics may want the same node changed, or one inside the other: all go into one rewrite.
        var targets = await FindAsync(document, diagnostics, cancellation).ConfigureAwait(false);
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        return document.WithSyntaxRoot(root.ReplaceNodes(targets, (_, node) => Rewrite(node)));
    }

    private async Task<HashSet<SyntaxNode>> FindAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return
        [
            .. diagnostics.SelectMany(diagnostic => Targets(
                diagnostic.Id,
                root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true),
                model,
                cancellation)),
        ];
    }
}
