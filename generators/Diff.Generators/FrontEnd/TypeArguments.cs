using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>What the type parameters of generic source stand for where it is lowered.</summary>
internal sealed class TypeArguments(Compilation compilation, TypeArguments? outer)
{
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> _map = new(SymbolEqualityComparer.Default);

    /// <summary>Those of a constructed method and of the types around it, on top of <paramref name="outer"/>'s.</summary>
    public static TypeArguments Of(IMethodSymbol method, Compilation compilation, TypeArguments? outer)
    {
        var arguments = new TypeArguments(compilation, outer);
        arguments.Add(method.OriginalDefinition.TypeParameters, method.TypeArguments);
        arguments.AddContaining(method.ContainingType);
        return arguments;
    }

    /// <summary>Those of a constructed type and of the types around it.</summary>
    public static TypeArguments Of(INamedTypeSymbol type, Compilation compilation)
    {
        var arguments = new TypeArguments(compilation, null);
        arguments.AddContaining(type);
        return arguments;
    }

    public ITypeSymbol Substitute(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                for (var arguments = this; arguments is not null; arguments = arguments.Outer)
                {
                    if (arguments._map.TryGetValue(parameter, out var found))
                        return found;
                }

                return type;
            case IArrayTypeSymbol array:
                var element = Substitute(array.ElementType);
                return Same(element, array.ElementType) ? type : compilation.CreateArrayTypeSymbol(element, array.Rank);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                var types = tuple.TupleElements.Select(e => Substitute(e.Type)).ToArray();
                return types.Zip(tuple.TupleElements, (t, e) => Same(t, e.Type)).All(same => same)
                    ? type
                    : compilation.CreateTupleTypeSymbol([.. types], [.. tuple.TupleElements.Select(e => e.IsExplicitlyNamedTupleElement ? e.Name : null)]);
            case INamedTypeSymbol named:
                return Substitute(named);
            default:
                return type;
        }
    }

    public IMethodSymbol Substitute(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        var target = method;
        if (method.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.BuiltinOperator)
            && method.ContainingType is { } container && Substitute(container) is { } type && !Same(type, container))
        {
            // A type parameter's members are found on what it stands for by the caller; here the container is at most constructed anew.
            target = type.GetMembers(method.Name).OfType<IMethodSymbol>()
                .FirstOrDefault(m => Same(m.OriginalDefinition, definition)) ?? method;
        }

        if (method.TypeArguments.Length == 0)
            return target;
        var arguments = method.TypeArguments.Select(Substitute).ToArray();
        return arguments.Zip(method.TypeArguments, Same).All(same => same) && Same(target, method)
            ? method
            : target.OriginalDefinition.Equals(target, SymbolEqualityComparer.Default) || target.IsGenericMethod
                ? target.ConstructedFrom.Construct(arguments)
                : target;
    }

    private TypeArguments? Outer { get; } = outer;

    private INamedTypeSymbol Substitute(INamedTypeSymbol type)
    {
        if (!type.IsGenericType && type.ContainingType is not { IsGenericType: true })
            return type;
        var arguments = type.TypeArguments.Select(Substitute).ToArray();
        var container = type.ContainingType is { } outerType ? Substitute(outerType) : null;
        if (arguments.Zip(type.TypeArguments, Same).All(same => same) && Same(container, type.ContainingType))
            return type;
        var definition = container is null
            ? type.OriginalDefinition
            : container.GetTypeMembers(type.Name, type.Arity).First(t => Same(t.OriginalDefinition, type.OriginalDefinition));
        return arguments.Length == 0 ? definition : definition.Construct(arguments);
    }

    private void AddContaining(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
            Add(type.OriginalDefinition.TypeParameters, type.TypeArguments);
    }

    private void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
    {
        for (var i = 0; i < parameters.Count; i++)
            _map[parameters[i]] = arguments[i];
    }

    private static bool Same(ISymbol? a, ISymbol? b) => SymbolEqualityComparer.Default.Equals(a, b);
}
