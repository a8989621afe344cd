using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>What each statement of a block needs from outside of it, and which statement of the block binds it.</summary>
internal sealed class BlockUses
{
    private readonly Dictionary<int, int> _definitions = [];
    private readonly List<List<Variable>> _needs = [];
    private readonly IReadOnlyList<Statement> _statements;

    public BlockUses(IReadOnlyList<Statement> statements)
    {
        _statements = statements;
        for (var i = 0; i < statements.Count; i++)
        {
            _needs.Add(FreeVariables.Of(new Block([statements[i]], [])).ToList());
            foreach (var result in Walk.Results(statements[i]))
                _definitions[result.Id] = i;
        }
    }

    /// <summary>The variables that a statement, with all inside it, reads and does not bind.</summary>
    public IReadOnlyList<Variable> Needs(int statement) => _needs[statement];

    /// <summary>The statement of the block that binds a variable; null for what comes from around the block.</summary>
    public int? DefinitionOf(Variable variable) => _definitions.TryGetValue(variable.Id, out var index) ? index : null;

    /// <summary>
    /// Whether every part that needs the variable had better compute it: a window on memory, which cannot be saved, or something that costs
    /// no more than reading it back.
    /// </summary>
    public bool IsRepeated(Variable variable) => DefinitionOf(variable) is { } index && _statements[index] is Let let && let.Value switch
    {
        Slice or Choose or Length => true,
        Member member => IsFromAround(member.Aggregate),
        Apply apply => apply.Arguments.All(IsFromAround) && IsCheap(apply, let.Target),
        _ => false,
    };

    /// <summary>Whether a statement has no effect but binding what is repeated elsewhere.</summary>
    public bool IsIdle(int statement) => _statements[statement] is Let { Value: not Slice { Start: not null } } let && IsRepeated(let.Target);

    private static bool IsCheap(Apply apply, Variable target) => OpInfo.Of(apply.Op).Cost <= 1
        && target.Type is ScalarType { Kind: var kind }
        && !OpInfo.Of(apply.Op).CanThrow(kind);

    private bool IsFromAround(Operand operand) => operand is not Variable variable || DefinitionOf(variable) is null;
}
