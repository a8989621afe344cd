using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>
/// A loop that adds to one and the same element of memory adds to a local instead, and once to memory behind the loop.
/// </summary>
internal sealed class PromoteAccumulators : IrRewriter
{
    private readonly Memory _memory;
    private readonly List<string?> _names;

    private PromoteAccumulators(Function function)
    {
        _memory = new Memory(function);
        _names = [.. function.Names];
    }

    public static Function Apply(Function function)
    {
        var pass = new PromoteAccumulators(function);
        var body = pass.Rewrite(function.Body);
        return function with { Body = body, Names = pass._names.ToEquatableArray() };
    }

    protected override Block Rewrite(Block block)
    {
        var statements = new List<Statement>();
        foreach (var statement in block.Statements)
        {
            var rewritten = Rewrite(statement)!;
            if (rewritten is For loop)
                Promote(loop, statements);
            else
                statements.Add(rewritten);
        }

        return new Block(statements.ToEquatableArray(), block.Yields);
    }

    private void Promote(For loop, List<Statement> statements)
    {
        var bound = new HashSet<int>(Walk.Parameters(loop).Concat(Walk.All(loop.Body).SelectMany(s => Walk.Results(s).Concat(Walk.Parameters(s)))).Select(v => v.Id));
        var after = new List<Statement>();
        foreach (var add in loop.Body.Statements.OfType<Accumulate>().ToList())
        {
            if (Walk.Operands(new Length(add.Array)).Concat(add.Indices).OfType<Variable>().Any(v => bound.Contains(v.Id)) || !IsOnlyAccess(add, loop))
                continue;
            var type = add.Value.Type;
            var (parameter, next, result) = (New(type), New(type), New(type));
            loop = loop with
            {
                Carried = [.. loop.Carried, new Carried(parameter, Constant.Float(type, 0), result)],
                Body = new Block(
                    [.. loop.Body.Statements.Select(s => ReferenceEquals(s, add) ? new Let(next, new Ir.Apply(Op.Add, [parameter, add.Value])) : s)],
                    [.. loop.Body.Yields, next]),
            };
            after.Add(add with { Value = result });
        }

        statements.Add(loop);
        if (after.Count == 0)
            return;

        // A loop that does not run must not touch an element that may not exist.
        var ran = New(ScalarType.Bool);
        var comparison = loop.Comparison switch
        {
            Comparison.Less => Op.Less,
            Comparison.LessOrEqual => Op.LessOrEqual,
            Comparison.Greater => Op.Greater,
            _ => Op.GreaterOrEqual,
        };
        statements.Add(new Let(ran, new Ir.Apply(comparison, [loop.Start, loop.Bound])));
        statements.Add(new If(ran, new Block(after.ToEquatableArray(), []), Block.Empty, []));
    }

    private bool IsOnlyAccess(Accumulate add, For loop)
    {
        var memory = _memory.ClassOf(add.Array);
        return Walk.All(loop.Body).All(s => ReferenceEquals(s, add)
            || !Walk.Operands(s).Any(o => o.Type is ArrayType && _memory.ClassOf(o) == memory && s is not Let { Value: Slice or Length }));
    }

    private Variable New(IrType type)
    {
        _names.Add(null);
        return new Variable(_names.Count - 1, type);
    }
}
