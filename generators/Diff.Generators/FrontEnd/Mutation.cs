using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Which methods of structs may change the struct that they are called on.</summary>
internal static class Mutation
{
    public static bool Changes(IMethodSymbol method, LoweringContext context)
        => Changes(method, context, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    private static bool Changes(IMethodSymbol method, LoweringContext context, HashSet<ISymbol> seen)
    {
        if (method.IsReadOnly || method.IsStatic || !method.ContainingType.IsValueType || !seen.Add(method.OriginalDefinition))
            return false;

        // Where there is no body to look at, it is an automatic property, or a method of another assembly.
        if (context.Body(method) is not { } body)
            return method.MethodKind != MethodKind.PropertyGet;
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
