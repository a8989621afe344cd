using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>
/// Arrays that a function creates once and keeps to itself live in the workspace, so that a warm call allocates nothing.
/// </summary>
internal sealed class PoolArrays : IrRewriter
{
    private readonly Dictionary<int, Variable> _pooled = [];

    public static Function Apply(Function function)
    {
        var pass = new PoolArrays();
        var memory = new Memory(function);
        var escaping = new HashSet<int>(Walk.All(function.Body)
            .Where(s => s is Effect or Throw or Let { Value: Call or Opaque or Choose or Construct })
            .SelectMany(s => Walk.Operands(s))
            .Where(o => o.Type is ArrayType)
            .Select(memory.ClassOf));
        foreach (var let in function.Body.Statements.OfType<Let>())
        {
            if (let.Value is Allocate { Type: { Rank: 1, Kind: ArrayKind.Array, Element: ScalarType } type }
                && !memory.IsHandedOn(let.Target)
                && !escaping.Contains(memory.ClassOf(let.Target)))
                pass._pooled[let.Target.Id] = new Variable(let.Target.Id, type with { Kind = ArrayKind.Span });
        }

        return pass._pooled.Count == 0 ? function : function with { Body = pass.Rewrite(function.Body) };
    }

    protected override Operand Rewrite(Operand operand)
        => operand is Variable variable && _pooled.TryGetValue(variable.Id, out var span) ? span : operand;

    protected override Statement? Rewrite(Statement statement)
    {
        var rewritten = base.Rewrite(statement);
        if (rewritten is not Let let)
            return rewritten;
        return _pooled.TryGetValue(let.Target.Id, out var span) && let.Value is Allocate allocate
            ? new Let(span, allocate with { Type = allocate.Type with { Kind = ArrayKind.Span } })
            : let;
    }
}
