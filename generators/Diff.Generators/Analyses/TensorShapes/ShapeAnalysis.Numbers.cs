using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>Integers that lengths are computed with, and comparisons of them.</summary>
internal sealed partial class ShapeAnalysis
{
    private AxisLength NumberOf(Variable target, Expression expression)
    {
        switch (expression)
        {
            case Apply apply:
                return NumberOf(apply);
            case TensorCall call:
                return NumberOf(call);
            case Opaque { Template: ShapeTemplates.LengthOfAxis, Arguments: [var shape, var axis] } when _facts.ValueOf(axis).Value is { } place:
                return LengthOf(target, shape, (int)place);
            case Opaque { Template: ShapeTemplates.Rank, Arguments: [var shape] } when HeldBy(shape) is { } known:
                return AxisLength.Of(known.Rank);
            default:
                return AxisLength.Unknown;
        }
    }

    private AxisLength NumberOf(Apply apply)
    {
        var values = apply.Arguments.Select(_facts.ValueOf).ToList();
        switch (apply.Op)
        {
            case Op.Add:
                return values[0] + values[1];
            case Op.Subtract:
                return values[0] - values[1];
            case Op.Multiply:
                return values[0] * values[1];
            case Op.Negate:
                return values[0] * AxisLength.Of(-1);
        }

        if (values.Count != 2 || values[0].Value is not { } x || values[1].Value is not { } y)
            return AxisLength.Unknown;
        bool? truth = apply.Op switch
        {
            Op.Equal => x == y,
            Op.NotEqual => x != y,
            Op.Less => x < y,
            Op.LessOrEqual => x <= y,
            Op.Greater => x > y,
            Op.GreaterOrEqual => x >= y,
            _ => null,
        };
        return truth is null ? AxisLength.Unknown : AxisLength.Of(truth.Value ? 1 : 0);
    }

    /// <summary>A length that is asked for. If nothing was known of it, the variable that takes it becomes its name.</summary>
    private AxisLength LengthOf(Variable target, Operand shape, int axis)
    {
        if (HeldBy(shape) is not { } known)
            return AxisLength.Unknown;
        if (axis < -known.Rank || axis >= known.Rank)
        {
            Refuse($"shape {Text(known)} has no axis {axis}");
            return AxisLength.Unknown;
        }

        axis = axis < 0 ? axis + known.Rank : axis;
        if (known[axis].IsKnown)
            return _facts.Resolve(known[axis]);
        if (TensorOf(shape) is Variable tensor)
            _facts = _facts.With(tensor, known.With(axis, AxisLength.Of(target)));
        return AxisLength.Unknown;
    }

    private AxisLength NumberOf(TensorCall call)
    {
        var shape = Known(call.Tensors[0]);
        switch (call.Op)
        {
            case TensorOp.CountOf:
                return shape?.Count ?? AxisLength.Unknown;
            case TensorOp.CountAlong when shape is not null && Axes(call.Settings[0], shape) is { } axes:
                return TensorShape.Of(axes.Select(a => shape[a])).Count;
            case TensorOp.ToScalar when shape is not null:
                RequireOneElement(shape);
                break;
            case TensorOp.Max or TensorOp.Min when shape?.Count.Value == 0:
                Refuse($"shape {Text(shape)} leaves no elements to choose from");
                break;
            case TensorOp.Element when shape is not null:
                RequireElement(call.Settings, shape);
                break;
            case TensorOp.CrossEntropy or TensorOp.NegativeLogLikelihood when shape is not null:
                LabelsFit(call.Settings[0], shape);
                break;
        }

        return AxisLength.Unknown;
    }

    private void RequireOneElement(TensorShape shape)
    {
        if (Unify(shape.Count, AxisLength.One) is null)
            Refuse($"shape {Text(shape)} has {Text(shape.Count)} elements, not one");
    }

    private void RequireElement(EquatableArray<Setting> indices, TensorShape shape)
    {
        if (indices is [ValueSetting { Value.Type: ArrayType }])
            return;
        if (indices.Count != shape.Rank)
        {
            Refuse($"{indices.Count} indices are given for shape {Text(shape)}, which has {shape.Rank} axes");
            return;
        }

        for (var axis = 0; axis < shape.Rank; axis++)
        {
            if (Number(indices[axis]).Value is { } index && (index < 0 || index >= _facts.Resolve(shape[axis]).Value))
            {
                Refuse($"axis {axis} of shape {Text(shape)} has no index {index}");
                return;
            }
        }
    }

    /// <summary>Whether there can be a label for each row, that is one of its columns.</summary>
    private bool LabelsFit(Setting labels, TensorShape scores)
    {
        if (WhyNot(labels, scores) is not { } problem)
            return true;
        Refuse(problem);
        return false;
    }

    private string? WhyNot(Setting labels, TensorShape scores)
    {
        if (scores.Rank == 0)
            return "shape [] has no axis of classes";
        if (labels is not ListSetting list)
            return null;
        var (rows, classes) = (scores.Leading(scores.Rank - 1).Count, _facts.Resolve(scores.FromEnd(1)).Value);
        if (Unify(rows, AxisLength.Of(list.Items.Count)) is null)
            return $"{list.Items.Count} labels are given for shape {Text(scores)}, which has {Text(rows)} rows";
        var wrong = list.Items.Select(i => Number(i).Value).FirstOrDefault(label => label < 0 || label >= classes);
        return wrong is null ? null : $"label {wrong} is not one of the {classes} classes of shape {Text(scores)}";
    }

    private AxisLength Number(Setting setting) => setting is ValueSetting { Value: var value } ? _facts.ValueOf(value) : AxisLength.Unknown;
}
