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

/// <summary>DIFF1002, DIFF3002: makes the type of a differentiable method or a record of parameters, and each type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddPartialFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.TypeNotPartial.Id, Descriptors.ParametersNotPartial.Id];

    /// <inheritdoc/>
    protected override string Title => "Make the type partial";

    /// <inheritdoc/>
    protected override IEnumerable<SyntaxNode> Targets(
        string id, SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(type => !type.Has(SyntaxKind.PartialKeyword));

    /// <inheritdoc/>
    protected override SyntaxNode Rewrite(SyntaxNode node) => MakePartial((TypeDeclarationSyntax)node);

    // 'partial' must be the last modifier.
    internal static SyntaxNode MakePartial(TypeDeclarationSyntax type) => type.Has(SyntaxKind.PartialKeyword)
        ? type
        : type.InsertModifier(type.Modifiers.Count, SyntaxKind.PartialKeyword);
}
