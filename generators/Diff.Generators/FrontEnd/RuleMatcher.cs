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
        if (type.IsUnboundGenericType)
            return new(null, Unusable(rule, $"'{CSharpText.Readable(type)}' leaves open what its type arguments are"));
        var types = TypeMapper.For(compilation, rule.ContainingType);
        var context = new LoweringContext(rule, compilation, default);
        var methods = type.GetMembers(name).OfType<IMethodSymbol>().Select(m => RuleTypeArguments.Construct(m, rule, compilation)).ToArray();
        var fitting = methods.Where(m => WhyNoTarget(m, context) is null).ToArray();
        if (fitting.Length == 0)
            return new(null, Unusable(rule, NoTarget(type, name, methods, context)));
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
            .ThenBy(target => System.Math.Abs(RuleShape.Inputs(target).Count + 2 - rule.Parameters.Length))
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

    private static string NoTarget(INamedTypeSymbol type, string name, IReadOnlyList<IMethodSymbol> methods, LoweringContext context)
        => methods.Count == 0
            ? $"'{CSharpText.Readable(type)}' has no method '{name}'"
            : $"'{CSharpText.Readable(methods[0].OriginalDefinition)}' {WhyNoTarget(methods[0], context)}";

    private static string? WhyNoTarget(IMethodSymbol method, LoweringContext context) => method switch
    {
        { MethodKind: not MethodKind.Ordinary } => "is an operator, accessor or other special member",
        _ when CanBeOverridden(method) => "can be overridden, so that a call may reach another method",
        _ when RuleTypeArguments.AreUntold(method) => "has type parameters that its own parameters do not tell",
        _ when method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out or RefKind.RefReadOnlyParameter) => "has ref or out parameters",
        { IsStatic: false, ContainingType.IsRefLikeType: true } => "is a method of a ref struct, which a rule could not return the gradient of",
        { IsStatic: false } when Mutation.ChangesObject(method, context) => "changes the object that it is called on",
        _ when context.Body(method) is { } body && ArrayWrites.AreCertain(body) => "writes to an array or span that it is given",
        _ when !context.Types.Map(method.ReturnType).IsDifferentiable || method.ReturnType.IsRefLikeType => "returns nothing that has a derivative",
        _ => null,
    };

    private static bool CanBeOverridden(IMethodSymbol method)
        => method.IsAbstract || ((method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed && !method.ContainingType.IsValueType);

    private static int CommonParameters(IMethodSymbol target, IMethodSymbol rule) => RuleShape.Inputs(target)
        .Zip(rule.Parameters, (a, b) => CSharpText.ErasedType(a.Type) == CSharpText.ErasedType(b.Type))
        .TakeWhile(same => same)
        .Count();

    internal sealed record Result(RuleMatch? Match, Diagnostic? Problem);
}
