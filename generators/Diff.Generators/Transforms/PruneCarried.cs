using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>Takes out carried values that never change, and branch results that are the same on both sides.</summary>
internal sealed class PruneCarried : IrRewriter
{
    private readonly Dictionary<int, Operand> _known = [];

    // Every function numbers its own variables, so what is known about one says nothing about the next.
    public override Function Rewrite(Function function) => function with
    {
        Body = Rewrite(function.Body),
        Helpers = function.Helpers.Select(h => new PruneCarried().Rewrite(h)).ToEquatableArray(),
    };

    protected override Operand Rewrite(Operand operand)
    {
        while (operand is Variable variable && _known.TryGetValue(variable.Id, out var known))
            operand = known;
        return operand;
    }

    protected override Statement? Rewrite(Statement statement)
    {
        switch (statement)
        {
            case If @if:
                var branch = (If)base.Rewrite(@if)!;
                return EndsInThrow(branch.Then) || EndsInThrow(branch.Else) ? branch : PruneResults(branch);
            case For @for:
                var counted = (For)base.Rewrite(@for)!;
                var keptFor = Kept(counted.Carried, counted.Body);
                return keptFor is null ? counted : (For)base.Rewrite(counted with { Carried = Pick(counted.Carried, keptFor), Body = Pick(counted.Body, keptFor) })!;
            case While loop:
                var @while = (While)base.Rewrite(loop)!;
                var keptWhile = Kept(@while.Carried, @while.Body);
                return keptWhile is null ? @while : (While)base.Rewrite(new While(Pick(@while.Carried, keptWhile), @while.Condition, Pick(@while.Body, keptWhile)))!;
            default:
                return base.Rewrite(statement);
        }
    }

    private static bool EndsInThrow(Block block) => block.Statements.Count > 0 && block.Statements[block.Statements.Count - 1] is Throw;

    private Statement PruneResults(If branch)
    {
        var kept = new List<int>();
        for (var i = 0; i < branch.Results.Count; i++)
        {
            if (branch.Then.Yields[i] == branch.Else.Yields[i])
                _known[branch.Results[i].Id] = branch.Then.Yields[i];
            else
                kept.Add(i);
        }

        return kept.Count == branch.Results.Count ? branch : branch with
        {
            Then = Pick(branch.Then, kept),
            Else = Pick(branch.Else, kept),
            Results = kept.Select(i => branch.Results[i]).ToEquatableArray(),
        };
    }

    /// <summary>The carried values that do change; null when all do.</summary>
    private List<int>? Kept(EquatableArray<Carried> carried, Block body)
    {
        if (body.Yields.Count != carried.Count)
            return null;
        var kept = new List<int>();
        for (var i = 0; i < carried.Count; i++)
        {
            var next = body.Yields[i];
            if (next == carried[i].Parameter || next == carried[i].Initial)
            {
                _known[carried[i].Parameter.Id] = carried[i].Initial;
                _known[carried[i].Result.Id] = carried[i].Initial;
            }
            else
            {
                kept.Add(i);
            }
        }

        return kept.Count == carried.Count ? null : kept;
    }

    private static EquatableArray<Carried> Pick(EquatableArray<Carried> carried, List<int> kept)
        => kept.Select(i => carried[i]).ToEquatableArray();

    private static Block Pick(Block block, List<int> kept)
        => block with { Yields = kept.Select(i => block.Yields[i]).ToEquatableArray() };
}
