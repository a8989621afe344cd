using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Rules;

/// <summary>
/// One row per operation on whole tensors that is differentiated: the gradient for each tensor argument, as another operation. Maps are not
/// among them: they follow <see cref="RuleTable"/>, element by element.
/// </summary>
internal static class TensorRules
{
    private static readonly Dictionary<TensorOp, Func<TensorAdjoint, TensorCall?>> Rows = new()
    {
        [TensorOp.Fill] = a => new TensorCall(TensorOp.Total, a.Adjoint),
        [TensorOp.Expand] = a => a.Index == 0 ? new TensorCall(TensorOp.SumTo, a.Adjoint, a.Argument) : null,
        [TensorOp.SumTo] = a => a.Index == 0 ? new TensorCall(TensorOp.Expand, a.Adjoint, a.Argument) : null,
        [TensorOp.Total] = a => new TensorCall(TensorOp.Expand, a.Wide, a.Argument),
        [TensorOp.SumAxes] = a => new TensorCall(TensorOp.Expand, a.Adjoint, a.Argument),
        [TensorOp.ToScalar] = a => new TensorCall(TensorOp.Expand, a.Wide, a.Argument),

        [TensorOp.MatrixMultiply] = a => a.Index == 0
            ? a.Inherit(TensorOp.MatrixMultiplyLeftGradient, [a.Adjoint, a.Call.Tensors[1]], [a.Shape])
            : a.Inherit(TensorOp.MatrixMultiplyRightGradient, [a.Adjoint, a.Call.Tensors[0]], [a.Shape]),

        [TensorOp.Reshape] = a => new TensorCall(TensorOp.ReshapeLike, a.Adjoint, a.Argument),
        [TensorOp.ReshapeLike] = a => a.Index == 0 ? new TensorCall(TensorOp.ReshapeLike, a.Adjoint, a.Argument) : null,
        [TensorOp.DropAxes] = a => new TensorCall(TensorOp.ReshapeLike, a.Adjoint, a.Argument),
        [TensorOp.Squeeze] = a => new TensorCall(TensorOp.ReshapeLike, a.Adjoint, a.Argument),
        [TensorOp.Unsqueeze] = a => new TensorCall(TensorOp.ReshapeLike, a.Adjoint, a.Argument),
        [TensorOp.Permute] = a => a.Inherit(TensorOp.PermuteGradient, [a.Adjoint], []),
        [TensorOp.Transpose] = a => new TensorCall(TensorOp.Transpose, a.Adjoint),
        [TensorOp.Slice] = a => a.Inherit(TensorOp.SliceGradient, [a.Adjoint], [a.Shape]),
        [TensorOp.BroadcastTo] = a => new TensorCall(TensorOp.SumTo, a.Adjoint, a.Argument),
        [TensorOp.Concatenate] = a => a.Inherit(TensorOp.ConcatenateGradient, [a.Adjoint], [a.ShapesUpToThis]),
        [TensorOp.Stack] = a => a.Inherit(TensorOp.StackGradient, [a.Adjoint], [new ValueSetting(Constant.Int(a.Index)), a.Shape]),
        [TensorOp.IndexSelect] = a => a.Inherit(TensorOp.IndexSelectGradient, [a.Adjoint], [a.Shape]),

        [TensorOp.Prod] = a => a.Inherit(TensorOp.ProdGradient, [a.Adjoint, a.Argument], []),
        [TensorOp.CrossEntropy] = a => a.Inherit(TensorOp.CrossEntropyGradient, [a.Adjoint, a.Argument], []),
        [TensorOp.NegativeLogLikelihood] = a => a.Inherit(TensorOp.NegativeLogLikelihoodGradient, [a.Adjoint], [a.Shape]),
        [TensorOp.AtLabels] = a => new TensorCall(TensorOp.AtLabelsGradient, [a.Adjoint], [a.Shape, a.Call.Settings[0]]),
        [TensorOp.Element] = a => a.Inherit(TensorOp.ElementGradient, [a.Adjoint], [a.Shape]),
    };

    // Functions of rows, whose gradients are arithmetic and sums along the rows: they become part of the passes around them.
    private static readonly Dictionary<TensorOp, Func<TensorAdjoint, Term>> Formulas = new()
    {
        [TensorOp.Softmax] = a => a.Y * (a.D - a.Sum(a.D * a.Y)),
        [TensorOp.LogSoftmax] = a => a.D - Term.Exp(a.Y) * a.Sum(a.D),
        [TensorOp.LogSumExp] = LogSumExp,
        [TensorOp.Max] = Extremum,
        [TensorOp.Min] = Extremum,

        // 0 at the origin, the least of the subgradients.
        [TensorOp.Norm] = a => Term.Select(Term.Equal(a.Y, 0), 0, a.D * (a.X / a.Y)),
    };

    /// <summary>The gradient for one argument; null where it has none.</summary>
    public static Operand? Gradient(TensorAdjoint adjoint)
    {
        if (Formulas.TryGetValue(adjoint.Call.Op, out var formula))
            return adjoint.Lower(formula(adjoint));
        return Rows.TryGetValue(adjoint.Call.Op, out var row)
            ? row(adjoint) is { } call ? adjoint.Let(call) : null
            : throw new InvalidOperationException($"{adjoint.Call.Op} has no gradient.");
    }

    /// <summary>Whether the gradient is zero at elements that have no part in the result.</summary>
    public static bool Chooses(TensorOp op) => op is TensorOp.Slice or TensorOp.IndexSelect or TensorOp.Element or TensorOp.Max or TensorOp.Min
        or TensorOp.NegativeLogLikelihood or TensorOp.AtLabels;

    // exp(x - y) is each element's share, but where both are infinite: there those that equal the result have equal shares.
    private static Term LogSumExp(TensorAdjoint a)
    {
        var share = Term.Exp(Term.Select(Term.Equal(a.X, a.Y), 0, a.X - a.Y));
        return a.D * (share / a.Sum(share));
    }

    // Equal shares for all that are equal to the extremum; where that is NaN, for those that are NaN.
    private static Term Extremum(TensorAdjoint a)
    {
        var isChosen = Term.Equal(a.X, a.Y) | Term.NotEqual(a.X, a.X);
        return Term.Select(isChosen, a.D / a.Sum(Term.Select(isChosen, 1, 0)), 0);
    }

    /// <summary>The argument whose shape the result has; null where the operation makes a shape of its own.</summary>
    public static Operand? Like(TensorCall call) => call.Op switch
    {
        TensorOp.Expand or TensorOp.SumTo or TensorOp.ReshapeLike => call.Tensors[1],
        TensorOp.Softmax or TensorOp.LogSoftmax => call.Tensors[0],
        TensorOp.ProdGradient or TensorOp.CrossEntropyGradient => call.Tensors[1],
        _ => null,
    };

    /// <summary>Whether the result has the axes of its argument, the reduced ones with length 1.</summary>
    public static bool KeepsAxes(TensorOp op) => op is TensorOp.SumAxes or TensorOp.LogSumExp or TensorOp.Max or TensorOp.Min or TensorOp.Prod or TensorOp.Norm;

    /// <summary>Whether the result shares the memory of the first tensor.</summary>
    public static bool IsView(TensorOp op) => op is TensorOp.Reshape or TensorOp.ReshapeLike or TensorOp.DropAxes or TensorOp.Squeeze or TensorOp.Unsqueeze;

    /// <summary>Whether the first of an operation's settings is the shape of its result.</summary>
    public static bool TakesShape(TensorOp op) => op is TensorOp.MatrixMultiplyLeftGradient or TensorOp.MatrixMultiplyRightGradient
        or TensorOp.SliceGradient or TensorOp.IndexSelectGradient or TensorOp.ElementGradient or TensorOp.NegativeLogLikelihoodGradient or TensorOp.AtLabelsGradient;

    /// <summary>Whether an argument takes part with its shape alone.</summary>
    public static bool IsShapeOnly(TensorCall call, int index) => call.Op switch
    {
        TensorOp.Expand or TensorOp.SumTo or TensorOp.ReshapeLike => index == 1,
        TensorOp.ShapeOf or TensorOp.CountOf or TensorOp.CountAlong => true,
        _ => false,
    };
}
