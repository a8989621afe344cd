using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Which methods of this compilation may call themselves, perhaps through others.</summary>
internal sealed class Recursion(LoweringContext context)
{
    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IMethodSymbol[]> _callees = new(SymbolEqualityComparer.Default);

    public bool IsRecursive(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        if (!_known.TryGetValue(definition, out var recursive))
            _known[definition] = recursive = Reaches(definition);
        return recursive;
    }

    private bool Reaches(IMethodSymbol target)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IMethodSymbol>(CalleesOf(target));
        while (open.Count > 0)
        {
            var method = open.Pop();
            if (SymbolEqualityComparer.Default.Equals(method, target))
                return true;
            if (!seen.Add(method))
                continue;
            foreach (var callee in CalleesOf(method))
                open.Push(callee);
        }

        return false;
    }

    private IMethodSymbol[] CalleesOf(IMethodSymbol method)
    {
        if (!_callees.TryGetValue(method, out var callees))
        {
            _callees[method] = callees = context.Body(method) is { } body
                ? body.Descendants().SelectMany(Callees.Of).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToArray()
                : [];
        }

        return callees;
    }
}

/// <summary>The methods that an operation names.</summary>
internal static class Callees
{
    public static IEnumerable<IMethodSymbol> Of(IOperation operation)
    {
        var method = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            IObjectCreationOperation creation => creation.Constructor,
            IBinaryOperation binary => binary.OperatorMethod,
            IUnaryOperation unary => unary.OperatorMethod,
            IConversionOperation conversion => conversion.OperatorMethod,
            ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
            _ => null,
        };
        if (method is not null)
            yield return method.OriginalDefinition;
        if (operation is not IPropertyReferenceOperation property)
            yield break;
        if (property.Property.GetMethod is { } getter)
            yield return getter.OriginalDefinition;
        if (property.Property.SetMethod is { } setter && property.Parent is IAssignmentOperation or IIncrementOrDecrementOperation)
            yield return setter.OriginalDefinition;
    }
}
