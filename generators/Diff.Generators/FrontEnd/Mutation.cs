using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Which methods may change what they are called on.</summary>
internal static class Mutation
{
    /// <summary>Whether a struct's method may change the struct.</summary>
    public static bool Changes(IMethodSymbol method, LoweringContext context)
        => method.ContainingType.IsValueType && ChangesObject(method, context);

    /// <summary>Whether a method may change its object, as far as its source shows.</summary>
    public static bool ChangesObject(IMethodSymbol method, LoweringContext context)
        => Changes(method, context, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    private static bool Changes(IMethodSymbol method, LoweringContext context, HashSet<ISymbol> seen)
    {
        if (method.IsReadOnly || method.IsStatic || !seen.Add(method.OriginalDefinition))
            return false;

        // Where there is no body to look at, it is an automatic property, or a method of another assembly.
        if (context.Body(method) is not { } body)
            return method.ContainingType.IsValueType && method.MethodKind != MethodKind.PropertyGet;
        return body.Descendants().Any(operation => operation switch
        {
            IAssignmentOperation assignment => IsOfThis(assignment.Target),
            IIncrementOrDecrementOperation increment => IsOfThis(increment.Target),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsOfThis(argument.Value),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } reference => IsOfThis(reference.Value),
            IInvocationOperation { Instance: { } instance } call => IsOfThis(instance) && Changes(call.TargetMethod, context, seen),
            IPropertyReferenceOperation { Instance: { } instance, Property.GetMethod: { } getter } => IsOfThis(instance) && Changes(getter, context, seen),
            _ => false,
        });
    }

    private static bool IsOfThis(IOperation? operation) => operation switch
    {
        IInstanceReferenceOperation => true,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
        IFieldReferenceOperation field => IsOfThis(field.Instance),
        IPropertyReferenceOperation property => IsOfThis(property.Instance),
        ITupleOperation tuple => tuple.Elements.Any(IsOfThis),
        _ => false,
    };
}
