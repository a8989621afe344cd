using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms.Kernels;

/// <summary>
/// The kernels of one block. Statements keep their order; a pass is put off until something needs one of its results, and then takes along
/// every other pass over the same space that could run by now.
/// </summary>
internal sealed class BlockKernels
{
    private readonly FormKernels _form;
    private readonly Block _block;
    private readonly Dictionary<int, Let> _nodes = [];
    private readonly List<Variable> _waiting = [];
    private readonly HashSet<int> _kept = [];
    private readonly HashSet<int> _unavailable = [];
    private readonly Dictionary<int, Let> _deferred = [];
    private readonly List<Statement> _statements = [];

    public BlockKernels(FormKernels form, Block block)
    {
        (_form, _block) = (form, block);
        foreach (var statement in block.Statements)
        {
            if (statement is Let let && IsNode(let))
                _nodes[let.Target.Id] = let;
            else
                _unavailable.UnionWith(Walk.Results(statement).Select(v => v.Id));
        }

        FindKept();
        _waiting.AddRange(_nodes.Values.Select(n => n.Target).Where(v => _kept.Contains(v.Id)).OrderBy(v => v.Id));
    }

    public Block Run()
    {
        var late = new List<Statement>();
        foreach (var statement in _block.Statements)
        {
            if (statement is Let let && _nodes.ContainsKey(let.Target.Id))
                continue;
            if (statement is Effect { Assures: Assurance.SameShape, Arguments: [Variable first, Variable second] } && _form.AreSameShape(first, second))
                continue;
            if (statement is Effect { Assures: Assurance.NoneOutside })
            {
                late.Add(statement);
                continue;
            }

            var inside = _form.Inside(statement)!;
            if (inside is Let number && IsPure(number) && Used(number).Any(v => _waiting.Contains(v) || _deferred.ContainsKey(v.Id)))
                _deferred[number.Target.Id] = number;
            else
                Emit(inside);
        }

        foreach (var variable in _block.Yields.OfType<Variable>())
            Need(variable);
        foreach (var check in late)
            Emit(check);
        return new Block(_statements.ToEquatableArray(), _block.Yields);
    }

    /// <summary>Whether a value is computed, element by element, inside a pass.</summary>
    public bool IsComputed(Variable variable) => _nodes.TryGetValue(variable.Id, out var node) && !IsReduction(node)
        && (!_kept.Contains(variable.Id) || _waiting.Contains(variable));

    public Let NodeOf(Variable variable) => _nodes[variable.Id];

    private static bool IsNode(Let let) => let switch
    {
        { Target.Type: TensorType, Value: Apply } => true,
        { Value: TensorCall { Op: TensorOp.Fill or TensorOp.Expand } } => true,
        _ => IsReduction(let),
    };

    private static bool IsReduction(Let let) => let.Value is TensorCall { Op: TensorOp.SumTo or TensorOp.SumAxes or TensorOp.Total };

    /// <summary>What must be in memory: results of reductions, and what anything but arithmetic reads.</summary>
    private void FindKept()
    {
        _kept.UnionWith(_nodes.Values.Where(IsReduction).Select(n => n.Target.Id));
        foreach (var statement in _block.Statements)
        {
            if (statement is not Let let || !_nodes.ContainsKey(let.Target.Id))
                Keep(statement);
        }

        Keep(_block.Yields);
    }

    private void Keep(Statement statement)
    {
        Keep(statement is Let { Value: TensorCall call }
            ? [.. call.Tensors.Where((_, i) => !TensorRules.IsShapeOnly(call, i)), .. call.Settings.SelectMany(s => s.Operands)]
            : Walk.Operands(statement));
        foreach (var inner in Walk.Blocks(statement))
        {
            foreach (var nested in inner.Statements)
                Keep(nested);
            Keep(inner.Yields);
        }
    }

    private void Keep(IEnumerable<Operand> operands) => _kept.UnionWith(operands.OfType<Variable>().Where(v => _nodes.ContainsKey(v.Id)).Select(v => v.Id));

    private static IEnumerable<Variable> Used(Statement statement) => FreeVariables.Of(new Block([statement], []));

    // Numbers that are made of the results of passes wait as well: there may be more to do in such a pass.
    private static bool IsPure(Let let) => let.Value is Apply or Member or Construct or Opaque { IsPure: true };

    private void Emit(Statement statement)
    {
        foreach (var variable in Used(statement))
            Need(variable);
        _statements.Add(statement);
        _unavailable.ExceptWith(Walk.Results(statement).Select(v => v.Id));
    }

    /// <summary>Runs the pass that a value comes from, if it has not run.</summary>
    private void Need(Variable variable)
    {
        if (_deferred.TryGetValue(variable.Id, out var deferred))
        {
            _deferred.Remove(variable.Id);
            Emit(deferred);
            return;
        }

        if (!_waiting.Contains(variable))
            return;
        var space = SpaceOf(variable);

        // What the pass reads must be there first, unless it is computed on the way.
        foreach (var read in Reads(variable).Where(r => IsReduction(_nodes[r.Id]) || !SpaceOf(r).Equals(space)).ToList())
            Need(read);
        NeedDeferred(variable, []);

        // One of those passes may have taken this one along.
        if (!_waiting.Contains(variable))
            return;

        var group = new KernelBuilder(_form, this);
        while (!group.TryAdd(variable, NodeOf(variable)))
        {
            KeepOperands(FirstTooLarge(variable));

            // A pass that ran for one of them may have taken this value along.
            if (!_waiting.Contains(variable))
                return;
            group = new KernelBuilder(_form, this);
        }

        // While it waits: what reads its result cannot run along with it.
        var others = _form.Fuse ? _waiting.Where(o => o != variable && MayJoin(o, variable, space)).ToList() : [];
        _waiting.Remove(variable);
        foreach (var other in others.Where(_waiting.Contains))
        {
            _waiting.Remove(other);
            if (!group.TryAdd(other, NodeOf(other)))
                _waiting.Add(other);
        }

        _waiting.Sort((a, b) => a.Id.CompareTo(b.Id));
        _statements.Add(group.Build(ElementOf(variable)));
    }

    private bool MayJoin(Variable other, Variable variable, EquatableArray<int> space)
        => SpaceOf(other).Equals(space) && ElementOf(other) == ElementOf(variable) && IsReady(other, space);

    /// <summary>The first value on the way, operands in front of what is made of them, that is too much for one kernel.</summary>
    private Variable FirstTooLarge(Variable variable)
    {
        var seen = new HashSet<int>();
        return Find(variable) ?? variable;

        Variable? Find(Variable at)
        {
            if (!seen.Add(at.Id))
                return null;
            var inner = Operands(NodeOf(at)).OfType<Variable>().Where(IsComputed).Select(Find).FirstOrDefault(f => f is not null);
            return inner ?? (new KernelBuilder(_form, this).TryAdd(at, NodeOf(at)) ? null : at);
        }
    }

    /// <summary>Puts in memory what an operation works on, where all of it at once is too much for one kernel.</summary>
    private void KeepOperands(Variable variable)
    {
        var operands = Operands(NodeOf(variable)).OfType<Variable>().Where(IsComputed).Distinct().ToList();
        if (operands.Count == 0)
            throw new InvalidOperationException($"%{variable.Id} alone is too much for a kernel.");

        // There are no truth values in memory: what they are made of is put there.
        foreach (var operand in operands.Where(o => !o.Type.IsFloat))
            KeepOperands(operand);
        foreach (var operand in operands.Where(o => o.Type.IsFloat && IsComputed(o)))
        {
            _kept.Add(operand.Id);
            if (!_waiting.Contains(operand))
                _waiting.Add(operand);
            Need(operand);
        }
    }

    private void NeedDeferred(Variable variable, HashSet<int> seen)
    {
        if (!seen.Add(variable.Id))
            return;
        if (_nodes.TryGetValue(variable.Id, out var node) && (IsComputed(variable) || IsReduction(node)))
        {
            foreach (var operand in Operands(node).OfType<Variable>())
                NeedDeferred(operand, seen);
        }
        else
        {
            Need(variable);
        }
    }

    private static ScalarType ElementOf(Variable variable) => variable.Type is TensorType tensor ? tensor.Element : (ScalarType)variable.Type;

    private EquatableArray<int> SpaceOf(Variable variable)
        => _form.Spaces.Of(IsReduction(NodeOf(variable)) ? ((TensorCall)NodeOf(variable).Value).Tensors[0] : variable);

    /// <summary>The values of this block, waiting for their own passes, that a pass reads or computes on its way.</summary>
    private List<Variable> Reads(Variable variable)
    {
        var (found, seen, space) = (new List<Variable>(), new HashSet<int>(), SpaceOf(variable));
        Visit(variable, isRoot: true);
        return found;

        void Visit(Variable at, bool isRoot)
        {
            if (!_nodes.TryGetValue(at.Id, out var node) || !seen.Add(at.Id))
                return;
            if (!isRoot && _waiting.Contains(at))
            {
                found.Add(at);

                // What is not of this space needs a pass of its own, which sees to what it reads.
                if (IsReduction(node) || !SpaceOf(at).Equals(space))
                    return;
            }
            else if (!isRoot && _kept.Contains(at.Id))
            {
                return;
            }

            foreach (var operand in Operands(node).OfType<Variable>())
                Visit(operand, isRoot: false);
        }
    }

    /// <summary>Whether everything that a pass reads is there by now.</summary>
    private bool IsReady(Variable variable, EquatableArray<int> space)
    {
        var (reads, seen) = (Reads(variable), new HashSet<int>());
        if (reads.Any(r => IsReduction(_nodes[r.Id]) || !SpaceOf(r).Equals(space)))
            return false;
        return reads.Prepend(variable).All(r => IsThere(r, isRoot: true));

        bool IsThere(Variable at, bool isRoot)
        {
            if (!_nodes.TryGetValue(at.Id, out var node))
                return !_unavailable.Contains(at.Id);
            if ((!isRoot && _kept.Contains(at.Id)) || !seen.Add(at.Id))
                return true;
            return Operands(node).OfType<Variable>().All(o => IsThere(o, isRoot: false));
        }
    }

    /// <summary>All that a node needs to be there, in place of shapes the tensors that have them.</summary>
    private IEnumerable<Operand> Operands(Let node) => node.Value is TensorCall call
        ? call.Tensors.SelectMany((t, i) => TensorRules.IsShapeOnly(call, i) ? _form.Shapes(t) : [t]).Concat(call.Settings.SelectMany(s => s.Operands))
        : Walk.Operands(node.Value);
}
