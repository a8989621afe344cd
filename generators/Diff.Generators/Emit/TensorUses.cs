using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Emit;

/// <summary>How often a function reads a tensor's elements, and how often its shape alone.</summary>
internal sealed class TensorUses
{
    private readonly Dictionary<int, int> _reads = [];
    private readonly Dictionary<int, int> _shapes = [];

    public TensorUses(Function function)
    {
        Visit(function.Body);
    }

    public int ReadsOf(Variable tensor) => _reads.TryGetValue(tensor.Id, out var count) ? count : 0;

    public int ShapesOf(Variable tensor) => _shapes.TryGetValue(tensor.Id, out var count) ? count : 0;

    private static void Count(Dictionary<int, int> uses, IEnumerable<Operand> operands)
    {
        foreach (var variable in operands.OfType<Variable>())
            uses[variable.Id] = uses.TryGetValue(variable.Id, out var count) ? count + 1 : 1;
    }

    private void Visit(Block block)
    {
        foreach (var statement in block.Statements)
        {
            Count(_shapes, ShapesIn(statement));
            Count(_reads, ReadsIn(statement));
            foreach (var inner in Walk.Blocks(statement))
                Visit(inner);
        }

        Count(_reads, block.Yields);
    }

    private static IEnumerable<Operand> ShapesIn(Statement statement) => statement switch
    {
        Kernel kernel => kernel.Space.Concat(kernel.Outputs.SelectMany(o => o.Like)),
        Let { Value: TensorCall call } => call.Tensors.Where((_, i) => TensorRules.IsShapeOnly(call, i)),
        _ => [],
    };

    private static IEnumerable<Operand> ReadsIn(Statement statement) => statement switch
    {
        Kernel kernel => kernel.Inputs.Select(i => i.Value).Concat(kernel.Outputs.SelectMany(o => o.Settings).SelectMany(s => s.Operands)),
        Let { Value: TensorCall call } => call.Tensors.Where((_, i) => !TensorRules.IsShapeOnly(call, i)).Concat(call.Settings.SelectMany(s => s.Operands)),
        _ => Walk.Operands(statement),
    };
}
