using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>The variables that a block uses and does not bind.</summary>
internal static class FreeVariables
{
    public static IEnumerable<Variable> Of(Block block)
    {
        var bound = new HashSet<int>();
        var used = new HashSet<Variable>();
        Visit(block, bound, used);
        return used.Where(v => !bound.Contains(v.Id));
    }

    private static void Visit(Block block, HashSet<int> bound, HashSet<Variable> used)
    {
        foreach (var statement in block.Statements)
        {
            Use(Walk.Operands(statement), used);
            foreach (var inner in Walk.Blocks(statement))
                Visit(inner, bound, used);
            foreach (var result in Walk.Results(statement))
                bound.Add(result.Id);
            foreach (var parameter in Walk.Parameters(statement))
                bound.Add(parameter.Id);
        }

        Use(block.Yields, used);
    }

    private static void Use(EquatableArray<Operand> operands, HashSet<Variable> used)
    {
        foreach (var operand in operands)
        {
            if (operand is Variable variable)
                used.Add(variable);
        }
    }
}
