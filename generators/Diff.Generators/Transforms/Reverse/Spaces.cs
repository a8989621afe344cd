using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// What is known of tensors' shapes: each is the common shape of some tensors whose shapes are their own. Two with the same set have the
/// same shape, whatever it is when the program runs.
/// </summary>
/// <param name="definition">What a variable was bound to; null where that is not known.</param>
internal sealed class Spaces(Func<Variable, Expression?> definition)
{
    private readonly Dictionary<int, EquatableArray<int>> _known = [];
    private readonly Dictionary<(int Aggregate, string Path), int> _members = [];

    // The spaces of what was reduced, by the results that keep its axes.
    private readonly Dictionary<int, EquatableArray<int>> _reduced = [];

    /// <summary>The tensors, by id, that a tensor's shape is made of; none for a number, which fits every shape.</summary>
    public EquatableArray<int> Of(Operand operand)
    {
        if (operand is not Variable { Type: TensorType } variable)
            return [];
        if (!_known.TryGetValue(variable.Id, out var space))
            _known[variable.Id] = space = Find(variable);
        return space;
    }

    /// <summary>Takes note that a tensor has the shape of another.</summary>
    public void SetLike(Variable variable, Operand like)
    {
        if (like is Variable { Type: TensorType })
            _known[variable.Id] = Of(like);
    }

    /// <summary>What an aggregate that is put together here has at a path; null for any other.</summary>
    public Operand? MemberOf(Operand aggregate, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (aggregate is not Variable variable || definition(variable) is not Construct construct)
                return null;
            aggregate = construct.Fields[construct.Type.Fields.Select(f => f.Name).ToList().IndexOf(name)];
        }

        return aggregate;
    }

    private EquatableArray<int> Find(Variable variable) => definition(variable) switch
    {
        Apply apply => Union(apply.Arguments),
        TensorCall { Op: TensorOp.Fill } => [],
        TensorCall call when TensorRules.KeepsAxes(call.Op) => Reduced(variable, Of(call.Tensors[0])),
        TensorCall call when TensorRules.Like(call) is { } like => Of(like),
        TensorCall call when TensorRules.TakesShape(call.Op) && call.Settings[0] is ValueSetting { Value: Variable shape } && definition(shape) is TensorCall { Op: TensorOp.ShapeOf } known
            => Union(known.Tensors),
        Member { Aggregate: Variable aggregate } member => [FirstOf(aggregate, member.Path, variable)],
        _ => [variable.Id],
    };

    private EquatableArray<int> Reduced(Variable variable, EquatableArray<int> whole)
    {
        _reduced[variable.Id] = whole;
        return [variable.Id];
    }

    // A member may be read more than once, in different blocks.
    private int FirstOf(Variable aggregate, string path, Variable variable)
        => _members.TryGetValue((aggregate.Id, path), out var first) ? first : _members[(aggregate.Id, path)] = variable.Id;

    private EquatableArray<int> Union(IEnumerable<Operand> operands)
    {
        var ids = new HashSet<int>(operands.SelectMany(o => Of(o)));
        return ids.Where(id => !Fits(id)).OrderBy(id => id).ToEquatableArray();

        // What was reduced from a shape, and keeps its axes, is broadcast to it.
        bool Fits(int id) => _reduced.TryGetValue(id, out var whole) && whole.Count > 0 && whole.All(w => ids.Contains(w) || Fits(w));
    }
}
