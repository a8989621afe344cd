using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms;

/// <summary>
/// Computes what does not change in a loop before it. In the user's own code only lengths and index arithmetic move, so that the bounds of
/// inner loops are known before the outer ones; in derivative code all arithmetic does.
/// </summary>
internal sealed class HoistInvariants(int userVariables) : IrRewriter
{
    protected override Block Rewrite(Block block)
    {
        var statements = new List<Statement>();
        foreach (var statement in block.Statements)
        {
            var rewritten = Rewrite(statement)!;
            if (rewritten is For @for)
                rewritten = Hoist(@for, statements);
            statements.Add(rewritten);
        }

        return new Block(statements.ToEquatableArray(), block.Yields);
    }

    private For Hoist(For loop, List<Statement> before)
    {
        var bound = new HashSet<int>(Walk.Parameters(loop).Select(v => v.Id));
        foreach (var statement in Walk.All(loop.Body))
        {
            bound.UnionWith(Walk.Results(statement).Select(v => v.Id));
            bound.UnionWith(Walk.Parameters(statement).Select(v => v.Id));
        }

        var kept = new List<Statement>();
        foreach (var statement in loop.Body.Statements)
        {
            if (statement is Let let && CanMove(let) && Walk.Operands(let.Value).OfType<Variable>().All(v => !bound.Contains(v.Id)))
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
        Apply { Op: Op.Add or Op.Subtract or Op.Multiply } when let.Target.Type.IsInteger => true,
        Apply apply => let.Target.Id >= userVariables && let.Target.Type is ScalarType { Kind: var kind } && !OpInfo.Of(apply.Op).CanThrow(kind),
        _ => false,
    };
}
