using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.CodeFixes;

/// <summary>DIFF1006, DIFF1012: marks the parameter <c>[NoDiff]</c>, which holds it constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NoDiffFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.ParameterTypeUnsupported.Id, Descriptors.TypeNotConstructible.Id];

    /// <inheritdoc/>
    protected override string Title => "Mark the parameter [NoDiff]";

    /// <inheritdoc/>
    protected override IEnumerable<SyntaxNode> Targets(
        string id, SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        node.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter ? [parameter] : [];

    /// <inheritdoc/>
    protected override SyntaxNode Rewrite(SyntaxNode node)
    {
        var parameter = (ParameterSyntax)node;
        var leading = parameter.GetLeadingTrivia();
        var list = Syntax.Attribute("NoDiff").WithTrailingTrivia(SyntaxFactory.Space);
        return parameter.WithoutLeadingTrivia()
            .WithAttributeLists(parameter.WithoutLeadingTrivia().AttributeLists.Add(list))
            .WithLeadingTrivia(leading);
    }
}
