using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Kernels;

/// <summary>
/// Puts a tensor in place of the same tensor held constant. Behind the reverse sweep the two differ in nothing any more, and a kernel that a
/// product needs the result of would copy the one to the other.
/// </summary>
internal sealed class ReleaseHeld : IrRewriter
{
    private readonly Dictionary<int, Operand> _released = [];

    public static Function Apply(Function function) => function with { Body = new ReleaseHeld().Rewrite(function.Body) };

    protected override Operand Rewrite(Operand operand)
        => operand is Variable variable && _released.TryGetValue(variable.Id, out var released) ? released : operand;

    protected override Statement? Rewrite(Statement statement)
    {
        if (statement is not Let { Target: { Type: TensorType } target, Value: Ir.Apply { Op: Op.StopGradient } held })
            return base.Rewrite(statement);
        _released[target.Id] = Rewrite(held.Arguments.Single());
        return null;
    }
}
