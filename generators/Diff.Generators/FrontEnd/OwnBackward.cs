using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// The <c>GBackward</c> that this compilation is going to have beside an annotated <c>G</c>. Annotated callees are inlined like others; their
/// gradient is called only where they use what the type that calls them cannot name.
/// </summary>
internal sealed class OwnBackward(LoweringContext context)
{
    private readonly Dictionary<IMethodSymbol, ExternalCallee?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The pair as a callee; null when the method is to be inlined.</summary>
    public ExternalCallee? Find(IMethodSymbol method)
    {
        if (!_known.TryGetValue(method, out var callee))
            _known[method] = callee = IsNeeded(method) ? Callee(method) : null;
        return callee;
    }

    private bool IsNeeded(IMethodSymbol method)
        => KnownSymbols.Differentiable(method) is not null
            && CanBeCalled(method)
            && !SymbolEqualityComparer.Default.Equals(method, context.Method)
            && context.Compilation.IsSymbolAccessibleWithin(method, context.Method.ContainingType)
            && NamesOutOfReach.AreUsed(method, context)
            && !ArrayWrites.Find(method, context)
            && DeclarationChecker.Check(method, context.Compilation, context.Token).IsEmpty;

    /// <summary>Whether the method's gradient has a form that other gradients can call: one result, and nothing handed out by reference.</summary>
    public static bool CanBeCalled(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Ordinary, IsStatic: true, IsGenericMethod: false, ReturnsVoid: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
            && method.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In)
            && SignatureFactory.ContainingTypes(method).All(t => !t.IsGenericType)
            && !IsHiddenByOther(method);

    private ExternalCallee Callee(IMethodSymbol method)
    {
        var routes = new BackwardRoutes(method, TypeMapper.For(context.Compilation, method.ContainingType), buffersForArrays: true);
        var backward = $"{CSharpText.NonNullableType(method.ContainingType)}.{CSharpText.Identifier(GradientNames.Backward(method))}";
        return new(CSharpText.Method(method), backward, TakesValue: false, routes.Find(GradientNames.Gradient(method)), Upstream(method));
    }

    private static string Upstream(IMethodSymbol method)
        => ParameterNames.Buffers([.. method.Parameters.Select(p => (p.Name, (string?)null))]).Upstream;

    // The gradient of an overload with more parameters has the higher priority. How many buffers it has is left open.
    private static bool IsHiddenByOther(IMethodSymbol method) => GradientNames.Overloads(method).Any(
        other => other.Parameters.Length > method.Parameters.Length && BackwardRoutes.Fit(other.Parameters, method.Parameters.Length, Upstream(method)));
}
