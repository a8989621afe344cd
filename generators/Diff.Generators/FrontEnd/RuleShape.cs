using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// The signature that a rule must have: the method's parameters, a <c>Span</c> to be overwritten for each span among the differentiable ones
/// (a returned tuple cannot hold spans), the method's value, the upstream. It returns the gradients of the others.
/// </summary>
internal sealed class RuleShape(IMethodSymbol target, IMethodSymbol rule, TypeMapper types)
{
    public IMethodSymbol Target => target;

    private IEnumerable<IParameterSymbol> Returned => target.Parameters.Where(p => Has(p) && SpanElement(p.Type) is null);

    private IEnumerable<IParameterSymbol> Buffered => target.Parameters.Where(p => Has(p) && SpanElement(p.Type) is not null);

    public bool Fits()
    {
        var expected = target.Parameters.Select(p => CSharpText.ErasedType(p.Type))
            .Concat(Buffered.Select(p => CSharpText.ErasedSpan(SpanElement(p.Type)!)))
            .Append(CSharpText.ErasedType(target.ReturnType))
            .Append(CSharpText.ErasedType(target.ReturnType));
        return rule.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In)
            && rule.Parameters.Select(p => CSharpText.ErasedType(p.Type)).SequenceEqual(expected)
            && ReturnsGradients();
    }

    private bool ReturnsGradients()
    {
        var gradients = Returned.Select(p => CSharpText.ErasedType(p.Type)).ToArray();
        return gradients.Length switch
        {
            0 => rule.ReturnsVoid,
            1 => CSharpText.ErasedType(rule.ReturnType) == gradients[0],
            _ => rule.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
                && tuple.TupleElements.Select(e => CSharpText.ErasedType(e.Type)).SequenceEqual(gradients),
        };
    }

    public ExternalCallee Callee()
    {
        var returned = Returned.ToArray();
        var items = rule.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements : [];
        var routes = target.Parameters.Select(p => System.Array.IndexOf(returned, p) switch
        {
            >= 0 and var item => new GradientRoute(RouteKind.Result, returned.Length == 1 ? "" : $".{CSharpText.Identifier(items[item].Name)}"),
            _ => new GradientRoute(Has(p) ? RouteKind.Buffer : RouteKind.None),
        });
        return new(CSharpText.Method(target), CSharpText.Method(rule), TakesValue: true, routes.ToEquatableArray());
    }

    /// <summary>The signature as the user would write it, names included.</summary>
    public string Expected()
    {
        var names = ParameterNames.Buffers([.. target.Parameters.Select(p => (p.Name, Has(p) && SpanElement(p.Type) is not null ? "Gradient" : null))]);
        var value = target.Parameters.Any(p => p.Name == "value") ? "value_" : "value";
        var parameters = target.Parameters.Select(p => $"{CSharpText.Readable(p.Type)} {CSharpText.Identifier(p.Name)}")
            .Concat(Buffered.Select(p => $"System.Span<{CSharpText.Readable(SpanElement(p.Type)!)}> {names.Buffers[p.Ordinal]}"))
            .Append($"{CSharpText.Readable(target.ReturnType)} {value}")
            .Append($"{CSharpText.Readable(target.ReturnType)} {names.Upstream}");
        var gradients = Returned.Select(p => (Type: CSharpText.Readable(p.Type), p.Name)).ToArray();
        var result = gradients.Length switch
        {
            0 => "void",
            1 => gradients[0].Type,
            _ => $"({string.Join(", ", gradients.Select(g => $"{g.Type} {CSharpText.Identifier(g.Name)}"))})",
        };
        return $"static {result} {CSharpText.Identifier(rule.Name)}({string.Join(", ", parameters)})";
    }

    private bool Has(IParameterSymbol parameter) => types.Map(parameter.Type).IsDifferentiable
        && !KnownSymbols.HasNoDiff(parameter)
        && !(parameter.Ordinal < rule.Parameters.Length && KnownSymbols.HasNoDiff(rule.Parameters[parameter.Ordinal]));

    private static ITypeSymbol? SpanElement(ITypeSymbol type) => KnownSymbols.IsSpan(type) || KnownSymbols.IsReadOnlySpan(type)
        ? ((INamedTypeSymbol)type).TypeArguments[0]
        : null;
}
