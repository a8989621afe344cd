using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>
/// Computes equal expressions once, and reads an element once where nothing can have changed it since it was read or written. Within a block,
/// and from a block into the blocks inside it.
/// </summary>
internal sealed class ShareValues : IrRewriter
{
    private readonly Dictionary<int, Operand> _same = [];
    private readonly Dictionary<(Expression, IrType), Variable> _values = [];
    private readonly Dictionary<Load, Operand> _elements = [];
    private readonly Stack<(Expression, IrType)> _addedValues = new();
    private readonly Stack<(Load Load, Operand? Before)> _addedElements = new();
    private readonly Memory _memory;
    private readonly List<string?> _names;

    private ShareValues(Function function)
    {
        _memory = new Memory(function);
        _names = [.. function.Names];
    }

    public static Function Apply(Function function)
    {
        var pass = new ShareValues(function);
        var body = pass.Rewrite(function.Body);
        return function with
        {
            Body = body,
            Names = pass._names.ToEquatableArray(),
            Helpers = function.Helpers.Select(Apply).ToEquatableArray(),
        };
    }

    protected override Operand Rewrite(Operand operand)
        => operand is Variable variable && _same.TryGetValue(variable.Id, out var same) ? same : operand;

    protected override Block Rewrite(Block block)
    {
        // What a block learns is forgotten behind it: its variables are not visible there. Memory that it wrote stays forgotten.
        var (values, elements) = (_addedValues.Count, _addedElements.Count);
        var rewritten = base.Rewrite(block);
        while (_addedValues.Count > values)
            _values.Remove(_addedValues.Pop());
        while (_addedElements.Count > elements)
        {
            var (load, before) = _addedElements.Pop();
            if (before is not null && _elements.ContainsKey(load))
                _elements[load] = before;
            else
                _elements.Remove(load);
        }

        return rewritten;
    }

    protected override Statement? Rewrite(Statement statement)
    {
        switch (statement)
        {
            case For or While:
                // The first iteration finds the memory that the last one leaves.
                Forget(statement);
                return base.Rewrite(statement);
            case If:
                var branch = base.Rewrite(statement);
                Forget(statement);
                return branch;
            case Let let:
                return Share((Let)base.Rewrite(let)!);
            case Store store:
                var written = (Store)base.Rewrite(store)!;
                Forget(store);
                if (written.Value.Type is ScalarType)
                    Learn(new Load(written.Array, written.Indices, written.Path), written.Value);
                return written;
            default:
                Forget(statement);
                return base.Rewrite(statement);
        }
    }

    private Let? Share(Let let)
    {
        switch (let.Value)
        {
            case Load load when let.Target.Type is ScalarType:
                if (_elements.TryGetValue(load, out var element) && element.Type == let.Target.Type)
                    return Replace(let, element);
                Learn(load, let.Target);
                return let;
            case Ir.Apply or Length or Member or Slice or Choose or Construct or Opaque { IsPure: true } or TensorCall { Op: not TensorOp.FromArray }:
                if (_values.TryGetValue((let.Value, let.Target.Type), out var known))
                    return Replace(let, known);
                _values[(let.Value, let.Target.Type)] = let.Target;
                _addedValues.Push((let.Value, let.Target.Type));
                return let;
            default:
                Forget(let);
                return let;
        }
    }

    private void Learn(Load load, Operand value)
    {
        _addedElements.Push((load, _elements.TryGetValue(load, out var before) ? before : null));
        _elements[load] = value;
    }

    private Let? Replace(Let let, Operand same)
    {
        _same[let.Target.Id] = same;
        if (same is Variable variable)
            _names[variable.Id] ??= _names[let.Target.Id];
        return null;
    }

    /// <summary>Forgets the elements that a statement may change.</summary>
    private void Forget(Statement statement)
    {
        if (_elements.Count == 0)
            return;
        var written = _memory.WrittenIn(statement);
        if (written.Count == 0)
            return;
        foreach (var load in _elements.Keys.Where(l => written.Contains(_memory.ClassOf(l.Array))).ToList())
            _elements.Remove(load);
    }
}
