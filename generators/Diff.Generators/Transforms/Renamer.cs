using System.Collections.Generic;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>Puts other operands in the place of variables, and of those in turn.</summary>
internal sealed class Renamer(IReadOnlyDictionary<int, Operand> names) : IrRewriter
{
    public Block Apply(Block block) => Rewrite(block);

    protected override Operand Rewrite(Operand operand)
    {
        while (operand is Variable variable && names.TryGetValue(variable.Id, out var other))
            operand = other;
        return operand;
    }
}
