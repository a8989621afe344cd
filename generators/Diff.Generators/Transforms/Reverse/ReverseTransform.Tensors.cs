using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Tensors, backwards.</summary>
internal sealed partial class ReverseTransform
{
    private static bool IsMap(Let let) => let is { Target.Type: TensorType, Value: Ir.Apply or TensorCall { Op: TensorOp.Fill or TensorOp.Expand } };

    private void Reverse(Variable target, TensorCall call, Operand adjoint, AdjointScope scope)
    {
        if (call.Op == TensorOp.FromArray)
        {
            _builder.Add(new Effect(RuntimeCalls.AddTensor, [adjoint, Shadow(call.Tensors[0])]));
            return;
        }

        if (call.Settings.SelectMany(s => s.Operands).Any(o => _memory.IsOverwritten(target, o)))
            throw new UnsupportedException("an array of labels or indices that an operation on tensors reads is written behind that", _primal, new Let(target, call));
        for (var i = 0; i < call.Tensors.Count; i++)
        {
            var argument = call.Tensors[i];
            if (!_activity.IsActive(argument))
                continue;
            if (TensorRules.Gradient(new TensorAdjoint(call, target, adjoint, i, (value, type) => _builder.Let(value, type), _algebra.Lower)) is not { } contribution)
                continue;
            if (contribution is Variable made && _builder.RawDefinitionOf(made) is TensorCall { Op: not (TensorOp.Fill or TensorOp.Expand or TensorOp.SumTo) })
                _spaces.SetLike(made, argument);

            // Elements that were not chosen have no part in the result.
            Mark(contribution, scope.MayVanish(adjoint) || TensorRules.Chooses(call.Op), scope);
            Contribute(argument, contribution, scope);
        }
    }

    /// <summary>Tensors are values, whose adjoints nobody adds to; arrays of them would need shadows that are.</summary>
    private void RequireNoArraysOfTensors()
    {
        var array = Walk.All(_primal.Body).FirstOrDefault(s => Walk.Results(s).Any(v => v.Type is ArrayType { Element.HoldsTensors: true } && _activity.IsActive(v)));
        if (array is not null)
            throw new UnsupportedException("tensors are kept in an array", _primal, array);
    }

    /// <summary>A gradient that shares no memory with what the caller handed in.</summary>
    private Operand Own(AdjointKey key, Operand gradient)
    {
        if (gradient.Type is not TensorType)
            return gradient;
        var root = gradient;
        while (root is Variable variable && _builder.RawDefinitionOf(variable) is TensorCall view && TensorRules.IsView(view.Op))
            root = view.Tensors[0];
        var isGiven = root is Variable given && (_contract.Parameters.Any(p => p.Variable == given) || _builder.RawDefinitionOf(given) is Member);
        return isGiven ? _shapes.Sum(key, gradient) : gradient;
    }
}
