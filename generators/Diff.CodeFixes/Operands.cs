using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.CodeFixes;

/// <summary>Finds the values that go into an expression with a diagnostic on it.</summary>
internal static class Operands
{
    /// <summary>The expression that is meant, where the diagnostic is on an argument or on the name of what is called.</summary>
    public static ExpressionSyntax? Marked(SyntaxNode node)
    {
        if (node is ArgumentSyntax argument)
            return argument.Expression;
        if (node is not ExpressionSyntax expression)
            return null;
        if (expression.Parent is MemberAccessExpressionSyntax member && member.Name == expression)
            expression = member;
        return expression.Parent is InvocationExpressionSyntax call && call.Expression == expression ? call : expression;
    }

    /// <summary>The operand of a cast, the receiver and arguments of a call; otherwise the expression itself.</summary>
    public static IEnumerable<ExpressionSyntax> Inputs(ExpressionSyntax expression) => expression switch
    {
        CastExpressionSyntax cast => [cast.Expression],
        InvocationExpressionSyntax call => Receiver(call.Expression).Concat(Arguments(call.ArgumentList)),
        BaseObjectCreationExpressionSyntax creation => Arguments(creation.ArgumentList),
        ElementAccessExpressionSyntax access => [access.Expression, .. Arguments(access.ArgumentList)],
        MemberAccessExpressionSyntax member => [member.Expression],
        _ => [expression],
    };

    /// <summary>Whether a gradient could be lost here at all, and <c>Ad.StopGradient</c> can take the value.</summary>
    public static bool HasGradient(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        // The name of a type is an expression too.
        if (model.GetConstantValue(expression, cancellation).HasValue
            || model.GetSymbolInfo(expression, cancellation).Symbol is ITypeSymbol or INamespaceSymbol)
            return false;

        return model.GetTypeInfo(expression, cancellation).Type switch
        {
            { SpecialType: SpecialType.System_Single or SpecialType.System_Double } => true,
            { SpecialType: not SpecialType.None } => false,
            { IsRefLikeType: true } => false,
            { TypeKind: TypeKind.Struct or TypeKind.Array or TypeKind.TypeParameter } => true,
            { TypeKind: TypeKind.Class } type => type.IsRecord || type.ContainingNamespace?.Name == "Diff",
            _ => false,
        };
    }

    private static IEnumerable<ExpressionSyntax> Receiver(ExpressionSyntax called) =>
        called is MemberAccessExpressionSyntax member ? [member.Expression] : [];

    private static IEnumerable<ExpressionSyntax> Arguments(BaseArgumentListSyntax? list) => list is null
        ? []
        : list.Arguments
            .Where(argument => argument.RefOrOutKeyword.IsKind(SyntaxKind.None))
            .Select(argument => argument.Expression);
}
