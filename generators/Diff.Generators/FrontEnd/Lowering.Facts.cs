using System.Collections.Generic;
using Diff.Generators.Ir;

namespace Diff.Generators.FrontEnd;

/// <summary>Truth values: what is known about them on the way that is being lowered, and their arithmetic.</summary>
internal sealed partial class Lowering
{
    private readonly Stack<Dictionary<Operand, bool>> _facts = new([[]]);
    private readonly Dictionary<Operand, (Op Op, Operand[] Arguments)> _logic = [];

    /// <summary>Whether the operand is known to be true, or to be false.</summary>
    private bool? Truth(Operand operand)
    {
        if (operand is Constant constant)
            return constant.Bits != 0;
        foreach (var facts in _facts)
        {
            if (facts.TryGetValue(operand, out var truth))
                return truth;
        }

        return null;
    }

    private void Assume(Operand operand, bool truth)
    {
        if (operand is not Variable)
            return;
        _facts.Peek()[operand] = truth;
        if (!_logic.TryGetValue(operand, out var definition))
            return;
        switch (definition.Op)
        {
            case Op.Not:
                Assume(definition.Arguments[0], !truth);
                break;
            case Op.And when truth:
            case Op.Or when !truth:
                Assume(definition.Arguments[0], truth);
                Assume(definition.Arguments[1], truth);
                break;
        }
    }

    private Operand Not(Operand operand)
    {
        if (Truth(operand) is { } truth)
            return truth ? Constant.False : Constant.True;
        if (_logic.TryGetValue(operand, out var definition) && definition.Op == Op.Not)
            return definition.Arguments[0];
        return Logic(Op.Not, operand);
    }

    private Operand And(Operand left, Operand right) => (Truth(left), Truth(right)) switch
    {
        (true, _) => right,
        (_, true) => left,
        (false, _) or (_, false) => Constant.False,
        _ => left == right ? left : Logic(Op.And, left, right),
    };

    private Operand Or(Operand left, Operand right) => (Truth(left), Truth(right)) switch
    {
        (false, _) => right,
        (_, false) => left,
        (true, _) or (_, true) => Constant.True,
        _ => left == right ? left : Logic(Op.Or, left, right),
    };

    private Operand Logic(Op op, params Operand[] arguments)
    {
        var result = _builder.Apply(op, ScalarType.Bool, arguments);
        _logic[result] = (op, arguments);
        return result;
    }
}
