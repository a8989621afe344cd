using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Which methods may write to memory that they are given: arrays and spans, also those in the members of an object. Where a method does,
/// what its caller knows of that memory ends with the call. Too many are found rather than too few.</summary>
internal static class ArrayWrites
{
    public static bool Find(IMethodSymbol method, LoweringContext context)
        => Find(method.OriginalDefinition, context, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>Whether a method without source here may write to what it is given. Those of .NET that only read are known by name.</summary>
    public static bool MayWriteUnseen(IMethodSymbol method)
        => method.MethodKind == MethodKind.Ordinary
            && !IsTensorOfArray(method)
            && (method.Parameters.Any(p => IsWritable(p.Type)) || (!method.IsStatic && IsWritable(method.ContainingType)))
            && method.Name is not ("AsSpan" or "AsMemory" or "Slice" or "ToArray" or "Clone" or "GetLength" or "GetUpperBound" or "GetLowerBound"
                or "GetEnumerator" or "IndexOf" or "LastIndexOf" or "BinarySearch" or "Contains" or "SequenceEqual" or "Join" or "Concat");

    // The tensor shares the array's memory, but nothing in differentiated code changes a tensor.
    private static bool IsTensorOfArray(IMethodSymbol method)
        => method is { Name: "Create", ContainingType: { Name: "Tensor" } type } && KnownSymbols.IsIn(type, "Diff");

    /// <summary>Whether a body itself writes to an element of a parameter: certain, where <see cref="Find(IMethodSymbol, LoweringContext)"/> is
    /// careful.</summary>
    public static bool AreCertain(IOperation body) => body.Descendants().Any(o => o switch
    {
        IAssignmentOperation assignment => IsOfParameter(assignment.Target),
        IIncrementOrDecrementOperation increment => IsOfParameter(increment.Target),
        _ => false,
    });

    private static bool IsOfParameter(IOperation? target) => target switch
    {
        IArrayElementReferenceOperation element => element.ArrayReference is IParameterReferenceOperation,
        IPropertyReferenceOperation { Property: { IsIndexer: true, RefKind: not RefKind.None } } indexer => indexer.Instance is IParameterReferenceOperation,
        IFieldReferenceOperation field => IsOfParameter(field.Instance),
        IPropertyReferenceOperation property => IsOfParameter(property.Instance),
        ITupleOperation tuple => tuple.Elements.Any(IsOfParameter),
        _ => false,
    };

    private static bool Find(IMethodSymbol method, LoweringContext context, HashSet<ISymbol> seen)
    {
        if (!seen.Add(method) || !IsGivenMemory(method))
            return false;
        if (context.Body(method) is not { } body)
            return MayWriteUnseen(method);
        var own = Own(body);
        return body.Descendants().Any(o => IsWrite(o, own) || Callees.Of(o).Any(callee => Find(callee, context, seen)));
    }

    private static bool IsWrite(IOperation operation, ImmutableHashSet<ILocalSymbol> own) => operation switch
    {
        IAssignmentOperation assignment => IsElement(assignment.Target, own) || (assignment is ISimpleAssignmentOperation { IsRef: true } && IsElement(assignment.Value, own)),
        IIncrementOrDecrementOperation increment => IsElement(increment.Target, own),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsElement(argument.Value, own),
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } reference => IsElement(reference.GetVariableInitializer()?.Value, own),
        _ => false,
    };

    /// <summary>The locals that hold an array made in the body, and never another.</summary>
    private static ImmutableHashSet<ILocalSymbol> Own(IOperation body)
    {
        var locals = body.Descendants().OfType<IVariableDeclaratorOperation>()
            .Where(d => d.GetVariableInitializer()?.Value is IArrayCreationOperation)
            .Select(d => d.Symbol)
            .ToImmutableHashSet<ILocalSymbol>(SymbolEqualityComparer.Default);
        return locals.IsEmpty ? locals : locals.Except(body.Descendants().SelectMany(Assigned));
    }

    private static IEnumerable<ILocalSymbol> Assigned(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => assignment.Target.DescendantsAndSelf().Where(IsWhole).OfType<ILocalReferenceOperation>().Select(l => l.Local),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation local } => [local.Local],
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } reference when reference.GetVariableInitializer()?.Value is ILocalReferenceOperation local => [local.Local],
        _ => [],
    };

    // In `a[i] = x` nothing is assigned to `a`.
    private static bool IsWhole(IOperation operation) => operation is { Parent: not IArrayElementReferenceOperation };

    private static bool IsGivenMemory(IMethodSymbol method)
        => method.Parameters.Any(p => HoldsMemory(p.Type)) || (!method.IsStatic && HoldsMemory(method.ContainingType));

    private static bool HoldsMemory(ITypeSymbol type) => HoldsMemory(type, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    private static bool HoldsMemory(ITypeSymbol type, HashSet<ISymbol> seen) => IsWritable(type) || type is ITypeParameterSymbol
        || (type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Struct or TypeKind.Class } named
            && seen.Add(named)
            && UnmappableTypes.State(named).Any(field => HoldsMemory(field.Type, seen)));

    private static bool IsWritable(ITypeSymbol type) => type is IArrayTypeSymbol || type.SpecialType == SpecialType.System_Array || KnownSymbols.IsSpan(type);

    private static bool IsElement(IOperation? target, ImmutableHashSet<ILocalSymbol> own) => target switch
    {
        IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation local } when own.Contains(local.Local) => false,
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => true,
        IPropertyReferenceOperation { Property: { IsIndexer: true, RefKind: not RefKind.None } } => true,
        IInvocationOperation { TargetMethod.RefKind: not RefKind.None } => true,
        IFieldReferenceOperation field => IsElement(field.Instance, own),
        IPropertyReferenceOperation property => IsElement(property.Instance, own),
        IConditionalOperation choice => IsElement(choice.WhenTrue, own) || IsElement(choice.WhenFalse, own),
        ITupleOperation tuple => tuple.Elements.Any(e => IsElement(e, own)),
        _ => false,
    };
}
