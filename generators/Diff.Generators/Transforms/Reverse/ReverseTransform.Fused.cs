using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// Loops over independent iterations: each iteration is reversed right after it has run, in the forward sweep, with all its values at hand. Nothing
/// is saved, and memory is passed over once.
/// </summary>
internal sealed partial class ReverseTransform
{
    private bool ReverseAtOnce(For loop, AdjointScope outer)
    {
        if (!_options.FuseIndependentLoops || !outer.Region.IsTop || outer.Region.IsApart || !_independent.Has(loop) || HasTensors(loop))
            return false;

        // The adjoints of the sums must be known before the loop.
        var position = _map.PositionBefore(loop);
        var seeds = loop.Carried.Select(c => _activity.IsActive(c.Result) ? outer.Current(new AdjointKey(c.Result)) : null).ToList();
        if (!seeds.All(s => s is null || IsKnownAt(position, s)))
            return false;

        foreach (var carried in loop.Carried)
            outer.Take(new AdjointKey(carried.Result));
        _memory.ReverseAtOnce(loop);
        var region = _map.RegionOf(loop);
        region.IsFused = true;
        var scope = new AdjointScope(outer, region, _map, _builder, _shapes);
        _builder.OpenApart();
        CreateShadows(loop.Body.Statements);
        SliceShadows(loop.Body.Statements);
        for (var i = 0; i < seeds.Count; i++)
        {
            if (seeds[i] is { } seed)
                Contribute(loop.Body.Yields[i], seed, scope);
        }

        ReverseAll(loop.Body.Statements, scope);
        foreach (var carried in loop.Carried)
            scope.Take(new AdjointKey(carried.Parameter));
        var sums = new List<Carried>();
        var yields = new List<Operand>();
        foreach (var (key, parameter, _) in scope.Accumulators)
        {
            NameAdjoint(parameter, key.Variable, key.Path);
            var result = _builder.NewVariable(parameter.Type);
            NameAdjoint(result, key.Variable, key.Path);
            sums.Add(new Carried(parameter, Constant.Float(parameter.Type, 0), result));
            yields.Add(scope.Take(key) ?? parameter);
        }

        var reverse = _builder.Close(yields.ToEquatableArray());
        for (var i = 0; i < sums.Count; i++)
        {
            outer.Vanishing.Add(sums[i].Result.Id);
            Contribute(scope.Accumulators[i].Key.Variable, sums[i].Result, outer, scope.Accumulators[i].Key.Path);
        }

        for (var i = 0; i < seeds.Count; i++)
        {
            if (seeds[i] is { } seed)
                Contribute(loop.Carried[i].Initial, seed, outer);
        }

        if (reverse.Statements.Count == 0 && sums.Count == 0)
            return true;
        _edits.InsertBefore(loop, Definitions(seeds.OfType<Operand>()));
        _edits.Fused[loop] = (sums.ToEquatableArray(), _materialiser.Rename(reverse));
        return true;
    }

    private static bool HasTensors(For loop)
        => loop.Carried.Any(c => c.Parameter.Type is TensorType) || Walk.All(loop.Body).OfType<Let>().Any(l => l.Target.Type is TensorType);

    /// <summary>Whether an adjoint is arithmetic on what is bound before a place in the function's own block.</summary>
    private bool IsKnownAt(int position, Operand operand)
    {
        if (operand is not Variable variable)
            return true;
        if (_map.Find(variable.Id) is { } primal)
            return primal.Region.IsTop && primal.Position < position;
        return _builder.RawDefinitionOf(variable) switch
        {
            Ir.Apply or Member => Walk.Operands(_builder.RawDefinitionOf(variable)!).All(o => IsKnownAt(position, o)),
            null => _contract.Parameters.Any(p => p.Variable == variable),
            _ => false,
        };
    }

    /// <summary>The bindings that adjoints need, to be moved from the reverse sweep to before a loop of the forward sweep.</summary>
    private List<Statement> Definitions(IEnumerable<Operand> operands)
    {
        var statements = new List<Statement>();
        foreach (var variable in operands.OfType<Variable>())
        {
            if (_map.Find(variable.Id) is not null || _builder.RawDefinitionOf(variable) is not { } value || !_moved.Add(variable.Id))
                continue;
            statements.AddRange(Definitions(Walk.Operands(value)));
            statements.Add(new Let(variable, value));
        }

        return statements;
    }
}
