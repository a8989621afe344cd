using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// Which values of the primal can be infinite or NaN at ordinary arguments: a zero adjoint must not be multiplied with them.
/// </summary>
internal sealed class Finiteness
{
    private readonly HashSet<int> _infinite = [];
    private readonly HashSet<int> _infiniteMemory = [];
    private readonly Activity _activity;
    private readonly Memory _memory;
    private bool _changed;

    public Finiteness(Function function, Activity activity, Memory memory)
    {
        _activity = activity;
        _memory = memory;
        do
        {
            _changed = false;
            foreach (var statement in Walk.All(function.Body))
                Visit(statement);
        }
        while (_changed);
    }

    /// <summary>Whether a formula can be infinite or NaN.</summary>
    public bool MayBeInfinite(Term term) => term switch
    {
        OperandTerm { Operand: var operand } => MayBeInfinite(operand),
        ApplyTerm { Op: Op.Divide, Arguments: [var left, OperandTerm { Operand: var right }] } => MayBeInfinite(left) || CanVanish(right),
        ApplyTerm { Op: Op.Divide, Arguments: [var left, NumberTerm] } => MayBeInfinite(left),
        ApplyTerm apply => OpInfo.Of(apply.Op).MayBeUnbounded || apply.Arguments.Any(MayBeInfinite),
        _ => false,
    };

    private bool MayBeInfinite(Operand operand) => operand is Variable variable && _infinite.Contains(variable.Id);

    // A passive divisor is one of the user's own numbers, like a count; it makes the value itself infinite or not at all.
    private bool CanVanish(Operand divisor) => _activity.IsVaried(divisor);

    private void Visit(Statement statement)
    {
        switch (statement)
        {
            case Let { Value: Apply { Op: Op.Divide, Arguments: [var left, var right] }, Target: { Type.IsFloat: true } target }:
                Set(target, MayBeInfinite(left) || CanVanish(right));
                break;
            case Let { Value: Apply apply, Target: { Type.IsFloat: true } target }:
                Set(target, OpInfo.Of(apply.Op).MayBeUnbounded || apply.Arguments.Any(MayBeInfinite));
                break;
            case Let { Value: TensorCall call, Target: { Type.IsFloat: true } target }:
                Set(target, call.Tensors.Any(MayBeInfinite));
                break;
            case Let { Value: Load load, Target: { Type.IsFloat: true } target }:
                Set(target, _infiniteMemory.Contains(_memory.ClassOf(load.Array)));
                break;
            case Let { Value: Call call, Target: var target }:
                Set(target, true);
                foreach (var written in HelperCallee.WrittenBy(call))
                    _changed |= _infiniteMemory.Add(_memory.ClassOf(written));
                break;
            case Let { Value: Member member, Target: var target }:
                Set(target, MayBeInfinite(member.Aggregate));
                break;
            case Store store when MayBeInfinite(store.Value):
                _changed |= _infiniteMemory.Add(_memory.ClassOf(store.Array));
                break;
            case If or For or While:
                foreach (var (target, values) in Walk.Joins(statement))
                    Set(target, values.Any(MayBeInfinite));
                break;
        }
    }

    private void Set(Variable variable, bool mayBeInfinite)
    {
        if (mayBeInfinite)
            _changed |= _infinite.Add(variable.Id);
    }
}
