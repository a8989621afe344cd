using System;
using System.Collections.Generic;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>Collects the statements of a piece, or of what stays, with what they need from elsewhere read or computed before they do.</summary>
internal sealed class BlockWriter(BlockPlan plan, IReadOnlyDictionary<int, int> slots, Func<ScalarType, Variable> spanOf)
{
    private readonly HashSet<int> _bound = [];

    public List<Statement> Statements { get; } = [];

    /// <summary>What has to be handed to the piece.</summary>
    public List<Variable> Arguments { get; } = [];

    /// <summary>Saves a variable from around the block, which the pieces are not handed.</summary>
    public void AddOuter(Variable variable)
    {
        _bound.Add(variable.Id);
        Save(variable);
    }

    public void Add(int index)
    {
        foreach (var variable in plan.Uses.Needs(index))
            Fetch(variable);
        Add(plan.Statements[index]);
    }

    /// <summary>Makes a variable of the block, or from around it, visible.</summary>
    public void Fetch(Variable variable)
    {
        if (!_bound.Add(variable.Id))
            return;
        if (slots.TryGetValue(variable.Id, out var slot))
        {
            Statements.Add(new Let(variable, new Load(Span(variable), [Constant.Int(slot)])));
        }
        else if (plan.Uses.IsRepeated(variable))
        {
            var let = (Let)plan.Statements[plan.Uses.DefinitionOf(variable)!.Value];
            foreach (var operand in Walk.Operands(let.Value))
            {
                if (operand is Variable needed)
                    Fetch(needed);
            }

            Statements.Add(let);
        }
        else
        {
            Arguments.Add(variable);
        }
    }

    public void Add(Statement statement)
    {
        Statements.Add(statement);
        foreach (var result in Walk.Results(statement))
        {
            _bound.Add(result.Id);
            if (slots.ContainsKey(result.Id))
                Save(result);
        }
    }

    private void Save(Variable variable) => Statements.Add(new Store(Span(variable), [Constant.Int(slots[variable.Id])], variable));

    private Variable Span(Variable variable)
    {
        var span = spanOf((ScalarType)variable.Type);
        if (_bound.Add(span.Id))
            Arguments.Add(span);
        return span;
    }
}
