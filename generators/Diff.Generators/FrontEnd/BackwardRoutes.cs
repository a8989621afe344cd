using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Where the gradient method of an annotated method takes and leaves gradients, read from the declaration alone.</summary>
/// <param name="method">The method; it writes to none of its arguments.</param>
/// <param name="types">How its own type sees types.</param>
/// <param name="buffersForArrays">Whether the overload is meant that takes buffers for the gradients of arrays.</param>
internal sealed class BackwardRoutes(IMethodSymbol method, TypeMapper types, bool buffersForArrays)
{
    /// <summary>The parameters with a gradient that comes in a buffer, in order.</summary>
    public IEnumerable<IParameterSymbol> Buffered => method.Parameters.Where(p => Kind(p) == RouteKind.Buffer);

    /// <summary>Whether the result lacks some of the gradients that it would have in the other overload.</summary>
    public bool IsBuffered => Buffered.Any(p => p.Type is IArrayTypeSymbol);

    public RouteKind Kind(IParameterSymbol parameter)
    {
        if (!HasGradient(parameter))
            return RouteKind.None;
        return IsSpan(parameter.Type) || (buffersForArrays && parameter.Type is IArrayTypeSymbol) ? RouteKind.Buffer : RouteKind.Result;
    }

    /// <summary>A buffer's type by which C# tells overloads apart.</summary>
    public static string BufferType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: not IArrayTypeSymbol and var element } => CSharpText.ErasedSpan(element),
        INamedTypeSymbol span when IsSpan(span) => CSharpText.ErasedSpan(span.TypeArguments[0]),
        _ => CSharpText.ErasedType(type),
    };

    /// <summary>For each parameter its route.</summary>
    /// <param name="recordName">The name of the record that has all gradients.</param>
    public EquatableArray<GradientRoute> Find(string recordName)
    {
        // Arrays that have buffers here have properties in the other overload, and other properties are named after them.
        var named = method.Parameters.Where(p => HasGradient(p) && !IsSpan(p.Type)).ToList();
        var names = ParameterNames.Properties(
            named.Select(p => p.Name), recordName, hasValue: true, SignatureFactory.ContainingTypes(method).SelectMany(t => t.TypeParameters).Select(p => p.Name));
        return method.Parameters
            .Select(p => Kind(p) == RouteKind.Result
                ? new GradientRoute(RouteKind.Result, "." + CSharpText.Identifier(names[named.IndexOf(p)]))
                : new GradientRoute(Kind(p)))
            .ToEquatableArray();
    }

    /// <summary>Whether a call with that many arguments in their places, and the upstream by its name, could also mean a method with these
    /// parameters. Where that has the higher priority, C# would choose it.</summary>
    public static bool Fit(IReadOnlyList<IParameterSymbol> parameters, int count, string upstream)
        => parameters.Skip(count).All(p => p.IsOptional || p.Name == upstream);

    private bool HasGradient(IParameterSymbol parameter) => !KnownSymbols.HasNoDiff(parameter) && types.Map(parameter.Type).IsDifferentiable;

    private static bool IsSpan(ITypeSymbol type) => KnownSymbols.IsSpan(type) || KnownSymbols.IsReadOnlySpan(type);
}
