using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>
/// Which tensors may be null: what a branch hands out that did not run, what was not assigned yet, what the user allows to be null. Nothing is computed
/// of them, but the adjoint of such a variable is a zero of its shape. Too many are found rather than too few.
/// </summary>
internal sealed class AbsentTensors
{
    private readonly HashSet<int> _found;

    public AbsentTensors(Function function)
    {
        _found = [.. function.Parameters.Where(p => p.Variable.Type is StackType || p.IsNullable).Select(p => p.Variable.Id)];
        var statements = Walk.All(function.Body).ToList();
        int before;
        do
        {
            before = _found.Count;
            foreach (var statement in statements)
                Visit(statement);
        }
        while (_found.Count > before);
    }

    public bool Contains(Operand operand) => operand is Variable variable ? _found.Contains(variable.Id) : operand.Type.HoldsTensors;

    private void Visit(Statement statement)
    {
        switch (statement)
        {
            case Let { Value: Member or Construct or Choose or Opaque or Pop } let when let.Target.Type.HoldsTensors:
                Add(let.Target, Walk.Operands(let.Value));
                break;
            case Push { Stack: Variable { Type: StackType { Element.HoldsTensors: true } } stack } push:
                Add(stack, [push.Value]);
                break;
            case If or For or While:
                foreach (var (target, values) in Walk.Joins(statement))
                    Add(target, values);
                break;
        }
    }

    private void Add(Variable variable, IEnumerable<Operand> sources)
    {
        if (sources.Any(Contains))
            _found.Add(variable.Id);
    }
}
