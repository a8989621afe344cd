using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.FrontEnd;

/// <summary>Primary constructors, whose parameters can be state without a declared field to show for it.</summary>
internal static class PrimaryConstructors
{
    /// <summary>The parameter that a field was made for, because members refer to it; null for any other field.</summary>
    public static IParameterSymbol? CapturedParameter(IFieldSymbol field)
    {
        // Roslyn has no other sign of it than the name, <x>P.
        if (!field.IsImplicitlyDeclared || !field.Name.StartsWith("<", StringComparison.Ordinal) || !field.Name.EndsWith(">P", StringComparison.Ordinal))
            return null;
        var name = field.Name.Substring(1, field.Name.Length - 3);
        return field.ContainingType.InstanceConstructors
            .Where(IsPrimary)
            .SelectMany(c => c.Parameters)
            .FirstOrDefault(p => p.Name == name);
    }

    /// <summary>The expression that a field or automatic property starts with.</summary>
    public static ExpressionSyntax? Initializer(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    public static bool IsPrimary(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;
}
