using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>What the conditions of branches tell of lengths.</summary>
internal sealed partial class ShapeAnalysis
{
    /// <summary>Takes note of what holds where a condition is true, or false.</summary>
    private void Assume(Operand condition, bool truth)
    {
        if (condition is not Variable variable)
            return;
        if (_choices.TryGetValue(variable.Id, out var choice))
            AssumeChoice(choice, choice.Results.ToList().IndexOf(variable), truth);
        if (!_definitions.TryGetValue(variable.Id, out var definition))
            return;
        switch (definition)
        {
            case Apply { Op: Op.Not, Arguments: [var negated] }:
                Assume(negated, !truth);
                break;
            case Apply { Op: Op.And, Arguments: [var left, var right] } when truth:
                Assume(left, true);
                Assume(right, true);
                break;
            case Apply { Op: Op.Or, Arguments: [var left, var right] } when !truth:
                Assume(left, false);
                Assume(right, false);
                break;
            case Apply { Op: Op.Equal or Op.NotEqual, Arguments: [var left, var right] } comparison when truth == (comparison.Op == Op.Equal):
                AssumeEqual(_facts.ValueOf(left), _facts.ValueOf(right));
                break;
            case Opaque { Template: ShapeTemplates.Equal or ShapeTemplates.NotEqual, Arguments: [var left, var right] } comparison
                when truth == (comparison.Template == ShapeTemplates.Equal):
                AssumeEqual(HeldBy(left), HeldBy(right));
                break;
        }
    }

    /// <summary>An <c>&amp;&amp;</c> that is true has run its right side, and so has an <c>||</c> that is false: what that has found out holds too.</summary>
    private void AssumeChoice(If choice, int index, bool truth)
    {
        if ((truth ? choice.Else : choice.Then).Yields[index] != (truth ? Constant.False : Constant.True))
            return;
        var (found, side) = (_misfits.Count, truth ? choice.Then : choice.Else);
        Assume(choice.Condition, truth);
        Visit(side);
        Forget(found);
        Assume(side.Yields[index], truth);
    }

    private void AssumeEqual(TensorShape? left, TensorShape? right)
    {
        for (var axis = 0; left is not null && right is not null && axis < left.Rank && axis < right.Rank; axis++)
            AssumeEqual(_facts.Resolve(left[axis]), _facts.Resolve(right[axis]));
    }

    private void AssumeEqual(AxisLength left, AxisLength right)
    {
        if (left.IsKnown && right.IsKnown)
            Equate(left, right);
    }
}
