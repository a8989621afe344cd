using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Diff.Generators.Diagnostics;
using Diff.Generators.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Diff.CodeFixes;

/// <summary>Finds the method that would need <c>[Differentiable]</c> for a diagnostic to go away.</summary>
internal static class Callee
{
    /// <summary>
    /// The declaration, anywhere in the solution, of the method that is called at the diagnostic; or, for an
    /// inaccessible member, the method that uses it. Null when it cannot be annotated, or that would not help.
    /// </summary>
    public static async Task<MethodDeclarationSyntax?> FindAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

        // What a method uses can be reached from its own type. It is reached through the method, so that must not be private in turn.
        if (diagnostic.Id == Descriptors.Inaccessible.Id)
        {
            return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } around
                && model.GetDeclaredSymbol(around, cancellation) is { } user
                && IsVisible(user)
                && Fits(user, model.Compilation, cancellation)
                    ? around
                    : null;
        }

        if (Operands.Marked(node) is not InvocationExpressionSyntax call
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol called)
            return null;

        // A method of another project is metadata here, or source that this compilation only refers to.
        var solution = document.Project.Solution;
        var source = await SymbolFinder.FindSourceDefinitionAsync(called, solution, cancellation).ConfigureAwait(false);
        if (source is not IMethodSymbol method || solution.GetProject(method.ContainingAssembly, cancellation) is not { } project)
            return null;
        var compilation = (await project.GetCompilationAsync(cancellation).ConfigureAwait(false))!;
        return Fits(method, compilation, cancellation)
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

    /// <summary>Whether the method, once annotated, has a gradient, and one that other gradients can call.</summary>
    private static bool Fits(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        OwnBackward.CanBeCalled(method)
        && method is { IsExtern: false, IsAsync: false, DeclaringSyntaxReferences.Length: 1 }
        && KnownSymbols.Differentiable(method) is null
        && !TypeChecker.Check(method, compilation).Any()
        && !ArrayWrites.Find(method, new LoweringContext(method, compilation, cancellation));

    private static bool IsVisible(ISymbol symbol)
    {
        for (var part = symbol; part is not (null or INamespaceSymbol); part = part.ContainingSymbol)
        {
            if (part.DeclaredAccessibility < Accessibility.Internal)
                return false;
        }

        return true;
    }
}
