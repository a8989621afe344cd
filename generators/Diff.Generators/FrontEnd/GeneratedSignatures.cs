using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>The parameter types of gradient methods as text, by which C# tells overloads of one name apart.</summary>
internal static class GeneratedSignatures
{
    /// <summary>Every overload that is generated for a method: arrays have one that allocates their gradients and one that takes buffers.</summary>
    public static IEnumerable<string> Backward(IMethodSymbol method) => Overloads(method, hasUpstream: !method.ReturnsVoid);

    /// <summary>The same, with and without the upstream where it is optional.</summary>
    public static IEnumerable<string> Calls(IMethodSymbol method)
        => method.ReturnType.SpecialType is SpecialType.System_Single or SpecialType.System_Double
            ? Backward(method).Concat(Overloads(method, hasUpstream: false))
            : Backward(method);

    public static string Parameters(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(Parameter));

    private static IEnumerable<string> Overloads(IMethodSymbol method, bool hasUpstream)
    {
        yield return Backward(method, hasUpstream, buffersForArrays: false);
        if (method.Parameters.Any(p => p.Type is IArrayTypeSymbol && HasBuffer(p)))
            yield return Backward(method, hasUpstream, buffersForArrays: true);
    }

    private static string Backward(IMethodSymbol method, bool hasUpstream, bool buffersForArrays)
    {
        var buffers = method.Parameters.Select(p => HasBuffer(p) ? Buffer(p, buffersForArrays) : null).OfType<string>();
        var upstream = hasUpstream ? new[] { CSharpText.ErasedType(method.ReturnType) } : [];
        return string.Join(", ", method.Parameters.Select(Parameter).Concat(buffers).Concat(upstream));
    }

    // Whether the type is differentiable is left open: a name too many is a smaller evil than code that does not compile.
    private static bool HasBuffer(IParameterSymbol parameter) => !KnownSymbols.HasNoDiff(parameter);

    private static string? Buffer(IParameterSymbol parameter, bool buffersForArrays) => parameter switch
    {
        { RefKind: RefKind.Ref } => Parameter(parameter),
        { RefKind: RefKind.Out } => CSharpText.ErasedType(parameter.Type),
        { Type: IArrayTypeSymbol } => buffersForArrays ? BackwardRoutes.BufferType(parameter.Type) : null,
        { Type: INamedTypeSymbol span } when KnownSymbols.IsSpan(span) || KnownSymbols.IsReadOnlySpan(span) => BackwardRoutes.BufferType(span),
        _ => null,
    };

    // ref, out and in are one and the same to overloading.
    private static string Parameter(IParameterSymbol parameter)
        => (parameter.RefKind == RefKind.None ? "" : "ref ") + CSharpText.ErasedType(parameter.Type);
}
