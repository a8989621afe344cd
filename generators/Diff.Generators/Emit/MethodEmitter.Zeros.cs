using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>
/// Results of branches that are zero on some of the ways: they are declared as zero before the branch, and those ways then say nothing.
/// </summary>
internal sealed partial class MethodEmitter
{
    // Results, by number, and the side of their If on which they keep the zero that they were declared with.
    private readonly HashSet<(int Result, bool IsThen)> _keepsZero = [];

    private void DeclareZeros(If @if)
    {
        for (var i = 0; i < @if.Results.Count; i++)
        {
            var result = @if.Results[i];
            if (IsDeclared(result))
                continue;
            var ways = new List<(int, bool)>();
            CollectZeros(@if, i, ways);
            if (ways.Count == 0)
                continue;
            Set(result, _text.Of(new Constant(result.Type, 0)));
            _keepsZero.UnionWith(ways);
        }
    }

    // Its then would become empty, and the chain of else-ifs would turn into an If within an If.
    private bool BeginsChainWithZeros(If @if)
        => @if.Then.Statements.All(_inlining.IsLeftOut)
            && Copies(@if.Results, @if.Then.Yields).All(c => c.Source is Constant { Bits: 0 })
            && OnlyIf(@if.Else) is not null;

    /// <summary>The ways through an If, and through those inside it that give it its result, on which the result is zero.</summary>
    private void CollectZeros(If @if, int index, List<(int, bool)> ways)
    {
        var result = @if.Results[index];
        Collect(@if.Then, isThen: true);
        Collect(@if.Else, isThen: false);

        void Collect(Block block, bool isThen)
        {
            if (EndsInThrow(block))
                return;
            var source = block.Yields[index];
            if (source is Constant { Bits: 0 } && !block.Statements.Any(s => Binds(s, result)))
            {
                ways.Add((result.Id, isThen));
            }
            else if (source is Variable inner && IsSame(result, inner)
                && block.Statements.OfType<If>().FirstOrDefault(s => s.Results.Contains(inner)) is { } nested
                && !_inlining.IsLeftOut(nested) && !_inlining.IsExpression(nested)
                && !block.Statements.Any(s => !ReferenceEquals(s, nested) && Binds(s, result)))
            {
                CollectZeros(nested, nested.Results.ToList().IndexOf(inner), ways);
            }
        }
    }

    /// <summary>Whether a statement, or one inside it, uses the local of a result for something else.</summary>
    private bool Binds(Statement statement, Variable result) => Walk.All(new Block([statement], []))
        .Any(s => Walk.Results(s).Concat(Walk.Parameters(s)).Any(v => !_inlining.IsInlined(v) && _locals.Of(v) == _locals.Of(result)));

    /// <summary>What one side of an If has to assign at its end.</summary>
    private List<(Variable Target, Operand Source)> BranchCopies(If @if, bool isThen)
        => [.. Copies(@if.Results, (isThen ? @if.Then : @if.Else).Yields).Where(c => !_keepsZero.Contains((c.Target.Id, isThen)))];
}
