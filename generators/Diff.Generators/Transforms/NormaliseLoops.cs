using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>
/// A loop whose condition does more than compute values (it loops itself, writes, or calls) is turned into one with a plain condition, so that its last, failing
/// evaluation is part of an iteration like every other: <c>while (go) { c = condition; if (c) body; go = c; }</c>.
/// </summary>
internal sealed class NormaliseLoops : IrRewriter
{
    private List<string?> _names = [];

    public override Function Rewrite(Function function)
    {
        _names = [.. function.Names];
        var body = Rewrite(function.Body);
        var names = _names.ToEquatableArray();
        return function with { Body = body, Names = names, Helpers = function.Helpers.Select(h => new NormaliseLoops().Rewrite(h)).ToEquatableArray() };
    }

    protected override Statement? Rewrite(Statement statement)
    {
        var rewritten = base.Rewrite(statement);
        if (rewritten is not While loop || loop.Condition.Statements.All(IsPlain))
            return rewritten;

        var go = New(ScalarType.Bool);
        var after = loop.Carried.Select(c => New(c.Parameter.Type)).ToEquatableArray();
        var condition = loop.Condition.Yields[0];
        var otherwise = new Block([], loop.Carried.Select(c => (Operand)c.Parameter).ToEquatableArray());
        return new While(
            [.. loop.Carried, new Carried(go, Constant.True, New(ScalarType.Bool))],
            new Block([], [go]),
            new Block([.. loop.Condition.Statements, new If(condition, loop.Body, otherwise, after)], [.. after, condition]));
    }

    private static bool IsPlain(Statement statement) => statement switch
    {
        Let { Value: Call or Allocate or Opaque { IsPure: false } } => false,
        Let => true,
        If @if => @if.Then.Statements.All(IsPlain) && @if.Else.Statements.All(IsPlain),
        _ => false,
    };

    private Variable New(IrType type)
    {
        _names.Add(null);
        return new Variable(_names.Count - 1, type);
    }
}
