using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Recognises the attributes and types that the compiler knows by name.</summary>
internal static class KnownSymbols
{
    public const string DifferentiableAttribute = "Diff.DifferentiableAttribute";

    public const string ParametersAttribute = "Diff.ParametersAttribute";

    public static AttributeData? Differentiable(ISymbol symbol) => Attribute(symbol, "DifferentiableAttribute");

    public static AttributeData? DerivativeOf(ISymbol symbol) => Attribute(symbol, "DerivativeOfAttribute");

    public static AttributeData? Parameters(ISymbol symbol) => Attribute(symbol, "ParametersAttribute");

    public static AttributeData? Shape(IEnumerable<AttributeData> attributes) => Attribute(attributes, "ShapeAttribute");

    public static bool HasNoDiff(ISymbol? symbol) => symbol is not null && Attribute(symbol, "NoDiffAttribute") is not null;

    /// <summary>Whether Diff has written it: the analyzer sees such a method, the generator does not.</summary>
    public static bool IsGenerated(IMethodSymbol method) => method.GetAttributes().Any(
        a => a.AttributeClass is { Name: "GeneratedCodeAttribute" } && a.ConstructorArguments is [{ Value: "Diff.Generators" }, ..]);

    public static bool IsSpan(ITypeSymbol type) => IsSystemGeneric(type, "Span");

    public static bool IsReadOnlySpan(ITypeSymbol type) => IsSystemGeneric(type, "ReadOnlySpan");

    public static bool IsTensor(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Tensor", Arity: 1 } && IsIn(type, "Diff");

    /// <summary>The runtime's layer, a positional record that is read as if it were the user's.</summary>
    public static bool IsLinear(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Linear", Arity: 0, IsRecord: true } && IsIn(type, "Diff");

    public static bool IsIn(ITypeSymbol type, string @namespace)
        => type.ContainingType is null && type.ContainingNamespace?.ToDisplayString() == @namespace;

    private static bool IsSystemGeneric(ITypeSymbol type, string name)
        => type is INamedTypeSymbol { Arity: 1, IsValueType: true } && type.Name == name && IsIn(type, "System");

    private static AttributeData? Attribute(ISymbol symbol, string name) => Attribute(symbol.GetAttributes(), name);

    private static AttributeData? Attribute(IEnumerable<AttributeData> attributes, string name) => attributes.FirstOrDefault(
        a => a.AttributeClass is { } type && type.Name == name && IsIn(type, "Diff"));
}
