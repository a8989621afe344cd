using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.CodeFixes;

/// <summary>DIFF1001: makes the method static.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddStaticFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.MethodNotStatic.Id];

    /// <inheritdoc/>
    protected override string Title => "Make the method static";

    /// <inheritdoc/>
    protected override IEnumerable<SyntaxNode> Targets(
        string id, SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { ExplicitInterfaceSpecifier: null } method
            && !method.Modifiers.Any(Dispatched)
            ? [method]
            : [];

    /// <inheritdoc/>
    protected override SyntaxNode Rewrite(SyntaxNode node)
    {
        var method = (MethodDeclarationSyntax)node;
        if (method.Has(SyntaxKind.StaticKeyword))
            return method;

        // 'readonly' of a struct's method means nothing on a static one.
        var modifiers = method.Modifiers.Where(token => !token.IsKind(SyntaxKind.ReadOnlyKeyword));
        method = method.WithModifiers(SyntaxFactory.TokenList(modifiers));
        return method.InsertModifier(method.Modifiers.Count(Accessibility), SyntaxKind.StaticKeyword);
    }

    // A method that is chosen at run time cannot become static; nothing is offered then.
    private static bool Dispatched(SyntaxToken token) => token.Kind()
        is SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.AbstractKeyword;

    private static bool Accessibility(SyntaxToken token) => token.Kind()
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;
}
