using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// The shapes of tensors' adjoints. Where a tensor was broadcast, its adjoint is a sum; since the rules of maps are linear in the adjoint, the
/// sum is put off as long as the way back leads through maps, so that a kernel can take it at its end. Until then the adjoint has the shape
/// to which the tensor was broadcast.
/// </summary>
internal sealed class AdjointShapes(Spaces spaces, IrBuilder builder)
{
    /// <summary>Whether two adjoints have the same shape, so that they can be added element by element.</summary>
    public bool AreSame(Operand left, Operand right) => spaces.Of(left).Equals(spaces.Of(right));

    /// <summary>Takes note that a variable has the shape of what an adjoint belongs to.</summary>
    public void SetLike(Variable adjoint, AdjointKey key)
    {
        if (adjoint.Type is TensorType)
            spaces.SetLike(adjoint, Like(key));
    }

    /// <summary>The adjoint of a tensor in the tensor's own shape.</summary>
    public Operand Settle(AdjointKey key, Operand adjoint)
    {
        if (adjoint.Type is not TensorType)
            return adjoint;
        var like = Like(key);
        if (adjoint is Constant)
            return builder.Let(new TensorCall(TensorOp.Expand, adjoint, like), adjoint.Type);
        return spaces.Of(adjoint).Equals(spaces.Of(like)) ? adjoint : Sum(key, adjoint);
    }

    /// <summary>The adjoint summed to the tensor's shape, in memory of its own.</summary>
    public Operand Sum(AdjointKey key, Operand adjoint) => builder.Let(new TensorCall(TensorOp.SumTo, adjoint, Like(key)), adjoint.Type);

    /// <summary>The adjoint of a value that has no part in the result.</summary>
    public Operand Zero(AdjointKey key, IrType type) => Settle(key, Constant.Float(type, 0));

    private Operand Like(AdjointKey key) => key.Path is null
        ? key.Variable
        : spaces.MemberOf(key.Variable, key.Path) ?? builder.Let(new Member(key.Variable, key.Path), Activity.TypeAt(key.Variable.Type, key.Path)!);
}
