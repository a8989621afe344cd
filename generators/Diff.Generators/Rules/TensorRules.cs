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
        [TensorOp.Concatenate] = a => a.Inherit(TensorOp.ConcatenateGradient, [a.Adjoint], [.. a.Call.Tensors.Take(a.Index + 1).Select(a.ShapeOf)], isList: true),
        [TensorOp.Stack] = a => a.Inherit(TensorOp.StackGradient, [a.Adjoint], [Constant.Int(a.Index), a.Shape]),
        [TensorOp.IndexSelect] = a => a.Inherit(TensorOp.IndexSelectGradient, [a.Adjoint], [a.Shape]),

        [TensorOp.Softmax] = a => a.Inherit(TensorOp.SoftmaxGradient, [a.Adjoint, a.Result], []),
        [TensorOp.LogSoftmax] = a => a.Inherit(TensorOp.LogSoftmaxGradient, [a.Adjoint, a.Result], []),
        [TensorOp.LogSumExp] = a => a.Inherit(TensorOp.LogSumExpGradient, [a.Adjoint, a.Argument, a.Result], []),
        [TensorOp.Max] = a => a.Inherit(TensorOp.ExtremumGradient, [a.Adjoint, a.Argument, a.Result], []),
        [TensorOp.Min] = a => a.Inherit(TensorOp.ExtremumGradient, [a.Adjoint, a.Argument, a.Result], []),
        [TensorOp.Prod] = a => a.Inherit(TensorOp.ProdGradient, [a.Adjoint, a.Argument], []),
        [TensorOp.Norm] = a => a.Inherit(TensorOp.NormGradient, [a.Adjoint, a.Argument, a.Result], []),
        [TensorOp.CrossEntropy] = a => a.Inherit(TensorOp.CrossEntropyGradient, [a.Adjoint, a.Argument], []),
        [TensorOp.NegativeLogLikelihood] = a => a.Inherit(TensorOp.NegativeLogLikelihoodGradient, [a.Adjoint], [a.Shape]),
        [TensorOp.Element] = a => a.Inherit(TensorOp.ElementGradient, [a.Adjoint], [a.Shape]),
    };

    /// <summary>The gradient for one argument; null where it has none.</summary>
    public static TensorCall? Gradient(TensorAdjoint adjoint) => Rows.TryGetValue(adjoint.Call.Op, out var row)
        ? row(adjoint)
        : throw new InvalidOperationException($"{adjoint.Call.Op} has no gradient.");

    /// <summary>The argument whose shape the result has; null where the operation makes a shape of its own.</summary>
    public static Operand? Like(TensorCall call) => call.Op switch
    {
        TensorOp.Expand or TensorOp.SumTo or TensorOp.ReshapeLike => call.Tensors[1],
        TensorOp.Softmax or TensorOp.LogSoftmax => call.Tensors[0],
        TensorOp.SoftmaxGradient or TensorOp.LogSoftmaxGradient or TensorOp.LogSumExpGradient or TensorOp.ExtremumGradient
            or TensorOp.ProdGradient or TensorOp.NormGradient or TensorOp.CrossEntropyGradient => call.Tensors[1],
        _ => null,
    };

    /// <summary>Whether the result shares the memory of the first tensor.</summary>
    public static bool IsView(TensorOp op) => op is TensorOp.Reshape or TensorOp.ReshapeLike or TensorOp.DropAxes or TensorOp.Squeeze or TensorOp.Unsqueeze;

    /// <summary>Whether the first of an operation's settings is the shape of its result.</summary>
    public static bool TakesShape(TensorOp op) => op is TensorOp.MatrixMultiplyLeftGradient or TensorOp.MatrixMultiplyRightGradient
        or TensorOp.SliceGradient or TensorOp.IndexSelectGradient or TensorOp.ElementGradient or TensorOp.NegativeLogLikelihoodGradient;

    /// <summary>Whether an argument takes part with its shape alone.</summary>
    public static bool IsShapeOnly(TensorCall call, int index) => call.Op switch
    {
        TensorOp.Expand or TensorOp.SumTo or TensorOp.ReshapeLike => index == 1,
        TensorOp.ShapeOf or TensorOp.CountOf or TensorOp.CountAlong => true,
        _ => false,
    };
}

/// <summary>An operation, and the adjoint of its result, from which an argument's gradient is made.</summary>
/// <param name="call">The operation.</param>
/// <param name="result">Its result.</param>
/// <param name="adjoint">The adjoint of the result.</param>
/// <param name="index">The argument's place among the tensors.</param>
/// <param name="let">Binds what the gradient needs.</param>
internal sealed class TensorAdjoint(TensorCall call, Operand result, Operand adjoint, int index, Func<Expression, IrType, Operand> let)
{
    public TensorCall Call => call;

    public Operand Result => result;

    public Operand Adjoint => adjoint;

    public int Index => index;

    public Operand Argument => call.Tensors[index];

    /// <summary>The adjoint, a number, as a tensor that fits every shape.</summary>
    public Operand Wide => let(new TensorCall(TensorOp.Fill, adjoint), Argument.Type);

    /// <summary>The argument's shape.</summary>
    public Operand Shape => ShapeOf(Argument);

    public Operand ShapeOf(Operand tensor) => let(new TensorCall(TensorOp.ShapeOf, tensor), new OpaqueType("global::Diff.Shape"));

    /// <summary>An operation with settings of its own in front of those of this one.</summary>
    public TensorCall Inherit(TensorOp op, EquatableArray<Operand> tensors, EquatableArray<Operand> added, bool isList = false)
    {
        var own = string.Join(", ", added.Select((_, i) => $"{{{i}}}"));
        if (isList)
            own = $"[{own}]";
        var inherited = Renumber(call.Text, added.Count);
        return new TensorCall(op, tensors, [.. added, .. call.Settings], string.Join(", ", new[] { own, inherited }.Where(t => t.Length > 0)));
    }

    private static string Renumber(string text, int by) => System.Text.RegularExpressions.Regex.Replace(
        text, @"\{(\d+)\}", m => $"{{{int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + by}}}");
}
