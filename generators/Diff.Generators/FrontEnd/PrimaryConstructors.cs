using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.FrontEnd;

/// <summary>Primary constructors, whose parameters can be state without a field to show for it.</summary>
internal static class PrimaryConstructors
{
    /// <summary>The declaration that carries the parameter list; null when the constructor is not a primary one.</summary>
    public static TypeDeclarationSyntax? Declaration(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as TypeDeclarationSyntax;

    /// <summary>The parameters that a member's body refers to, and which therefore live as long as the instance. Inherited ones included.</summary>
    public static IEnumerable<IParameterSymbol> CapturedParameters(INamedTypeSymbol type, Compilation compilation)
    {
        var inherited = type.BaseType is { SpecialType: SpecialType.None } parent ? CapturedParameters(parent, compilation) : [];

        // Parameters of a positional record are captured by its properties, which have fields.
        return type.IsRecord ? inherited : inherited.Concat(type.InstanceConstructors
            .Where(c => Declaration(c) is not null)
            .SelectMany(c => c.Parameters)
            .Where(p => IsCaptured(p, type, compilation)));
    }

    /// <summary>The expression that a field or automatic property starts with.</summary>
    public static ExpressionSyntax? Initializer(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    private static bool IsCaptured(IParameterSymbol parameter, INamedTypeSymbol type, Compilation compilation)
        => type.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax())
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(declaration => declaration.Members)
            .SelectMany(member => member.DescendantNodes(node => !IsInitializer(node)))
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == parameter.Name && Refers(name, parameter, compilation));

    private static bool IsInitializer(SyntaxNode node) => node is EqualsValueClauseSyntax
    {
        Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax },
    };

    private static bool Refers(IdentifierNameSyntax name, IParameterSymbol parameter, Compilation compilation)
        => compilation.ContainsSyntaxTree(name.SyntaxTree)
        && SymbolEqualityComparer.Default.Equals(
            compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name).Symbol?.OriginalDefinition,
            parameter.OriginalDefinition);
}
