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

/// <summary>DIFF2001, DIFF2002, DIFF2016: holds a value constant, where losing its gradient is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class StopGradientFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.ActiveToInteger.Id, Descriptors.CallWithoutSource.Id, Descriptors.ActiveArgumentToPassive.Id];

    /// <inheritdoc/>
    protected override string Title => "Hold constant with Ad.StopGradient";

    /// <inheritdoc/>
    protected override IEnumerable<SyntaxNode> Targets(
        string id, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (Operands.Marked(node) is not { } marked)
            return [];

        // A cast, or a call that is unknown, is constant when what goes into it is; to hold its result is not enough.
        var inputs = id == Descriptors.ActiveArgumentToPassive.Id ? [marked] : Operands.Inputs(marked);
        return inputs.Where(input => Operands.HasGradient(input, model, cancellation));
    }

    /// <inheritdoc/>
    protected override SyntaxNode Rewrite(SyntaxNode node)
    {
        var expression = (ExpressionSyntax)node;
        var inner = expression is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : expression;
        var stopGradient = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, Syntax.Name("Ad"), SyntaxFactory.IdentifierName("StopGradient"));
        return SyntaxFactory.InvocationExpression(stopGradient)
            .AddArgumentListArguments(SyntaxFactory.Argument(inner.WithoutTrivia()))
            .WithTriviaFrom(expression);
    }
}
