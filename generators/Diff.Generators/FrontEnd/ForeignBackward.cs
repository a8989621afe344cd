using System;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Finds the <c>GBackward</c> that another assembly ships beside its <c>G</c>.</summary>
internal static class ForeignBackward
{
    /// <summary>The pair as a callee; null when there is no gradient method of the shape that the compiler generates, or none that
    /// <paramref name="within"/> can call. Methods with ref or out parameters or spans that they write are not called so.</summary>
    public static ExternalCallee? Find(IMethodSymbol method, Compilation compilation, INamedTypeSymbol within)
    {
        if (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
            return null;
        if (!method.IsStatic || method.IsGenericMethod || method.ReturnsVoid || method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out))
            return null;
        var types = TypeMapper.For(compilation, within);
        var candidates = method.ContainingType.GetMembers(GradientNames.Backward(method))
            .OfType<IMethodSymbol>()
            .Where(m => m.IsStatic && !m.IsGenericMethod && compilation.IsSymbolAccessibleWithin(m, within))
            .ToArray();

        // The overload with buffers for arrays allocates nothing.
        return First(buffersForArrays: true) ?? First(buffersForArrays: false);

        ExternalCallee? First(bool buffersForArrays) => candidates
            .Select(backward => Match(method, backward, types, buffersForArrays))
            .FirstOrDefault(callee => callee is not null);
    }

    private static ExternalCallee? Match(IMethodSymbol method, IMethodSymbol backward, TypeMapper types, bool buffersForArrays)
    {
        var kinds = method.Parameters.Select(p => Route(p, types, buffersForArrays)).ToArray();
        var buffered = method.Parameters.Where(p => kinds[p.Ordinal] == RouteKind.Buffer).ToArray();
        var expected = method.Parameters.Select(p => p.Type).Select(CSharpText.ErasedType)
            .Concat(buffered.Select(p => CSharpText.ErasedSpan(Element(p.Type)!)))
            .Append(CSharpText.ErasedType(method.ReturnType));
        if (!backward.Parameters.Select(p => CSharpText.ErasedType(p.Type)).SequenceEqual(expected))
            return null;

        // A buffer called yAdjoint is for a span that the method writes: it goes in and out.
        var count = method.Parameters.Length;
        if (buffered.Where((p, i) => !backward.Parameters[count + i].Name.StartsWith(p.Name + "Gradient", StringComparison.Ordinal)).Any())
            return null;
        var routes = Routes(method, backward, kinds);
        return routes is null
            ? null
            : new(CSharpText.Method(method), CSharpText.Method(backward), TakesValue: false, routes.ToEquatableArray());
    }

    private static GradientRoute[]? Routes(IMethodSymbol method, IMethodSymbol backward, RouteKind[] kinds)
    {
        var returned = method.Parameters.Where(p => kinds[p.Ordinal] == RouteKind.Result).ToArray();
        var names = ParameterNames.Properties(
            returned.Select(p => p.Name),
            backward.ReturnType.Name,
            hasValue: true,
            method.ContainingType.TypeParameters.Select(p => p.Name));
        var routes = kinds.Select(kind => new GradientRoute(kind)).ToArray();
        for (var i = 0; i < returned.Length; i++)
        {
            var property = backward.ReturnType.GetMembers(names[i]).OfType<IPropertySymbol>().FirstOrDefault();
            if (property is null || CSharpText.ErasedType(property.Type) != CSharpText.ErasedType(returned[i].Type))
                return null;
            routes[returned[i].Ordinal] = new(RouteKind.Result, "." + CSharpText.Identifier(names[i]));
        }

        return routes;
    }

    private static RouteKind Route(IParameterSymbol parameter, TypeMapper types, bool buffersForArrays)
    {
        if (KnownSymbols.HasNoDiff(parameter) || !types.Map(parameter.Type).IsDifferentiable)
            return RouteKind.None;
        var isBuffer = parameter.Type is IArrayTypeSymbol { Rank: 1 } ? buffersForArrays : Element(parameter.Type) is not null;
        return isBuffer ? RouteKind.Buffer : RouteKind.Result;
    }

    private static ITypeSymbol? Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol span when KnownSymbols.IsSpan(span) || KnownSymbols.IsReadOnlySpan(span) => span.TypeArguments[0],
        _ => null,
    };
}
