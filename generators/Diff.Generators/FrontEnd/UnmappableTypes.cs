using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>The types whose values are not taken apart, and which of them a reader would expect to have a gradient.</summary>
internal static class UnmappableTypes
{
    private const int DeepestNesting = 32;

    /// <summary>Why a type's state cannot be taken apart, as a clause; null when it may be tried.</summary>
    public static string? Problem(INamedTypeSymbol type, IAssemblySymbol source)
    {
        if (type.IsTupleType || KnownSymbols.IsLinear(type))
            return null;
        if (type.SpecialType != SpecialType.None || type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAnonymousType)
            return "its values cannot be taken apart";
        if (type.IsAbstract)
            return "it is abstract, so its state is not known here";
        var isSource = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, source);
        if (type.IsReferenceType && !isSource)
            return "it is a class from another assembly, whose state is not known here";
        if (isSource && Bases(type).Any(parent => !SymbolEqualityComparer.Default.Equals(parent.ContainingAssembly, source)))
            return "it inherits from a class of another assembly, whose state is not known here";
        return StorageProblem(type, isSource) ?? (ContainsItself(type) ? "it contains itself" : null);
    }

    /// <summary>Why a gradient that a reader would expect is missing, for a type that has not been taken apart.</summary>
    public static string? ExpectedGradient(ITypeSymbol type, IAssemblySymbol source) => type switch
    {
        ITypeParameterSymbol parameter when parameter.ConstraintTypes.Any(c => KnownSymbols.IsIn(c, "System.Numerics"))
            => "its precision is not known where the derivative is written",
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } function when MentionsFloats(function)
            => "the body of a delegate is not known where the derivative is written",
        INamedTypeSymbol number when IsOtherNumber(number) => "derivatives are computed in float or double",
        INamedTypeSymbol named when MentionsFloats(named) => Problem(named, source) ?? "its state cannot be taken apart",
        _ => null,
    };

    /// <summary>The fields, inherited ones first, that hold an instance's state.</summary>
    public static IEnumerable<IFieldSymbol> State(INamedTypeSymbol type)
    {
        var inherited = type.BaseType is { SpecialType: SpecialType.None } parent ? State(parent) : [];
        return inherited.Concat(type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst));
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is { SpecialType: SpecialType.None }; parent = parent.BaseType)
            yield return parent;
    }

    private static string? StorageProblem(INamedTypeSymbol type, bool isSource)
    {
        var attributes = type.GetAttributes().Select(a => a.AttributeClass?.Name).ToArray();
        if (attributes.Contains("InlineArrayAttribute"))
            return "it is an inline array";
        foreach (var field in State(type))
        {
            if (field.IsFixedSizeBuffer || field.RefKind != RefKind.None)
                return $"its field '{field.Name}' is a buffer or a reference";
            if (field.GetAttributes().Any(a => a.AttributeClass?.Name == "FieldOffsetAttribute"))
                return "its fields may overlap";
            if (!isSource && field.DeclaredAccessibility != Accessibility.Public && BackedProperty(field) is null)
                return "it keeps private state, and its source is not known here";
        }

        return null;
    }

    /// <summary>The automatic property that a field belongs to. Metadata does not say it; the name does.</summary>
    public static IPropertySymbol? BackedProperty(IFieldSymbol field)
    {
        if (field.AssociatedSymbol is IPropertySymbol property)
            return property;
        const string suffix = ">k__BackingField";
        return field.Name.StartsWith("<", System.StringComparison.Ordinal) && field.Name.EndsWith(suffix, System.StringComparison.Ordinal)
            ? field.ContainingType.GetMembers(field.Name.Substring(1, field.Name.Length - suffix.Length - 1)).OfType<IPropertySymbol>().FirstOrDefault()
            : null;
    }

    private static bool ContainsItself(INamedTypeSymbol type)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        return State(type).Any(f => Reaches(f.Type, type, seen, 0));
    }

    // A generic type that contains larger and larger instances of itself never comes back to where it started: hence the depth.
    private static bool Reaches(ITypeSymbol from, INamedTypeSymbol target, HashSet<ITypeSymbol> seen, int depth)
    {
        if (depth > DeepestNesting || SymbolEqualityComparer.Default.Equals(from, target))
            return true;
        if (from is IArrayTypeSymbol array)
            return Reaches(array.ElementType, target, seen, depth + 1);
        return from is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct } named
            && seen.Add(named)
            && State(named).Any(f => Reaches(f.Type, target, seen, depth + 1));
    }

    private static bool IsOtherNumber(INamedTypeSymbol type) => type.SpecialType == SpecialType.System_Decimal
        || (KnownSymbols.IsIn(type, "System") && type.Name is "Half")
        || (KnownSymbols.IsIn(type, "System.Numerics") && type.Name is "Complex" or "BFloat16" or "Vector")
        || (KnownSymbols.IsIn(type, "System.Runtime.InteropServices") && type.Name is "NFloat");

    private static bool MentionsFloats(ITypeSymbol type) => MentionsFloats(type, new(SymbolEqualityComparer.Default), 0);

    private static bool MentionsFloats(ITypeSymbol type, HashSet<ITypeSymbol> seen, int depth)
    {
        if (type.SpecialType is SpecialType.System_Single or SpecialType.System_Double)
            return true;
        if (depth > DeepestNesting || !seen.Add(type))
            return false;
        return type switch
        {
            IArrayTypeSymbol array => MentionsFloats(array.ElementType, seen, depth + 1),
            INamedTypeSymbol named => IsOtherNumber(named) || Parts(named).Any(part => MentionsFloats(part, seen, depth + 1)),
            _ => false,
        };
    }

    private static IEnumerable<ITypeSymbol> Parts(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate && type.DelegateInvokeMethod is { } invoke)
            return invoke.Parameters.Select(p => p.Type).Append(invoke.ReturnType);
        IEnumerable<ITypeSymbol> parts = type.TypeArguments;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return parts;

        // A record of another assembly says what it is made of, though its fields are out of sight.
        var fields = State(type).ToArray();
        var properties = type.IsRecord && fields.Length == 0
            ? type.GetMembers().OfType<IPropertySymbol>().Where(p => !p.IsStatic && !KnownSymbols.HasNoDiff(p)).Select(p => p.Type)
            : [];
        return parts.Concat(fields.Where(f => !MemberAccess.IsNoDiff(f)).Select(f => f.Type)).Concat(properties);
    }
}
