using System;
using System.Collections.Generic;
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
        => FindPair(method, compilation, within)?.Callee;

    /// <summary>An array that the method changes, as its gradient says; null for none.</summary>
    public static string? WrittenArray(IMethodSymbol method, Compilation compilation, INamedTypeSymbol within)
        => FindPair(method, compilation, within)?.Backward.GetAttributes()
            .Where(a => a.AttributeClass is { Name: "WritesAttribute" } type && KnownSymbols.IsIn(type, "Diff"))
            .SelectMany(a => a.ConstructorArguments[0].Values)
            .Select(v => v.Value as string)
            .FirstOrDefault();

    private static (IMethodSymbol Backward, ExternalCallee Callee)? FindPair(IMethodSymbol method, Compilation compilation, INamedTypeSymbol within)
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

        (IMethodSymbol, ExternalCallee)? First(bool buffersForArrays)
        {
            var routes = new BackwardRoutes(method, types, buffersForArrays);
            foreach (var backward in candidates)
            {
                if (HasSignature(method, backward, routes) && !IsHiddenByOther(backward, candidates) && Match(method, backward, routes) is { } callee)
                    return (backward, callee);
            }

            return null;
        }
    }

    private static bool HasSignature(IMethodSymbol method, IMethodSymbol backward, BackwardRoutes routes)
    {
        var buffered = routes.Buffered.ToArray();
        var expected = method.Parameters.Select(p => CSharpText.ErasedType(p.Type))
            .Concat(buffered.Select(p => BackwardRoutes.BufferType(p.Type)))
            .Append(CSharpText.ErasedType(method.ReturnType));

        // A buffer called yAdjoint is for a span that the method writes: it goes in and out.
        var count = method.Parameters.Length;
        return backward.Parameters.Select(p => CSharpText.ErasedType(p.Type)).SequenceEqual(expected)
            && buffered.Select((p, i) => backward.Parameters[count + i].Name.StartsWith(p.Name + "Gradient", StringComparison.Ordinal)).All(fits => fits);
    }

    /// <summary>Whether the gradient of another overload, which has the higher priority, would take the call.</summary>
    private static bool IsHiddenByOther(IMethodSymbol backward, IEnumerable<IMethodSymbol> candidates)
    {
        var upstream = backward.Parameters.Last();
        return candidates.Any(other => Priority(other) > Priority(backward)
            && other.Parameters.Skip(upstream.Ordinal).Any(p => p.Name == upstream.Name)
            && BackwardRoutes.Fit(other.Parameters, upstream.Ordinal, upstream.Name));
    }

    private static int Priority(IMethodSymbol method) => method.GetAttributes()
        .Where(a => a.AttributeClass?.Name == "OverloadResolutionPriorityAttribute")
        .Select(a => a.ConstructorArguments.FirstOrDefault().Value as int? ?? 0)
        .FirstOrDefault();

    private static ExternalCallee? Match(IMethodSymbol method, IMethodSymbol backward, BackwardRoutes routes)
    {
        const string buffered = "Buffered";
        var record = backward.ReturnType.Name;
        var found = routes.Find(routes.IsBuffered && record.StartsWith(buffered, StringComparison.Ordinal) ? record.Substring(buffered.Length) : record);
        var areThere = method.Parameters.All(p => found[p.Ordinal] is not { Kind: RouteKind.Result, Access: var access }
            || backward.ReturnType.GetMembers(access.TrimStart('.', '@')).OfType<IPropertySymbol>().FirstOrDefault() is { } property
                && CSharpText.ErasedType(property.Type) == CSharpText.ErasedType(p.Type));
        return areThere
            ? new(CSharpText.Method(method), CSharpText.Method(backward), TakesValue: false, found, CSharpText.Identifier(backward.Parameters.Last().Name))
            : null;
    }
}
