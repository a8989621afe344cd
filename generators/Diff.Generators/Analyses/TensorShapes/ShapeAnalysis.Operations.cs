using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>What each operation makes of shapes: arithmetic, products, reductions, checks.</summary>
internal sealed partial class ShapeAnalysis
{
    private TensorShape? ShapeOf(TensorCall call)
    {
        var shapes = call.Tensors.Select(_facts.ShapeOf).ToList();
        if (call.Op == TensorOp.Fill)
            return TensorShape.Scalar;
        if (call.Op == TensorOp.FromArray)
            return call.Settings is [var setting] ? ShapeIn(setting) : TensorShape.Of([AxisLength.Unknown]);
        if (call.Op == TensorOp.Expand)
            return shapes[1];
        if (shapes.Any(s => s is null))
            return null;
        var shape = shapes[0]!;
        return call.Op switch
        {
            TensorOp.MatrixMultiply => Product(shape, Flag(call.Settings[0]), shapes[1]!, Flag(call.Settings[1])),
            TensorOp.Max or TensorOp.Min => Extremum(shape, Axes(call.Settings[0], shape)),
            TensorOp.SumAxes or TensorOp.LogSumExp or TensorOp.Prod or TensorOp.Norm => Reduced(shape, Axes(call.Settings[0], shape)),
            TensorOp.DropAxes => Axes(call.Settings[0], shape) is { } axes ? shape.Without(axes) : null,
            TensorOp.Softmax or TensorOp.LogSoftmax => Axis(call.Settings[0], shape, out _) ? shape : null,
            TensorOp.AtLabels => LabelsFit(call.Settings[0], shape) ? shape.Leading(shape.Rank - 1) : null,
            TensorOp.Reshape => Reshaped(shape, call.Settings[0]),
            TensorOp.Squeeze => Squeezed(shape, call.Settings),
            TensorOp.Unsqueeze => Widened(shape, call.Settings[0], AxisLength.One),
            TensorOp.Permute => Permuted(shape, call.Settings[0]),
            TensorOp.Transpose => Transposed(shape),
            TensorOp.Slice => Sliced(shape, call.Settings[0]),
            TensorOp.BroadcastTo => BroadcastTo(shape, ShapeIn(call.Settings[0])),
            TensorOp.IndexSelect => Selected(shape, call.Settings[0], call.Settings[1]),
            TensorOp.Concatenate => Concatenated(shapes!, call.Settings[0]),
            TensorOp.Stack => Stacked(shapes!, call.Settings[0]),
            _ => null,
        };
    }

    private TensorShape? Broadcast(IEnumerable<Operand> operands)
    {
        TensorShape? whole = TensorShape.Scalar;
        foreach (var operand in operands)
        {
            if (whole is null || _facts.ShapeOf(operand) is not { } shape)
                return null;
            whole = Broadcast(whole, shape);
        }

        return whole;
    }

    private TensorShape? Broadcast(TensorShape left, TensorShape right)
    {
        var rank = System.Math.Max(left.Rank, right.Rank);
        var lengths = new AxisLength[rank];
        for (var place = 1; place <= rank; place++)
        {
            var (x, y) = (left.FromEnd(place), right.FromEnd(place));
            if (Broadcast(x, y) is not { } length)
                return Refuse($"shapes {Text(left)} and {Text(right)} do not broadcast: {Text(x)} and {Text(y)} differ, and neither is 1");
            lengths[rank - place] = length;
        }

        return TensorShape.Of(lengths);
    }

    /// <summary>The length that two are broadcast to; null where they cannot be.</summary>
    private AxisLength? Broadcast(AxisLength left, AxisLength right)
    {
        var (x, y) = (_facts.Resolve(left), _facts.Resolve(right));
        if (x == y || y.Value == 1)
            return left;
        if (x.Value == 1)
            return right;
        if (AxisLength.Differ(x, y) && !x.CanBeOne && !y.CanBeOne)
            return null;
        if (x.IsKnown && y.IsKnown)
            Restrict(x, y, mayBeOne: true);
        return !x.CanBeOne ? left : !y.CanBeOne ? right : AxisLength.Unknown;
    }

    private TensorShape? BroadcastTo(TensorShape shape, TensorShape? target)
    {
        if (target is null)
            return null;
        for (var place = 1; place <= shape.Rank; place++)
        {
            var (own, wanted) = (_facts.Resolve(shape.FromEnd(place)), _facts.Resolve(target.FromEnd(place)));
            if (place > target.Rank || (AxisLength.Differ(own, wanted) && !own.CanBeOne))
                return Refuse($"shape {Text(shape)} cannot be broadcast to {Text(target)}");
            if (own.IsKnown && wanted.IsKnown && own != wanted && own.Value != 1)
                Restrict(own, wanted, mayBeOne: own.CanBeOne && own.Value is null);
        }

        return target;
    }

    private TensorShape? Product(TensorShape left, bool? transposeLeft, TensorShape right, bool? transposeRight)
    {
        if (transposeLeft is not { } flipLeft || transposeRight is not { } flipRight)
            return null;
        if (left.Rank == 0 || right.Rank == 0)
            return Refuse($"one of the shapes {Text(left)} and {Text(right)} is that of a single number, which is no matrix");
        if ((left.Rank == 1 && flipLeft) || (right.Rank == 1 && flipRight))
            return Refuse($"{Text(left.Rank == 1 && flipLeft ? left : right)} has one axis, and no transpose");
        var depth = left.FromEnd(flipLeft ? 2 : 1);
        var other = right.FromEnd(right.Rank == 1 || flipRight ? 1 : 2);
        if (Unify(depth, other) is null)
        {
            return Refuse(
                $"shapes {Text(left)}{Transposed(flipLeft)} and {Text(right)}{Transposed(flipRight)} have rows of {Text(depth)} that meet columns of {Text(other)}");
        }

        if (Broadcast(left.Leading(left.Rank - 2), right.Leading(right.Rank - 2)) is not { } batch)
            return null;
        AxisLength[] rows = left.Rank == 1 ? [] : [left.FromEnd(flipLeft ? 1 : 2)];
        AxisLength[] columns = right.Rank == 1 ? [] : [right.FromEnd(flipRight ? 2 : 1)];
        return TensorShape.Of([.. batch.Lengths, .. rows, .. columns]);
    }

    private static string Transposed(bool isTransposed) => isTransposed ? " transposed" : "";

    private static bool? Flag(Setting setting) => setting is ValueSetting { Value: Constant constant } ? constant.Bits != 0 : null;

    private static TensorShape? Reduced(TensorShape shape, List<int>? axes)
        => axes is null ? null : TensorShape.Of(shape.Lengths.Select((l, i) => axes.Contains(i) ? AxisLength.One : l));

    private TensorShape? Extremum(TensorShape shape, List<int>? axes)
    {
        var result = Reduced(shape, axes);
        return result?.Count is { IsKnown: true, Value: not 0 } && axes!.Any(a => _facts.Resolve(shape[a]).Value == 0)
            ? Refuse($"shape {Text(shape)} leaves no elements to choose from")
            : result;
    }

    private void Check(Effect check)
    {
        switch (check)
        {
            case { Assures: Assurance.SameShape, Arguments: [var first, var second] } when HeldBy(first) is { } x && HeldBy(second) is { } y:
                if (Unify(x, y) is { } common)
                    Learn(common, first, second);
                else
                    Refuse($"shape {Text(x)} has targets of shape {Text(y)}");
                break;
            case { Assures: Assurance.Lengths }:
                CheckDeclared(check.Arguments[0], TensorShape.Of(check.Arguments.Skip(1).Select(_facts.ValueOf).Select(l => l.Value == -1 ? AxisLength.Unknown : l)));
                break;
        }
    }

    private void CheckDeclared(Operand shape, TensorShape declared)
    {
        if (HeldBy(shape) is not { } given)
        {
            Learn(declared, shape);
        }
        else if (Unify(given, declared) is { } common)
        {
            Learn(common, shape);
        }
        else
        {
            Refuse($"shape {Text(given)} is given where {Text(declared)} is declared");
            Learn(TensorShape.Never, shape);
        }
    }

    private void Learn(TensorShape known, params Operand[] shapes)
    {
        foreach (var tensor in shapes.Select(TensorOf).OfType<Variable>())
            _facts = _facts.With(tensor, known);
    }
}
