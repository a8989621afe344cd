using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.Tests.Gradients.Compiling;

internal sealed partial class AdapterWriter
{
    /// <summary>Where values come from: differentiable numbers, and everything else.</summary>
    private static readonly (string Active, string? Passive) Inputs = ("x[k++]", "passive[q++]");

    private static readonly (string Active, string? Passive) Upstreams = ("u[h++]", null);

    private static string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static bool IsMatrix(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 2 };

    private static bool IsJagged(ITypeSymbol type) => type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static bool HasNoDiff(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(NoDiffAttribute));

    /// <summary>What an array or a span is made of; null for anything else.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType: IArrayTypeSymbol row } => row.ElementType,
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span => span.TypeArguments[0],
        _ => null,
    };

    private static ParameterShape Shape(IParameterSymbol parameter)
    {
        var leaves = Leaves(ElementOf(parameter.Type) ?? parameter.Type, "", HasNoDiff(parameter)).ToList();
        var dimensions = ElementOf(parameter.Type) is null ? 0 : IsMatrix(parameter.Type) || IsJagged(parameter.Type) ? 2 : 1;
        return new(parameter.Name, leaves.Count(l => l.IsActive), leaves.Count(l => !l.IsActive), dimensions, IsJagged(parameter.Type));
    }

    private static int LeavesOf(IParameterSymbol parameter)
        => Leaves(ElementOf(parameter.Type) ?? parameter.Type, "", false).Count(l => l.IsActive);

    /// <summary>The parts of a tuple or struct, in the order in which it is built; none for a leaf.</summary>
    private static IEnumerable<(string Name, ITypeSymbol Type, bool NoDiff)> Parts(ITypeSymbol type)
    {
        if (type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Enum || type is not INamedTypeSymbol named)
            return [];
        if (named.IsTupleType)
            return named.TupleElements.Select(e => (e.Name, e.Type, false));
        var members = named.GetMembers().Where(m => m is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } or IPropertySymbol { IsStatic: false, IsIndexer: false }).ToList();
        var byConstructor = Constructor(named) is { } constructor
            ? constructor.Parameters.Select(p => (Member: members.First(m => IsKeptIn(p, m)), p.Type, NoDiff: HasNoDiff(p))).ToList()
            : [];
        var initialized = members.Where(m => Constructor(named) is null || (IsSettable(m) && !byConstructor.Any(p => SymbolEqualityComparer.Default.Equals(p.Member, m))));
        return byConstructor.Select(p => (p.Member.Name, p.Type, p.NoDiff || HasNoDiff(p.Member)))
            .Concat(initialized.Select(m => (m.Name, m is IFieldSymbol field ? field.Type : ((IPropertySymbol)m).Type, HasNoDiff(m))));
    }

    private static bool IsKeptIn(IParameterSymbol parameter, ISymbol member) => string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase);

    private static bool IsSettable(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly && field.DeclaredAccessibility == Accessibility.Public,
        IPropertySymbol property => property.SetMethod is { DeclaredAccessibility: Accessibility.Public }
            && property.DeclaringSyntaxReferences.All(r => r.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } && accessors.All(a => a.Body is null && a.ExpressionBody is null)),
        _ => false,
    };

    private static IMethodSymbol? Constructor(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(c => c.Parameters.Length > 0 && !(c.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, type)))
        .MaxBy(c => c.Parameters.Length);

    private static IEnumerable<(string Text, bool IsActive, ITypeSymbol Type)> Leaves(ITypeSymbol type, string expression, bool noDiff)
    {
        var parts = Parts(type).ToList();
        return parts.Count == 0
            ? [(expression, IsNumber(type) && !noDiff, type)]
            : parts.SelectMany(p => Leaves(p.Type, $"{expression}.{p.Name}", noDiff || p.NoDiff));
    }

    private static string Build(ITypeSymbol type, bool noDiff, (string Active, string? Passive) from)
    {
        var parts = Parts(type).ToList();
        if (parts.Count > 0)
        {
            var values = parts.Select(p => Build(p.Type, noDiff || p.NoDiff, from)).ToList();
            if (((INamedTypeSymbol)type).IsTupleType)
                return $"({string.Join(", ", values)})";
            var positional = Constructor((INamedTypeSymbol)type)?.Parameters.Length ?? 0;
            var named = parts.Zip(values, (p, v) => $"{p.Name} = {v}").Skip(positional).ToList();
            return $"new {Text(type)}({string.Join(", ", values.Take(positional))})" + (named.Count > 0 ? $" {{ {string.Join(", ", named)} }}" : "");
        }

        if (IsNumber(type) && !noDiff)
            return $"({Text(type)}){from.Active}";
        return from.Passive is not { } passive ? $"default({Text(type)})!" : type.SpecialType switch
        {
            SpecialType.System_Boolean => $"({passive} != 0)",
            SpecialType.System_String => passive + ".ToString()",
            SpecialType.System_Double or SpecialType.System_Single => $"({Text(type)})({passive} / 8.0)",
            _ => $"({Text(type)}){passive}",
        };
    }

    private void WriteRead(ITypeSymbol type, string expression, bool weighted)
    {
        foreach (var (text, isActive, leaf) in Leaves(type, expression, false).Where(l => l.Type.SpecialType != SpecialType.System_String))
        {
            Line($"values.Add({(leaf.SpecialType == SpecialType.System_Boolean ? $"{text} ? 1 : 0" : $"(double){text}")});");
            if (weighted && isActive)
                Line("weighted.Add(values.Count - 1);");
        }
    }
}
