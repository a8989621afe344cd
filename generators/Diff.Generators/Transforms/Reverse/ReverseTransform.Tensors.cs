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

        for (var i = 0; i < call.Tensors.Count; i++)
        {
            var argument = call.Tensors[i];
            if (!_activity.IsActive(argument))
                continue;
            if (TensorRules.Gradient(new TensorAdjoint(call, target, adjoint, i, (value, type) => _builder.Let(value, type))) is not { } gradient)
                continue;
            var contribution = _builder.Let(gradient, argument.Type);
            if (!IsMap(new Let(contribution, gradient)) && gradient.Op != TensorOp.SumTo)
                _spaces.SetLike(contribution, argument);
            Mark(contribution, scope.MayVanish(adjoint) || LeavesZeros(gradient.Op), scope);
            Contribute(argument, contribution, scope);
        }
    }

    /// <summary>Tensors are values, whose adjoints nobody adds to; arrays of them would need shadows that are.</summary>
    private void RequireNoArraysOfTensors()
    {
        var arrays = Walk.All(_primal.Body).SelectMany(s => Walk.Results(s));
        if (arrays.Any(v => v.Type is ArrayType { Element.HoldsTensors: true } && _activity.IsActive(v)))
            throw new UnsupportedException("tensors are kept in an array");
    }

    // Elements that were not chosen have no part in the result.
    private static bool LeavesZeros(TensorOp gradient)
        => gradient is TensorOp.SliceGradient or TensorOp.IndexSelectGradient or TensorOp.ElementGradient or TensorOp.ExtremumGradient or TensorOp.NegativeLogLikelihoodGradient;

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
