using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>
/// Takes needless trips to shadow memory out of a reverse sweep: <c>t = d[i]; d[i] = 0; …; d[i] += t</c>, the adjoint of <c>a[i] += e</c>, leaves
/// <c>d[i]</c> as it was.
/// </summary>
internal sealed class ShadowTraffic : IrRewriter
{
    private readonly Memory _memory;

    private ShadowTraffic(Function function) => _memory = new Memory(function);

    public static Function Apply(Function function) => function with { Body = new ShadowTraffic(function).Rewrite(function.Body) };

    protected override Block Rewrite(Block block)
    {
        var statements = base.Rewrite(block).Statements.ToList();
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i] is Store { Value: Constant zero } store && Algebra.IsZero(zero) && FindAccumulate(statements, i) is { } add)
                Simplify(statements, i, store, add);
        }

        return new Block(statements.ToEquatableArray(), block.Yields);
    }

    private void Simplify(List<Statement> statements, int stored, Store store, int added)
    {
        var add = (Accumulate)statements[added];
        var isSame = Enumerable.Range(0, stored).Reverse()
            .TakeWhile(i => !Touches(statements[i], store.Array, exceptLoads: true))
            .Any(i => statements[i] is Let { Value: Load load } let
                && let.Target == add.Value
                && load.Array == store.Array && load.Indices.Equals(store.Indices) && load.Path == store.Path);
        if (isSame)
            statements.RemoveAt(added);
        else
            statements[added] = new Store(add.Array, add.Indices, add.Value, add.Path);
        statements.RemoveAt(stored);
    }

    /// <summary>The next access to the zeroed element's memory, if it adds to that very element; null otherwise.</summary>
    private int? FindAccumulate(List<Statement> statements, int stored)
    {
        var store = (Store)statements[stored];
        for (var i = stored + 1; i < statements.Count; i++)
        {
            if (statements[i] is Accumulate add && add.Array == store.Array && add.Indices.Equals(store.Indices) && add.Path == store.Path)
                return i;
            if (Touches(statements[i], store.Array, exceptLoads: false))
                return null;
        }

        return null;
    }

    private bool Touches(Statement statement, Operand array, bool exceptLoads)
    {
        var memory = _memory.ClassOf(array);
        return Uses(statement) || Walk.Blocks(statement).SelectMany(Walk.All).Any(Uses);

        bool Uses(Statement s) => !(exceptLoads && s is Let { Value: Load })
            && Walk.Operands(s).Any(o => o.Type is ArrayType && _memory.ClassOf(o) == memory);
    }
}
