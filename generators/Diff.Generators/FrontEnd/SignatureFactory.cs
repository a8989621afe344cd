using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Writes down where an annotated method lives, and what its derivative is called.</summary>
internal static class SignatureFactory
{
    public static Signature Create(IMethodSymbol method)
    {
        var types = ContainingTypes(method);
        var overloads = GradientNames.Overloads(method);
        return new(
            NamespaceOf(method),
            types.Select(Declaration).ToEquatableArray(),
            CSharpText.Accessibility(method.DeclaredAccessibility),
            CSharpText.Identifier(method.Name),
            GradientNames.Backward(method),
            GradientNames.Gradient(method, overloads),
            CSharpText.Cref(method),
            HintNames.Create(method, overloads),
            types.SelectMany(t => t.TypeParameters).Select(p => p.Name).ToEquatableArray(),
            types.SelectMany(t => t.MemberNames)
                .Where(name => name.StartsWith(method.Name, System.StringComparison.Ordinal))
                .Distinct()
                .OrderBy(name => name, System.StringComparer.Ordinal)
                .ToEquatableArray(),
            GradientNames.Priority(method, overloads));
    }

    /// <summary>The parameter for the IR. Its variable takes the user's name.</summary>
    public static Parameter Create(IParameterSymbol parameter, IrBuilder builder, TypeMapper types) => new(
        builder.NewVariable(types.Map(parameter.Type), parameter.Name),
        CSharpText.Identifier(parameter.Name),
        CSharpText.Type(parameter.Type),
        Mode(parameter.RefKind),
        KnownSymbols.HasNoDiff(parameter),
        parameter.IsParams,
        CSharpText.DefaultValue(parameter));

    /// <summary>The types around a method, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> ContainingTypes(ISymbol method)
    {
        var types = new List<INamedTypeSymbol>();
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            types.Insert(0, type);
        return types;
    }

    /// <summary>The namespace that a symbol is in; empty for the global one.</summary>
    public static string NamespaceOf(ISymbol symbol) => symbol.ContainingNamespace is { IsGlobalNamespace: false } scope ? Namespace(scope) : "";

    private static string Namespace(INamespaceSymbol scope) => scope.ContainingNamespace is { IsGlobalNamespace: false } outer
        ? $"{Namespace(outer)}.{CSharpText.Identifier(scope.Name)}"
        : CSharpText.Identifier(scope.Name);

    /// <summary>What stands before the body of a further part of a type.</summary>
    public static ContainingType Declaration(INamedTypeSymbol type)
    {
        var keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { IsValueType: true } => "struct",
            _ => "class",
        };
        var parameters = type.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", type.TypeParameters.Select(p => CSharpText.Identifier(p.Name)))}>";
        return new(keyword, CSharpText.Identifier(type.Name) + parameters);
    }

    private static PassMode Mode(RefKind kind) => kind switch
    {
        RefKind.Ref => PassMode.Ref,
        RefKind.Out => PassMode.Out,
        RefKind.In or RefKind.RefReadOnlyParameter => PassMode.In,
        _ => PassMode.Value,
    };
}
