using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Diff.CodeFixes;

/// <summary>Finds the method that would need <c>[Differentiable]</c> for a diagnostic to go away.</summary>
internal static class Callee
{
    private const string Attribute = "Diff.DifferentiableAttribute";

    /// <summary>
    /// The declaration, anywhere in the solution, of the method that is called at the diagnostic; or, for an
    /// inaccessible member, the method that uses it. Null when it cannot be annotated.
    /// </summary>
    public static async Task<MethodDeclarationSyntax?> FindAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

        // What the called method uses can be reached from its own type.
        if (diagnostic.Id == Descriptors.Inaccessible.Id
            && node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } around
            && Fits(model.GetDeclaredSymbol(around, cancellation)))
            return around;
        if (Operands.Marked(node) is not InvocationExpressionSyntax call
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol called)
            return null;

        // A method of another project is metadata here, or source that this compilation only refers to.
        var source = await SymbolFinder.FindSourceDefinitionAsync(
            called, document.Project.Solution, cancellation).ConfigureAwait(false);
        return source is IMethodSymbol method && Fits(method)
            ? await method.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellation).ConfigureAwait(false) as MethodDeclarationSyntax
            : null;
    }

    /// <summary>The declaration with <c>[Differentiable]</c> on a line of its own.</summary>
    public static MethodDeclarationSyntax Annotate(MethodDeclarationSyntax method)
    {
        var leading = method.GetLeadingTrivia();
        var indentation = leading.LastOrDefault();
        var bare = method.WithoutLeadingTrivia();
        var next = indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : [];
        var list = Syntax.Attribute("Differentiable")
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        bare = bare.WithLeadingTrivia(next);
        return bare.AttributeLists.Count == 0
            ? bare.WithAttributeLists([list])
            : bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }

    private static bool Fits(IMethodSymbol? method) =>
        method is { IsStatic: true, IsGenericMethod: false, IsExtern: false, IsAsync: false }
        && method.DeclaringSyntaxReferences.Length == 1
        && method.GetAttributes().All(attribute => attribute.AttributeClass?.ToDisplayString() != Attribute);
}
