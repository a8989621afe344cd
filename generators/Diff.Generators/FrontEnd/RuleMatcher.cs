using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Finds the method that a <c>[DerivativeOf]</c> rule is for, and compares the rule with the signature that it must have.</summary>
internal static class RuleMatcher
{
    /// <summary>Either the match or the problem; null when the method carries no rule attribute that C# itself accepts.</summary>
    public static Result? Match(IMethodSymbol rule, Compilation compilation)
    {
        if (KnownSymbols.DerivativeOf(rule) is not { } attribute || Target(attribute, rule) is not var (type, name))
            return null;
        var types = TypeMapper.For(compilation, rule.ContainingType);
        var methods = type.GetMembers(name).OfType<IMethodSymbol>().ToArray();
        var fitting = methods.Where(m => WhyNoTarget(m, types) is null).ToArray();
        if (fitting.Length == 0)
            return new(null, Unusable(rule, NoTarget(type, name, methods, types)));
        if (!rule.IsStatic || rule.IsGenericMethod)
            return Mismatch(rule, new(fitting[0], rule, types));
        foreach (var shape in fitting.Select(target => new RuleShape(target, rule, types)))
        {
            if (shape.Fits())
                return new(new(rule, shape.Target, shape.Callee()), null);
        }

        // Of several overloads the one that the rule comes closest to says best what is wrong.
        var closest = fitting
            .OrderByDescending(target => CommonParameters(target, rule))
            .ThenBy(target => System.Math.Abs(target.Parameters.Length + 2 - rule.Parameters.Length))
            .First();
        return Mismatch(rule, new(closest, rule, types));
    }

    public static Diagnostic Unusable(IMethodSymbol rule, string reason)
        => Diagnostic.Create(Descriptors.RuleUnusable, DeclarationLocations.Identifier(rule), rule.Name, reason);

    private static Result Mismatch(IMethodSymbol rule, RuleShape shape) => new(null, Diagnostic.Create(
        Descriptors.RuleSignatureMismatch, DeclarationLocations.Identifier(rule), rule.Name, shape.Expected()));

    private static (INamedTypeSymbol Type, string Method)? Target(AttributeData attribute, IMethodSymbol rule)
        => attribute.ConstructorArguments.Select(a => a.Value).ToArray() switch
        {
            { Length: 1 } one when one[0] is string name => (rule.ContainingType, name),
            { Length: 2 } two when two[0] is INamedTypeSymbol type && two[1] is string name => (type, name),
            _ => null,
        };

    private static string NoTarget(INamedTypeSymbol type, string name, IReadOnlyList<IMethodSymbol> methods, TypeMapper types)
        => methods.Count == 0
            ? $"'{CSharpText.Readable(type)}' has no method '{name}'"
            : $"'{CSharpText.Readable(methods[0])}' {WhyNoTarget(methods[0], types)}";

    private static string? WhyNoTarget(IMethodSymbol method, TypeMapper types) => method switch
    {
        { IsStatic: false } => "is an instance method, whose object has no place in a rule",
        { IsGenericMethod: true } => "is generic",
        _ when method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out) => "has ref or out parameters",
        _ when !types.Map(method.ReturnType).IsDifferentiable || method.ReturnType.IsRefLikeType => "returns nothing that has a derivative",
        _ => null,
    };

    private static int CommonParameters(IMethodSymbol target, IMethodSymbol rule) => target.Parameters
        .Zip(rule.Parameters, (a, b) => CSharpText.ErasedType(a.Type) == CSharpText.ErasedType(b.Type))
        .TakeWhile(same => same)
        .Count();

    internal sealed record Result(RuleMatch? Match, Diagnostic? Problem);
}
