using System.Collections.Generic;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>What the forward sweep does beyond the primal, so that the reverse sweep finds what it needs.</summary>
internal sealed class ForwardEdits
{
    /// <summary>Statements right behind the binding of a variable, by the variable's id.</summary>
    public Dictionary<int, List<Statement>> After { get; } = [];

    /// <summary>Statements before a statement of the function's body.</summary>
    public Dictionary<Statement, List<Statement>> Before { get; } = new(ReferenceComparer.Instance);

    /// <summary>Statements at the end of a block.</summary>
    public Dictionary<Region, List<Statement>> AtEnd { get; } = [];

    /// <summary>Calls that push what their reverse needs, by the variable that takes the result, as templates.</summary>
    public Dictionary<int, string> Paired { get; } = [];

    /// <summary>Statements at the very start.</summary>
    public List<Statement> Start { get; } = [];

    /// <summary>Values that leave a branch: each as an additional result of its If.</summary>
    public Dictionary<Statement, List<(bool IsThen, Variable Inner, Variable Result)>> Handed { get; } = new(ReferenceComparer.Instance);

    /// <summary>The variable that counts a loop's iterations.</summary>
    public Dictionary<Statement, Variable> Counters { get; } = new(ReferenceComparer.Instance);

    /// <summary>Loops whose iterations are reversed one by one: what each does backwards, with the sums that go from one to the next.</summary>
    public Dictionary<Statement, (EquatableArray<Carried> Sums, Block Reverse)> Fused { get; } = new(ReferenceComparer.Instance);

    public void InsertBefore(Statement statement, IEnumerable<Statement> statements)
    {
        if (!Before.TryGetValue(statement, out var list))
            Before[statement] = list = [];
        list.AddRange(statements);
    }

    public void InsertAtEnd(Region region, Statement statement)
    {
        if (!AtEnd.TryGetValue(region, out var list))
            AtEnd[region] = list = [];
        list.Add(statement);
    }

    public void InsertAfter(int variable, IEnumerable<Statement> statements)
    {
        if (!After.TryGetValue(variable, out var list))
            After[variable] = list = [];
        list.AddRange(statements);
    }
}
