using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// The signature that a rule must have: the object of an instance method, the method's parameters, a <c>Span</c> to be overwritten for each span
/// among the differentiable ones (a returned tuple cannot hold spans), the method's value, the upstream. It returns the gradients of the others.
/// </summary>
internal sealed class RuleShape(IMethodSymbol target, IMethodSymbol rule, TypeMapper types)
{
    private readonly IReadOnlyList<Input> _inputs = Inputs(target);

    public IMethodSymbol Target => target;

    private IEnumerable<Input> Returned => _inputs.Where(p => Has(p) && SpanElement(p.Type) is null);

    private IEnumerable<Input> Buffered => _inputs.Where(p => Has(p) && SpanElement(p.Type) is not null);

    /// <summary>What a method computes from: its object, if it has one, and its parameters.</summary>
    public static IReadOnlyList<Input> Inputs(IMethodSymbol method)
    {
        var parameters = method.Parameters.Select(p => new Input(p.Name, p.Type, KnownSymbols.HasNoDiff(p), p.Ordinal + (method.IsStatic ? 0 : 1)));
        return method.IsStatic
            ? [.. parameters]
            : [new Input(Free("self", method), method.ContainingType, NoDiff: false, 0), .. parameters];
    }

    public bool Fits()
    {
        var expected = _inputs.Select(p => CSharpText.ErasedType(p.Type))
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
        var returned = Returned.ToList();
        var items = rule.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements : [];
        var routes = _inputs.Select(p => returned.IndexOf(p) switch
        {
            >= 0 and var item => new GradientRoute(RouteKind.Result, returned.Count == 1 ? "" : $".{CSharpText.Identifier(items[item].Name)}"),
            _ => new GradientRoute(Has(p) ? RouteKind.Buffer : RouteKind.None),
        });
        return new(Primal(target), CSharpText.Method(rule), TakesValue: true, routes.ToEquatableArray());
    }

    /// <summary>The text that calls a method, up to the opening parenthesis: from the point on if it is called on an object.</summary>
    public static string Primal(IMethodSymbol method)
        => method.IsStatic ? CSharpText.Method(method) : "." + CSharpText.Identifier(method.Name) + CSharpText.TypeArguments(method);

    /// <summary>The signature as the user would write it, names included.</summary>
    public string Expected()
    {
        var names = ParameterNames.Buffers([.. _inputs.Select(p => (p.Name, Has(p) && SpanElement(p.Type) is not null ? "Gradient" : null))]);
        var parameters = _inputs.Select(p => $"{CSharpText.Readable(p.Type)} {CSharpText.Identifier(p.Name)}")
            .Concat(Buffered.Select(p => $"System.Span<{CSharpText.Readable(SpanElement(p.Type)!)}> {names.Buffers[p.Ordinal]}"))
            .Append($"{CSharpText.Readable(target.ReturnType)} {Free("value", target)}")
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

    private static string Free(string name, IMethodSymbol method) => method.Parameters.Any(p => p.Name == name) ? name + "_" : name;

    private bool Has(Input input) => types.Map(input.Type).IsDifferentiable
        && !input.NoDiff
        && !(input.Ordinal < rule.Parameters.Length && KnownSymbols.HasNoDiff(rule.Parameters[input.Ordinal]));

    private static ITypeSymbol? SpanElement(ITypeSymbol type) => KnownSymbols.IsSpan(type) || KnownSymbols.IsReadOnlySpan(type)
        ? ((INamedTypeSymbol)type).TypeArguments[0]
        : null;

    /// <summary>An object or a parameter.</summary>
    internal sealed record Input(string Name, ITypeSymbol Type, bool NoDiff, int Ordinal);
}
