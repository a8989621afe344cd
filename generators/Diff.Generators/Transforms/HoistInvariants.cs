using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms;

/// <summary>
/// Computes what does not change in a loop before it. In the user's own code only lengths and index arithmetic move, so that the bounds of
/// inner loops are known before the outer ones, and reads of elements that certainly exist; in derivative code all arithmetic does.
/// </summary>
internal sealed class HoistInvariants : IrRewriter
{
    private readonly int _userVariables;
    private readonly Memory _memory;
    private readonly Dictionary<int, Expression> _arrays;
    private readonly Dictionary<int, For> _indices;

    private HoistInvariants(Function function, int userVariables)
    {
        _userVariables = userVariables;
        _memory = new Memory(function);
        _arrays = Walk.All(function.Body).OfType<Let>().Where(l => l.Target.Type is ArrayType).ToDictionary(l => l.Target.Id, l => l.Value);
        _indices = Walk.All(function.Body).OfType<For>().ToDictionary(f => f.Index.Id);
    }

    /// <param name="function">The function.</param>
    /// <param name="userVariables">The number of variables of the user's own code.</param>
    public static Function Apply(Function function, int userVariables) => function with
    {
        Body = new HoistInvariants(function, userVariables).Rewrite(function.Body),
        Helpers = function.Helpers.Select(h => Apply(h, h.Names.Count)).ToEquatableArray(),
    };

    protected override Block Rewrite(Block block)
    {
        var statements = new List<Statement>();
        foreach (var statement in block.Statements)
        {
            var rewritten = Rewrite(statement)!;
            if (rewritten is For @for)
                rewritten = Hoist(@for, (For)statement, statements);
            statements.Add(rewritten);
        }

        return new Block(statements.ToEquatableArray(), block.Yields);
    }

    /// <summary>Takes out of a loop what does not change in it.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="original">The loop before anything in it has changed.</param>
    /// <param name="before">Takes what goes before the loop.</param>
    private For Hoist(For loop, For original, List<Statement> before)
    {
        var bound = new HashSet<int>(Walk.Parameters(loop).Select(v => v.Id));
        foreach (var statement in Walk.All(loop.Body))
        {
            foreach (var result in Walk.Results(statement))
                bound.Add(result.Id);
            foreach (var parameter in Walk.Parameters(statement))
                bound.Add(parameter.Id);
        }

        var kept = new List<Statement>();
        foreach (var statement in loop.Body.Statements)
        {
            if (statement is Let let && (CanMove(let) || CanRead(let, original)) && Walk.Operands(let.Value).OfType<Variable>().All(v => !bound.Contains(v.Id)))
            {
                before.Add(let);
                bound.Remove(let.Target.Id);
            }
            else
            {
                kept.Add(statement);
            }
        }

        return loop with { Body = loop.Body with { Statements = kept.ToEquatableArray() } };
    }

    private bool CanMove(Let let) => let.Value switch
    {
        Length or Slice { Start: null } => true,
        Ir.Apply { Op: Op.Add or Op.Subtract or Op.Multiply } when let.Target.Type.IsInteger => true,
        Ir.Apply apply => let.Target.Id >= _userVariables && let.Target.Type is ScalarType { Kind: var kind } && !OpInfo.Of(apply.Op).CanThrow(kind),
        _ => false,
    };

    /// <summary>Whether an element is read that exists whether the loop runs or not, and that the loop does not write.</summary>
    private bool CanRead(Let let, For loop)
    {
        if (let.Value is not Load { Array: Variable array, Indices: [var index] } load || !_arrays.TryGetValue(array.Id, out var definition) || _memory.IsWrittenIn(array, loop))
            return false;
        return definition switch
        {
            // What is saved has a place for every iteration of the loops around.
            Scratch { Kind: ScratchKind.Uninitialized } => load.Path is null && let.Target.Id >= _userVariables,
            Allocate { Lengths: [var length] } => index is Variable variable && _indices.TryGetValue(variable.Id, out var around)
                && around is { Start: Constant { Bits: >= 0 }, Step: > 0, Comparison: Comparison.Less } && around.Bound == length,
            _ => false,
        };
    }
}
