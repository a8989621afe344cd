using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Loops, backwards: from the last iteration to the first, with the adjoints of carried values carried the other way.</summary>
internal sealed partial class ReverseTransform
{
    private void Reverse(For @for, AdjointScope scope)
    {
        if (ReverseAtOnce(@for, scope))
            return;
        var index = _builder.NewVariable(@for.Index.Type, _builder.NameOf(@for.Index));
        _map.RegionOf(@for).ReverseIndex = index;
        var (start, comparison, bound, step) = Iterations.Reversed(@for, _indices);
        ReverseLoop(@for, @for.Carried, @for.Body, @for.Body.Statements, scope,
            (carried, body) => new For(index, start, comparison, bound, step, carried, body));
    }

    private void Reverse(While loop, AdjointScope scope)
    {
        // The forward sweep counts, so that the reverse sweep is a counted loop.
        var trips = _builder.NewVariable(ScalarType.Int32, "iterations");
        _map.Add(trips, scope.Region, loop);
        _edits.Counters[loop] = trips;
        var index = _builder.NewVariable(ScalarType.Int32, "iteration");
        _map.RegionOf(loop).ReverseIndex = index;
        var added = ReverseLoop(loop, loop.Carried, loop.Body, [.. loop.Condition.Statements, .. loop.Body.Statements], scope,
            (carried, body) => new For(index, trips, Comparison.Greater, Constant.Int(0), -1, carried, body));
        if (!added)
            _edits.Counters.Remove(loop);
    }

    private bool ReverseLoop(
        Statement loop,
        EquatableArray<Carried> primal,
        Block body,
        EquatableArray<Statement> statements,
        AdjointScope outer,
        System.Func<EquatableArray<Carried>, Block, Statement> create)
    {
        var scope = new AdjointScope(outer, _map.RegionOf(loop), _map, _builder, _shapes);
        var carried = new List<Carried>();
        var active = new List<int>();

        // Taken from the block around before anything is added to it.
        var results = primal
            .Select(c => outer.Take(new AdjointKey(c.Result)) ?? (c.Result.Type.IsFloat && _activity.IsActive(c.Parameter) ? _shapes.Zero(new AdjointKey(c.Result), c.Result.Type) : null))
            .ToList();
        outer.SettleAll();
        _builder.Open();
        CreateShadows(statements);
        SliceShadows(statements);
        for (var i = 0; i < primal.Count; i++)
        {
            if (!primal[i].Parameter.Type.IsFloat || !_activity.IsActive(primal[i].Parameter))
                continue;
            var type = primal[i].Parameter.Type;
            var parameter = _builder.NewVariable(type);
            NameAdjoint(parameter, primal[i].Parameter);
            _spaces.SetLike(parameter, body.Yields[i]);
            var initial = results[i]!;
            Mark(parameter, outer.MayVanish(initial) || !PassesThrough(primal[i].Parameter, body.Yields[i], body), scope);
            var result = _builder.NewVariable(type);
            NameAdjoint(result, primal[i].Parameter);
            carried.Add(new Carried(parameter, initial, result));
            active.Add(i);
            Contribute(body.Yields[i], parameter, scope);
        }

        ReverseAll(statements, scope);
        var yields = active.Select(i => scope.Take(new AdjointKey(primal[i].Parameter)) ?? _shapes.Zero(new AdjointKey(primal[i].Parameter), primal[i].Parameter.Type)).ToList();
        var sums = new List<(Variable Result, Operand? Initial)>();
        foreach (var (key, parameter, initial) in scope.Accumulators)
        {
            NameAdjoint(parameter, key.Variable, key.Path);
            var result = _builder.NewVariable(parameter.Type);
            NameAdjoint(result, key.Variable, key.Path);
            sums.Add((result, initial));
            yields.Add(scope.Take(key) ?? parameter);
        }

        var reversed = _materialiser.Resolve(scope.Region, _builder.Close(yields.ToEquatableArray()));
        for (var i = 0; i < sums.Count; i++)
        {
            var (key, parameter, _) = scope.Accumulators[i];
            carried.Add(new Carried(parameter, sums[i].Initial ?? _shapes.Zero(key, parameter.Type), sums[i].Result));
        }

        if (reversed.Statements.Count == 0 && carried.Count == 0)
            return false;
        _builder.Add(create(carried.ToEquatableArray(), reversed));

        // Sums over outer values replace what they started from; adjoints of carried values belong to the initial values.
        for (var i = 0; i < scope.Accumulators.Count; i++)
        {
            var result = carried[active.Count + i].Result;
            Mark(result, scope.Accumulators[i].Initial is not { } initial || outer.MayVanish(initial), outer);
            outer.Set(scope.Accumulators[i].Key, result);
        }

        for (var i = 0; i < active.Count; i++)
        {
            var initial = primal[active[i]].Initial;
            if (initial is Variable variable)
                NameAdjoint(carried[i].Result, variable);
            Mark(carried[i].Result, outer.MayVanish(carried[i].Initial) || !PassesThrough(primal[active[i]].Parameter, body.Yields[active[i]], body), outer);
            Contribute(initial, carried[i].Result, outer);
        }

        return true;
    }

    /// <summary>Whether a value goes into the next iteration whole, as in <c>sum += e</c>, so that its adjoint cannot be lost on the way.</summary>
    private bool PassesThrough(Operand from, Operand to, Block body)
    {
        if (from == to)
            return true;
        foreach (var statement in body.Statements)
        {
            switch (statement)
            {
                case Let { Value: Apply { Op: Op.Add, Arguments: [var left, var right] }, Target: var sum } when sum == to:
                    return PassesThrough(from, left, body) || PassesThrough(from, right, body);
                case Let { Value: Apply { Op: Op.Subtract, Arguments: [var left, _] }, Target: var difference } when difference == to:
                    return PassesThrough(from, left, body);
                case If @if:
                    for (var i = 0; i < @if.Results.Count; i++)
                    {
                        if (@if.Results[i] == to && @if.Then.Yields.Count > i && @if.Else.Yields.Count > i)
                            return PassesThrough(from, @if.Then.Yields[i], @if.Then) && PassesThrough(from, @if.Else.Yields[i], @if.Else);
                    }

                    break;
                case For @for:
                    for (var i = 0; i < @for.Carried.Count; i++)
                    {
                        if (@for.Carried[i].Result == to)
                            return PassesThrough(from, @for.Carried[i].Initial, body) && PassesThrough(@for.Carried[i].Parameter, @for.Body.Yields[i], @for.Body);
                    }

                    break;
            }
        }

        return false;
    }
}
