using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Emit;

/// <summary>Which tensors outlive the method that makes them, so that they must not be the workspace's: those that are returned, stored or left on
/// stacks for another method, and those whose memory a view shares that is.</summary>
internal sealed class TensorLifetimes
{
    private readonly Dictionary<int, IEnumerable<Operand>> _sources = [];
    private readonly HashSet<int> _escaping = [];

    public TensorLifetimes(Function function)
    {
        foreach (var statement in Walk.All(function.Body))
            Collect(statement);
        foreach (var statement in Walk.All(function.Body))
        {
            if (statement is Store { Value.Type: not ScalarType } or Effect or Let { Value: Call })
                Escape(Walk.Operands(statement));
        }

        Escape(function.Body.Yields);
        Escape(function.Parameters.Select(p => p.Variable).Where(v => v.Type is StackType));
    }

    public bool Escapes(Variable variable) => _escaping.Contains(variable.Id);

    private void Collect(Statement statement)
    {
        switch (statement)
        {
            case Let { Value: TensorCall call } let when TensorRules.IsView(call.Op):
                Add(let.Target, [call.Tensors[0]]);
                break;
            case Let { Value: Construct or Choose or Member or Opaque } let:
                var operands = Walk.Operands(let.Value);
                Add(let.Target, operands);

                // A method that is handed stacks may leave on them what else it is given.
                foreach (var stack in operands.OfType<Variable>().Where(v => v.Type is StackType))
                    Add(stack, operands.Where(o => o.Type is not StackType));
                break;
            case Let { Value: Pop pop } let:
                Add(let.Target, [pop.Stack]);
                break;
            case Push { Stack: Variable stack } push:
                Add(stack, [push.Value]);
                break;
            case If or For or While:
                foreach (var (target, values) in Walk.Joins(statement))
                    Add(target, values);
                break;
        }
    }

    private void Add(Variable variable, IEnumerable<Operand> sources)
        => _sources[variable.Id] = _sources.TryGetValue(variable.Id, out var known) ? known.Concat(sources) : sources;

    private void Escape(IEnumerable<Operand> operands)
    {
        foreach (var variable in operands.OfType<Variable>())
        {
            if (_escaping.Add(variable.Id) && _sources.TryGetValue(variable.Id, out var sources))
                Escape(sources);
        }
    }
}
