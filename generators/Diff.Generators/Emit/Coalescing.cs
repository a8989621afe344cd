using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Transforms;

namespace Diff.Generators.Emit;

/// <summary>
/// Finds the variables of single assignment that can share one C# local: a carried value with what it becomes, the result of a branch with what
/// either side yields. They can where neither is needed any more when the other is assigned. The outcome reads like the user's own code:
/// <c>sum += x[i]</c> instead of a new name for every sum.
/// </summary>
internal sealed class Coalescing
{
    // By the variable's id. What stands for itself alone is its own parent.
    private readonly int[] _parent;
    private readonly bool[] _candidates;
    private readonly string?[] _names;

    private readonly Dictionary<int, HashSet<int>> _conflicts = [];
    private readonly HashSet<int> _fixed = [];
    private readonly HashSet<int> _parameters = [];
    private readonly List<(Variable Target, Variable Source)> _wishes = [];
    private readonly Inlining _inlining;

    /// <param name="function">The function.</param>
    /// <param name="inlining">What is no local at all.</param>
    /// <param name="isAdjoint">Whether the variable with an id holds an adjoint: that of x and the user's own dx are two things.</param>
    public Coalescing(Function function, Inlining inlining, System.Predicate<int> isAdjoint)
    {
        _inlining = inlining;
        _parent = [.. Enumerable.Range(0, function.Names.Count)];
        _candidates = new bool[function.Names.Count];
        _names = [.. function.Names.Select((name, id) => name is not null && isAdjoint(id) ? "adjoint " + name : name)];
        foreach (var parameter in function.Parameters.Where(p => p.Mode != PassMode.Value))
            _fixed.Add(parameter.Variable.Id);
        _parameters.UnionWith(function.Parameters.Select(p => p.Variable.Id));
        CollectWishes(function.Body);
        foreach (var (target, source) in _wishes)
            _candidates[target.Id] = _candidates[source.Id] = true;

        var live = new HashSet<int>();
        foreach (var yield in function.Body.Yields)
            AddLocals(yield, live);
        Visit(function.Body.Statements, live);
        var entry = function.Parameters.Select(p => p.Variable.Id).Where(id => _candidates[id]).ToList();
        foreach (var id in entry)
            Conflict(id, live.Concat(entry));
        foreach (var (target, source) in _wishes)
            Unite(target, source);
    }

    /// <summary>The variable that stands for all that share its local.</summary>
    public int Of(Variable variable) => Find(variable.Id);

    private void CollectWishes(Block block)
    {
        foreach (var statement in block.Statements)
        {
            foreach (var inner in Walk.Blocks(statement))
                CollectWishes(inner);
            switch (statement)
            {
                case Let { Value: Apply } let when !_inlining.IsInlined(let.Target):
                    WishToGoOn(let.Target, Walk.Operands(let.Value).SelectMany(_inlining.Locals));
                    break;
                case If @if when !_inlining.IsExpression(@if):
                    for (var i = 0; i < @if.Results.Count; i++)
                    {
                        Wish(@if.Results[i], @if.Then, i);
                        Wish(@if.Results[i], @if.Else, i);
                    }

                    break;
                case For @for:
                    Wish(@for.Carried, @for.Body);
                    break;
                case While loop:
                    Wish(loop.Carried, loop.Body);
                    break;
            }
        }
    }

    private void Wish(EquatableArray<Carried> carried, Block body)
    {
        for (var i = 0; i < carried.Count; i++)
        {
            // A carried value and what is left of it after the loop are one by construction.
            _candidates[carried[i].Parameter.Id] = true;
            _parent[carried[i].Result.Id] = carried[i].Parameter.Id;
            Wish(carried[i].Parameter, body, i);
            if (carried[i].Initial is Variable initial && !_inlining.IsInlined(initial))
                _wishes.Add((carried[i].Parameter, initial));
        }
    }

    private void Wish(Variable target, Block block, int index)
    {
        if (index >= block.Yields.Count || block.Yields[index] is not Variable source)
            return;
        if (_inlining.IsInlined(source))
            WishToGoOn(target, _inlining.Locals(source));
        else
            _wishes.Add((target, source));
    }

    // Where a value is computed from another of the same name: x = 2 * x, dx += …
    private void WishToGoOn(Variable target, IEnumerable<Variable> sources)
    {
        if (_names[Find(target.Id)] is { } name)
            _wishes.AddRange(sources.Where(s => _names[Find(s.Id)] == name).Select(s => (target, s)));
    }

    /// <summary>Goes backwards through statements; <paramref name="live"/> is what is needed behind them, then what is needed before.</summary>
    private void Visit(EquatableArray<Statement> statements, HashSet<int> live)
    {
        foreach (var statement in statements.Reverse())
        {
            if (_inlining.IsLeftOut(statement))
                continue;
            switch (statement)
            {
                case Let let:
                    Define(let.Target, live);
                    foreach (var operand in Walk.Operands(let.Value))
                        AddLocals(operand, live);
                    break;
                case Kernel kernel:
                    foreach (var output in kernel.Outputs)
                        Define(output.Result, live);
                    foreach (var operand in kernel.Operands())
                        AddLocals(operand, live);
                    break;
                case If @if when _inlining.IsExpression(@if):
                    Define(@if.Results[0], live);
                    foreach (var operand in new[] { @if.Condition, @if.Then.Yields[0], @if.Else.Yields[0] })
                        AddLocals(operand, live);
                    break;
                case If @if:
                    var otherwise = new HashSet<int>(live);
                    VisitBranch(@if.Then, @if.Results, live);
                    VisitBranch(@if.Else, @if.Results, otherwise);
                    live.UnionWith(otherwise);
                    AddLocals(@if.Condition, live);
                    break;
                case For @for:
                    VisitLoop(@for.Carried, @for.Body, [@for.Start], [@for.Bound], null, live);
                    break;
                case While loop:
                    VisitLoop(loop.Carried, loop.Body, [], [], loop.Condition, live);
                    break;
                default:
                    foreach (var operand in Walk.Operands(statement))
                        AddLocals(operand, live);
                    break;
            }
        }
    }

    private void VisitBranch(Block branch, EquatableArray<Variable> results, HashSet<int> live)
    {
        if (branch.Yields.Count == results.Count)
            Copy(results, branch.Yields, live);
        else
            live.Clear();
        Visit(branch.Statements, live);
    }

    private void VisitLoop(
        EquatableArray<Carried> carried, Block body, Operand[] start, Operand[] always, Block? condition, HashSet<int> live)
    {
        // What is needed at the head of the loop: behind it, or in another iteration, which whatever comes from outside may be.
        var head = new HashSet<int>(live.Select(Find));
        foreach (var operand in always)
            AddLocals(operand, head);
        foreach (var variable in FreeVariables.Of(condition is null ? body : new Block([.. condition.Statements, .. body.Statements], [.. condition.Yields, .. body.Yields])))
            AddLocals(variable, head);
        var parameters = carried.Select(c => c.Parameter).ToEquatableArray();
        var inside = new HashSet<int>(head);
        Copy(parameters, body.Yields, inside);
        Visit(body.Statements, inside);
        inside.UnionWith(head);
        if (condition is not null)
        {
            AddLocals(condition.Yields[0], inside);
            Visit(condition.Statements, inside);
        }

        head.UnionWith(inside);
        live.Clear();
        live.UnionWith(head);
        Copy(parameters, carried.Select(c => c.Initial).ToEquatableArray(), live);
        foreach (var operand in start.Concat(always))
            AddLocals(operand, live);
    }

    /// <summary>All targets take their sources' values at once.</summary>
    private void Copy(EquatableArray<Variable> targets, EquatableArray<Operand> sources, HashSet<int> live)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            var target = Find(targets[i].Id);
            var same = sources[i] is Variable source && !_inlining.IsInlined(source) ? Find(source.Id) : target;

            // The target is assigned even if nobody needs it, and all targets are assigned side by side.
            foreach (var other in live)
            {
                if (other != same)
                    Conflict(target, other);
            }

            foreach (var beside in targets)
            {
                if (Find(beside.Id) is var other && other != same)
                    Conflict(target, other);
            }
        }

        foreach (var target in targets)
            live.Remove(Find(target.Id));
        foreach (var source in sources)
            AddLocals(source, live);
    }

    private void Define(Variable variable, HashSet<int> live)
    {
        live.Remove(Find(variable.Id));
        if (_candidates[variable.Id])
            Conflict(Find(variable.Id), live);
    }

    private void AddLocals(Operand operand, HashSet<int> live)
    {
        if (operand is not Variable)
            return;
        foreach (var local in _inlining.Locals(operand))
        {
            var id = Find(local.Id);
            if (_candidates[id])
                live.Add(id);
        }
    }

    private void Conflict(int variable, IEnumerable<int> others)
    {
        foreach (var other in others)
            Conflict(variable, other);
    }

    private void Conflict(int variable, int other)
    {
        if (other == variable)
            return;
        ConflictsOf(variable).Add(other);
        ConflictsOf(other).Add(variable);
    }

    private HashSet<int> ConflictsOf(int variable)
        => _conflicts.TryGetValue(variable, out var conflicts) ? conflicts : _conflicts[variable] = [];

    private void Unite(Variable target, Variable source)
    {
        var (left, right) = (Find(target.Id), Find(source.Id));
        if (left == right || target.Type != source.Type || _fixed.Contains(left) || _fixed.Contains(right))
            return;

        // What has names of its own keeps them.
        var (leftName, rightName) = (_names[left], _names[right]);
        if (leftName is not null && rightName is not null && leftName != rightName)
            return;

        // A parameter takes another value only where the user's own code gives it one.
        if (leftName != rightName && (_parameters.Contains(left) || _parameters.Contains(right)))
            return;
        if (ConflictsOf(left).Contains(right))
            return;
        _parent[right] = left;
        if (_parameters.Contains(right))
            _parameters.Add(left);
        if ((leftName ?? rightName) is { } shared)
            _names[left] = shared;

        // Conflicts are always with the variable that stands for the others.
        foreach (var other in ConflictsOf(right))
        {
            ConflictsOf(other).Remove(right);
            Conflict(left, other);
        }

        _conflicts.Remove(right);
    }

    private int Find(int id)
    {
        // Half of the way is cut off each time it is gone.
        while (_parent[id] != id)
            id = _parent[id] = _parent[_parent[id]];
        return id;
    }
}
