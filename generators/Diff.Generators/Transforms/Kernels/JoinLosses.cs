using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Kernels;

/// <summary>
/// Moves the gradient of a cross-entropy right behind the cross-entropy itself, where all that it needs can be there by then: one call computes
/// both, for which the exponentials are the same.
/// </summary>
internal sealed class JoinLosses : IrRewriter
{
    public static Function Apply(Function function) => function with { Body = new JoinLosses().Rewrite(function.Body) };

    /// <summary>Whether a statement is the gradient of a loss that another one computes.</summary>
    public static bool AreJoined(Statement loss, Statement gradient)
        => loss is Let { Value: TensorCall { Op: TensorOp.CrossEntropy } value }
            && gradient is Let { Value: TensorCall { Op: TensorOp.CrossEntropyGradient } derivative }
            && derivative.Tensors[1] == value.Tensors[0]
            && derivative.Settings.Equals(value.Settings);

    protected override Block Rewrite(Block block)
    {
        block = base.Rewrite(block);
        foreach (var loss in block.Statements.Where(s => s is Let { Value: TensorCall { Op: TensorOp.CrossEntropy } }))
        {
            var statements = block.Statements.ToList();
            var gradient = statements.FindIndex(s => AreJoined(loss, s));
            if (gradient >= 0 && Needed(statements, statements.IndexOf(loss), gradient) is { } needed)
                block = block with { Statements = Moved(statements, loss, needed, statements[gradient]).ToEquatableArray() };
        }

        return block;
    }

    private static IEnumerable<Statement> Moved(List<Statement> statements, Statement loss, ICollection<Statement> needed, Statement gradient)
        => statements.Where(s => s != gradient && !needed.Contains(s)).SelectMany(s => s == loss ? [.. needed, loss, gradient] : new[] { s });

    /// <summary>What has to move in front of a loss so that its gradient can follow, in order; null where something cannot.</summary>
    private static List<Statement>? Needed(List<Statement> statements, int loss, int gradient)
    {
        var needed = new SortedSet<int>();
        return IsThere(statements[gradient]) ? [.. needed.Select(at => statements[at])] : null;

        bool IsThere(Statement statement) => Walk.Operands(statement).OfType<Variable>().All(variable =>
        {
            var at = statements.FindIndex(loss, s => Walk.Results(s).Contains(variable));
            if (at < 0 || needed.Contains(at))
                return true;
            if (statements[at] is not Let { Value: Ir.Apply } || !IsThere(statements[at]))
                return false;
            needed.Add(at);
            return true;
        });
    }
}
