using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Which construction of a generic method a rule is for: the one that has the rule's parameter types.</summary>
internal static class RuleTypeArguments
{
    /// <summary>The construction; with <c>double</c> for what the rule does not tell, to show what one could look like. Other methods as they are.</summary>
    public static IMethodSymbol Construct(IMethodSymbol method, IMethodSymbol rule, Compilation compilation)
    {
        if (!method.IsGenericMethod)
            return method;
        var found = new Dictionary<ITypeSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var (input, parameter) in RuleShape.Inputs(method).Zip(rule.Parameters, (i, p) => (i, p)))
            Unify(input.Type, parameter.Type, found);
        var number = compilation.GetSpecialType(SpecialType.System_Double);
        return method.Construct([.. method.TypeParameters.Select(p => found.TryGetValue(p, out var type) ? type : number)]);
    }

    /// <summary>Whether the types of a constructed method's parameters leave some of its type arguments open.</summary>
    public static bool AreUntold(IMethodSymbol method) => method.OriginalDefinition.TypeParameters.Any(
        parameter => !method.OriginalDefinition.Parameters.Any(p => Mentions(p.Type, parameter)));

    private static void Unify(ITypeSymbol pattern, ITypeSymbol type, Dictionary<ITypeSymbol, ITypeSymbol> found)
    {
        switch (pattern, type)
        {
            case (ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter, not ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method }):
                if (!found.ContainsKey(parameter))
                    found[parameter] = type;
                break;
            case (IArrayTypeSymbol array, IArrayTypeSymbol other):
                Unify(array.ElementType, other.ElementType, found);
                break;
            case (INamedTypeSymbol generic, INamedTypeSymbol other) when SymbolEqualityComparer.Default.Equals(generic.OriginalDefinition, other.OriginalDefinition):
                for (var i = 0; i < generic.TypeArguments.Length; i++)
                    Unify(generic.TypeArguments[i], other.TypeArguments[i], found);
                break;
        }
    }

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(a => Mentions(a, parameter)),
        _ => SymbolEqualityComparer.Default.Equals(type, parameter),
    };
}
