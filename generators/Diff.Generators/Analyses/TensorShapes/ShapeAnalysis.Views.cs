using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>What views, parts and joined tensors have for shapes.</summary>
internal sealed partial class ShapeAnalysis
{
    /// <summary>A shape that is given: a list of lengths, or a value of type <c>Shape</c>.</summary>
    private TensorShape? ShapeIn(Setting setting) => setting switch
    {
        ListSetting list => TensorShape.Of(list.Items.Select(Number)),
        ValueSetting { Value: var shape } => HeldBy(shape),
        _ => null,
    };

    /// <summary>Axes that are given, counted from 0; null where they are not known, or one of them is not there.</summary>
    private List<int>? Axes(Setting setting, TensorShape shape)
    {
        if (setting is not ListSetting list)
            return null;
        var axes = new List<int>();
        foreach (var item in list.Items)
        {
            if (!Axis(item, shape, out var axis))
                return null;
            if (axes.Contains(axis))
            {
                Refuse($"axis {axis} of shape {Text(shape)} is given twice");
                return null;
            }

            axes.Add(axis);
        }

        return axes;
    }

    private bool Axis(Setting setting, TensorShape shape, out int axis)
    {
        axis = 0;
        if (Number(setting).Value is not { } given)
            return false;
        axis = (int)(given < 0 ? given + shape.Rank : given);
        if (axis >= 0 && axis < shape.Rank)
            return true;
        Refuse($"shape {Text(shape)} has no axis {given}");
        return false;
    }

    private TensorShape? Reshaped(TensorShape shape, Setting setting)
    {
        if (setting is not ListSetting list)
            return null;
        // Any other integer may be -1, which stands for what is left.
        var lengths = list.Items.Select(Number).Select(l => l.Factors.All(IsLength) ? l : AxisLength.Unknown).ToList();
        var open = lengths.FindIndex(l => l.Value == -1);
        if (open >= 0)
            lengths[open] = AxisLength.One;
        var (count, others) = (_facts.Resolve(shape.Count), TensorShape.Of(lengths).Count);
        var rest = open >= 0 ? AxisLength.Divide(count, others) : AxisLength.One;
        if (lengths.Any(l => l.Value < 0) || rest is null || (open >= 0 && others.Value == 0) || (open < 0 && Unify(count, others) is null))
        {
            if (open >= 0)
                lengths[open] = AxisLength.Of(-1);
            return Refuse($"shape {Text(shape)} cannot become {Text(TensorShape.Of(lengths))}, which has another number of elements");
        }

        return open < 0 ? TensorShape.Of(lengths) : TensorShape.Of(lengths).With(open, rest);
    }

    private bool IsLength(int variable) => _definitions.TryGetValue(variable, out var definition) && definition is Opaque { Template: ShapeTemplates.LengthOfAxis } or Length;

    private TensorShape? Squeezed(TensorShape shape, EquatableArray<Setting> settings)
    {
        if (settings.Count == 0)
        {
            // A length that is not known may be 1.
            var lengths = shape.Lengths.Select(_facts.Resolve).ToList();
            return lengths.All(l => l.Value is not null || !l.CanBeOne) ? TensorShape.Of(shape.Lengths.Where((_, i) => lengths[i].Value != 1)) : null;
        }

        if (!Axis(settings[0], shape, out var axis))
            return null;
        return Unify(shape[axis], AxisLength.One) is null
            ? Refuse($"axis {axis} of shape {Text(shape)} has length {Text(shape[axis])}, not 1")
            : shape.Without([axis]);
    }

    /// <summary>The shape with a new axis.</summary>
    private TensorShape? Widened(TensorShape shape, Setting setting, AxisLength length)
    {
        if (Number(setting).Value is not { } given)
            return null;
        var axis = (int)(given < 0 ? given + shape.Rank + 1 : given);
        return axis < 0 || axis > shape.Rank ? Refuse($"shape {Text(shape)} has no place for axis {given}") : shape.Insert(axis, length);
    }

    private TensorShape? Permuted(TensorShape shape, Setting setting)
    {
        if (Axes(setting, shape) is not { } axes)
            return null;
        return axes.Count != shape.Rank
            ? Refuse($"{axes.Count} axes are given for shape {Text(shape)}, which has {shape.Rank}")
            : TensorShape.Of(axes.Select(a => shape[a]));
    }

    private TensorShape? Transposed(TensorShape shape) => shape.Rank < 2
        ? Refuse($"shape {Text(shape)} has fewer than two axes")
        : TensorShape.Of([.. shape.Lengths.Take(shape.Rank - 2), shape.FromEnd(1), shape.FromEnd(2)]);

    private TensorShape? Sliced(TensorShape shape, Setting setting)
    {
        if (setting is not ListSetting list)
            return null;
        if (list.Items.Count > shape.Rank)
            return Refuse($"{list.Items.Count} ranges are given for shape {Text(shape)}, which has {shape.Rank} axes");
        var result = shape;
        for (var axis = 0; axis < list.Items.Count; axis++)
        {
            if (list.Items[axis] is not RangeSetting range)
            {
                result = result.With(axis, AxisLength.Unknown);
                continue;
            }

            var whole = _facts.Resolve(shape[axis]);
            var (start, end) = (Place(range.Start, whole), Place(range.End, whole));
            var length = LengthOf(range, end - start);
            if (length.Value < 0 || start.Value < 0 || end.Value < 0 || (end - whole).Value > 0)
                return Refuse($"axis {axis} of shape {Text(shape)} has no range {range.Text(TextOf, TextOf)}");
            result = result.With(axis, whole == length ? shape[axis] : length);
        }

        return result;
    }

    private AxisLength Place(Setting bound, AxisLength whole) => bound switch
    {
        ValueSetting { Value: { Type: ScalarType } value } => _facts.ValueOf(value),
        FromEndSetting fromEnd => whole - _facts.ValueOf(fromEnd.Value),
        _ => AxisLength.Unknown,
    };

    // Where both are counted from the end, how long the axis is does not matter.
    private AxisLength LengthOf(RangeSetting range, AxisLength otherwise) => range is { Start: FromEndSetting start, End: FromEndSetting end }
        ? _facts.ValueOf(start.Value) - _facts.ValueOf(end.Value)
        : otherwise;

    private string TextOf(Operand operand) => Text(_facts.ValueOf(operand));

    private TensorShape? Selected(TensorShape shape, Setting setting, Setting indices)
    {
        if (!Axis(setting, shape, out var axis))
            return null;
        if (indices is not ListSetting list)
            return shape.With(axis, AxisLength.Unknown);
        foreach (var item in list.Items)
        {
            if (Number(item).Value is { } index && (index < 0 || index >= _facts.Resolve(shape[axis]).Value))
                return Refuse($"axis {axis} of shape {Text(shape)} has no index {index}");
        }

        return shape.With(axis, AxisLength.Of(list.Items.Count));
    }

    private TensorShape? Concatenated(List<TensorShape> shapes, Setting setting)
    {
        var first = shapes[0];
        if (!Axis(setting, first, out var axis))
            return null;
        var (common, total) = (first, AxisLength.Of(0));
        foreach (var shape in shapes)
        {
            if (shape.Rank != first.Rank || Unify(common, shape.With(axis, common[axis])) is not { } merged)
                return Refuse($"shapes {Text(common)} and {Text(shape)} differ in more than axis {axis}");
            common = merged;
            total += _facts.Resolve(shape[axis]);
        }

        return common.With(axis, total);
    }

    private TensorShape? Stacked(List<TensorShape> shapes, Setting setting)
    {
        var common = shapes[0];
        foreach (var shape in shapes)
        {
            if (Unify(common, shape) is not { } merged)
                return Refuse($"shapes {Text(common)} and {Text(shape)} differ");
            common = merged;
        }

        return Widened(common, setting, AxisLength.Of(shapes.Count));
    }
}
