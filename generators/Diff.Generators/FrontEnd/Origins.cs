using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Where in the source the statements of a function come from. It stays in the front end: the IR compares by value, and a location would
/// make a function another one whenever the source above it changes.</summary>
internal sealed class Origins
{
    // In the order in which operations were finished: the first that holds a variable is the innermost.
    private readonly List<(int First, int End, IOperation Operation, IMethodSymbol? Method)> _operations = [];
    private readonly Dictionary<Effect, Origin> _checks = [];

    /// <summary>Takes note that an operation of a method has made the variables from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public void Add(int first, int end, IOperation operation, IMethodSymbol? method)
    {
        if (end > first)
            _operations.Add((first, end, operation, method));
    }

    public void Add(Effect check, Origin origin)
    {
        if (!_checks.ContainsKey(check))
            _checks.Add(check, origin);
    }

    /// <summary>Where a statement comes from; null where no operation of the user's has made it.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="root">The annotated method.</param>
    public Origin? Of(Statement statement, IMethodSymbol root)
    {
        if (statement is Effect check)
            return _checks.TryGetValue(check, out var origin) ? origin : null;
        if (statement is not Let { Target.Id: var id } || _operations.Find(o => o.First <= id && id < o.End) is not { Operation: { } operation } found)
            return null;
        var within = found.Method is { MethodKind: MethodKind.Ordinary } method && !SymbolEqualityComparer.Default.Equals(method, root)
            ? $" in '{method.Name}', which '{root.Name}' calls,"
            : "";
        return new Origin(operation.Syntax.GetLocation(), (NameOf(operation) is { } name ? $"'{name}'" : "This expression") + within);
    }

    private static string? NameOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name,
        IBinaryOperation or ICompoundAssignmentOperation or IUnaryOperation => operation.Syntax.ChildTokens().Select(t => t.Text).FirstOrDefault(),
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property.Name,
        IPropertyReferenceOperation => "Indexer",
        _ => null,
    };
}

/// <summary>A place in the source, and what is done there.</summary>
/// <param name="Location">The place.</param>
/// <param name="Name">The operation, as the subject of a sentence.</param>
internal sealed record Origin(Location Location, string Name);
