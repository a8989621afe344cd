using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// Whether a method, taken inline, would make the gradient name something that is private to another type. What a body only computes with is
/// not named: constants, bodies that are inlined in turn, members of objects that are taken apart.
/// </summary>
internal sealed class NamesOutOfReach
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly LoweringContext _context;

    private NamesOutOfReach(LoweringContext context) => _context = context;

    public static bool AreUsed(IMethodSymbol method, LoweringContext context) => new NamesOutOfReach(context).IsUsedBy(method.OriginalDefinition);

    private bool IsUsedBy(IMethodSymbol method)
        => _seen.Add(method) && _context.Body(method) is { } body && body.Descendants().Any(IsUsedBy);

    private bool IsUsedBy(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field.HasConstantValue: true } constant => constant.Type?.TypeKind == TypeKind.Enum && IsOutOfReach(constant.Type),
        IFieldReferenceOperation { Instance: var instance, Field: var field } => IsOutOfReach(field) && IsNamed(instance),
        IPropertyReferenceOperation { Instance: var instance, Property: var property }
            when _context.Body(property.GetMethod ?? property.SetMethod!) is null => IsOutOfReach(property.GetMethod ?? property.SetMethod!) && IsNamed(instance),
        IArrayCreationOperation { Type: IArrayTypeSymbol array } => IsOutOfReach(array.ElementType),
        _ => Callees.Of(operation).Any(IsCalled),
    };

    private bool IsCalled(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke)
            return false;
        if (RuleIndex.For(_context.Compilation).Find(method) is { } rule)
            return IsOutOfReach(rule.Rule) || IsOutOfReach(method);
        var isNamed = method.MethodKind == MethodKind.Ordinary && (_context.Body(method) is null || _context.Recursion.IsRecursive(method));
        return (isNamed && IsOutOfReach(method)) || IsUsedBy(method);
    }

    // What the method makes itself is taken apart, and so is what it is called on, as far as is known here.
    private static bool IsNamed(IOperation? instance) => instance switch
    {
        null => true,
        ILocalReferenceOperation or IInstanceReferenceOperation or IObjectCreationOperation => false,
        IFieldReferenceOperation { Field.IsStatic: false } field => IsNamed(field.Instance),
        IPropertyReferenceOperation { Property.IsStatic: false } property => IsNamed(property.Instance),
        _ => true,
    };

    private bool IsOutOfReach(ISymbol symbol)
        => !_context.Compilation.IsSymbolAccessibleWithin(symbol, _context.Method.ContainingType);
}
