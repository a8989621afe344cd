using System;
using System.Linq;
using System.Text.RegularExpressions;
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
    public Operand Shape => ShapeOf(Argument);

    public Operand ShapeOf(Operand tensor) => let(new TensorCall(TensorOp.ShapeOf, tensor), new OpaqueType("global::Diff.Shape"));

    /// <summary>The sum of a formula along what the operation works along.</summary>
    public Term Sum(Term term)
    {
        var terms = Lower(term);
        if (result.Type is not TensorType)
            return new OperandTerm(Widened(let(new TensorCall(TensorOp.Total, terms), result.Type)));
        var axes = call.Op is TensorOp.Softmax or TensorOp.LogSoftmax ? $"[{call.Text}]" : call.Text;
        return new OperandTerm(Let(new TensorCall(TensorOp.SumAxes, [terms], call.Settings, axes)));
    }

    public Operand Lower(Term term) => lower(term, Argument.Type);

    public Operand Let(TensorCall gradient) => let(gradient, Argument.Type);

    /// <summary>An operation with settings of its own in front of those of this one.</summary>
    public TensorCall Inherit(TensorOp op, EquatableArray<Operand> tensors, EquatableArray<Operand> added, bool isList = false)
    {
        var own = string.Join(", ", added.Select((_, i) => $"{{{i}}}"));
        if (isList)
            own = $"[{own}]";
        var inherited = Renumber(call.Text, added.Count);
        return new TensorCall(op, tensors, [.. added, .. call.Settings], string.Join(", ", new[] { own, inherited }.Where(t => t.Length > 0)));
    }

    private Operand Widened(Operand operand) => operand switch
    {
        { Type: TensorType } => operand,
        Constant constant => Constant.Float(Argument.Type, constant.Value),
        _ => Let(new TensorCall(TensorOp.Fill, operand)),
    };

    private static string Renumber(string text, int by) => Regex.Replace(
        text, @"\{(\d+)\}", m => $"{{{int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + by}}}");
}
