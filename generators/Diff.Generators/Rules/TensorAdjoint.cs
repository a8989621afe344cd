using System;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Rules;

/// <summary>An operation, and the adjoint of its result, from which an argument's gradient is made.</summary>
/// <param name="call">The operation.</param>
/// <param name="result">Its result.</param>
/// <param name="adjoint">The adjoint of the result.</param>
/// <param name="index">The argument's place among the tensors.</param>
/// <param name="let">Binds what the gradient needs.</param>
/// <param name="lower">Writes a formula, in the precision of a type.</param>
internal sealed class TensorAdjoint(
    TensorCall call, Operand result, Operand adjoint, int index, Func<Expression, IrType, Operand> let, Func<Term, IrType, Operand> lower)
{
    public TensorCall Call => call;

    public Operand Adjoint => adjoint;

    public int Index => index;

    public Operand Argument => call.Tensors[index];

    /// <summary>The adjoint, a number, as a tensor that fits every shape.</summary>
    public Operand Wide => Widened(adjoint);

    /// <summary>The argument, in a formula.</summary>
    public Term X => new OperandTerm(Argument);

    /// <summary>The result, in a formula.</summary>
    public Term Y => new OperandTerm(Widened(result));

    /// <summary>The adjoint, in a formula.</summary>
    public Term D => new OperandTerm(Widened(adjoint));

    /// <summary>The argument's shape.</summary>
    public Setting Shape => ShapeOf(Argument);

    /// <summary>The shapes of the arguments before this one, and its own.</summary>
    public Setting ShapesUpToThis => new ListSetting(call.Tensors.Take(index + 1).Select(ShapeOf).ToEquatableArray());

    /// <summary>The sum of a formula along what the operation works along.</summary>
    public Term Sum(Term term)
    {
        var terms = Lower(term);
        if (result.Type is not TensorType)
            return new OperandTerm(Widened(let(new TensorCall(TensorOp.Total, terms), result.Type)));
        EquatableArray<Setting> axes = call.Op is TensorOp.Softmax or TensorOp.LogSoftmax ? [new ListSetting(call.Settings)] : call.Settings;
        return new OperandTerm(Let(new TensorCall(TensorOp.SumAxes, [terms], axes)));
    }

    public Operand Lower(Term term) => lower(term, Argument.Type);

    public Operand Let(TensorCall gradient) => let(gradient, Argument.Type);

    /// <summary>An operation with settings of its own in front of those of this one.</summary>
    public TensorCall Inherit(TensorOp op, EquatableArray<Operand> tensors, EquatableArray<Setting> added) => new(op, tensors, [.. added, .. call.Settings]);

    private Operand Widened(Operand operand) => operand switch
    {
        { Type: TensorType } => operand,
        Constant constant => Constant.Float(Argument.Type, constant.Value),
        _ => Let(new TensorCall(TensorOp.Fill, operand)),
    };

    private Setting ShapeOf(Operand tensor) => new ValueSetting(let(new TensorCall(TensorOp.ShapeOf, tensor), new OpaqueType("global::Diff.Shape")));
}
