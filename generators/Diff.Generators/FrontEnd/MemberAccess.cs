using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.FrontEnd;

/// <summary>How generated code in one type reads and writes the state of another.</summary>
internal sealed class MemberAccess(Compilation compilation, ISymbol within)
{
    /// <summary>The slot for a field of <paramref name="type"/>: perhaps inherited, perhaps that of an automatic property or of a captured parameter.</summary>
    public Slot Slot(IFieldSymbol field, INamedTypeSymbol type)
    {
        if (PrimaryConstructors.CapturedParameter(field) is { } parameter)
            return Forwarded(parameter, parameter.Type, KnownSymbols.HasNoDiff(parameter), type);
        var property = UnmappableTypes.BackedProperty(field);
        var noDiff = IsNoDiff(field);
        if (property?.GetMethod is not { } getter || !IsAutomatic(getter))
        {
            return property is null && IsSeen(field, field, type)
                ? new(field, field, field.Type, noDiff, true, !field.IsReadOnly, !field.IsReadOnly)
                : Forwarded(field, field.Type, noDiff, type);
        }

        if (IsSeen(getter, property, type))
        {
            var setter = property.SetMethod is { } set && IsSeen(set, property, type) && IsAutomatic(set) ? set : null;
            return new(field, property, field.Type, noDiff, true, setter is { IsInitOnly: false }, setter is not null, property);
        }

        return Forwarded(field, field.Type, noDiff, type) with { Property = property };
    }

    /// <summary>Whether the user holds a field constant: by an attribute on it, on its property, or in the parameter list that declares that.</summary>
    public static bool IsNoDiff(IFieldSymbol field)
    {
        var property = UnmappableTypes.BackedProperty(field);
        return KnownSymbols.HasNoDiff(field) || KnownSymbols.HasNoDiff(property) || KnownSymbols.HasNoDiff(PositionalParameter(property));
    }

    /// <summary>Whether an accessor only reads or writes the field behind its property.</summary>
    public static bool IsAutomatic(IMethodSymbol accessor) => accessor.DeclaringSyntaxReferences.All(
        reference => reference.GetSyntax() switch
        {
            AccessorDeclarationSyntax declaration => declaration.Body is null && declaration.ExpressionBody is null,
            ArrowExpressionClauseSyntax => false,
            _ => true,
        });

    /// <summary>State out of sight can still be read when a property returns it and does nothing else.</summary>
    private Slot Forwarded(ISymbol storage, ITypeSymbol stored, bool noDiff, INamedTypeSymbol type)
    {
        var property = storage.ContainingType.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(
            p => p is { IsStatic: false, IsVirtual: false, IsAbstract: false, IsOverride: false, IsIndexer: false, GetMethod: { } getter }
                && SymbolEqualityComparer.Default.Equals(p.Type, stored)
                && Returns(p, storage.Name)
                && IsSeen(getter, p, type));
        return new(
            storage,
            property ?? storage,
            stored,
            noDiff || KnownSymbols.HasNoDiff(property),
            IsReadable: property is not null,
            IsWritable: false,
            IsInitializable: false);
    }

    private bool IsSeen(ISymbol symbol, ISymbol named, INamedTypeSymbol type)
        => compilation.IsSymbolAccessibleWithin(symbol, within) && !IsHidden(named, type);

    private static bool IsHidden(ISymbol member, INamedTypeSymbol type)
    {
        for (var derived = type; !SymbolEqualityComparer.Default.Equals(derived, member.ContainingType); derived = derived.BaseType)
        {
            if (derived is null)
                return false;
            if (!derived.GetMembers(member.Name).IsEmpty)
                return true;
        }

        return false;
    }

    private static bool Returns(IPropertySymbol property, string name)
    {
        if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not PropertyDeclarationSyntax declaration)
            return false;
        var getter = declaration.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration));
        var body = (declaration.ExpressionBody ?? getter?.ExpressionBody)?.Expression;
        if (getter?.Body is { Statements.Count: 1 } block && block.Statements[0] is ReturnStatementSyntax { Expression: { } returned })
            body = returned;
        return body switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax member } => member.Identifier.ValueText == name,
            _ => false,
        };
    }

    // [NoDiff] in a positional record's parameter list lands on the parameter unless it says [property:] or [field:].
    public static IParameterSymbol? PositionalParameter(IPropertySymbol? property)
        => property?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax
            ? property.ContainingType.InstanceConstructors
                .SelectMany(c => c.Parameters)
                .FirstOrDefault(p => p.DeclaringSyntaxReferences.Any(r => SameSpan(r, property)))
            : null;

    private static bool SameSpan(SyntaxReference reference, IPropertySymbol property)
        => property.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == reference.SyntaxTree && r.Span == reference.Span);
}
