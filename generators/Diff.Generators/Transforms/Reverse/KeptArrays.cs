using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// Spans that a function makes become arrays with a span over them: what another method reverses has to be there still when that runs, on the stacks
/// between the two.
/// </summary>
internal sealed class KeptArrays : IrRewriter
{
    private readonly List<string?> _names;

    private KeptArrays(Function function) => _names = [.. function.Names];

    public static Function Apply(Function function)
    {
        var pass = new KeptArrays(function);
        var body = pass.Rewrite(function.Body);
        return function with { Body = body, Names = pass._names.ToEquatableArray() };
    }

    protected override Block Rewrite(Block block)
    {
        var rewritten = base.Rewrite(block);
        return rewritten with { Statements = rewritten.Statements.SelectMany(Kept).ToEquatableArray() };
    }

    private IEnumerable<Statement> Kept(Statement statement)
    {
        if (statement is not Let { Value: Allocate { Type: { Kind: not ArrayKind.Array } type } allocate } let)
            return [statement];
        _names.Add(null);
        var array = new Variable(_names.Count - 1, type with { Kind = ArrayKind.Array });
        return [new Let(array, allocate with { Type = type with { Kind = ArrayKind.Array } }), new Let(let.Target, new Slice(array, null, null))];
    }
}
