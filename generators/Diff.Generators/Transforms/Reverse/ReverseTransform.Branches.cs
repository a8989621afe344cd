using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Branches, backwards: the same branch runs again, and what it adds to outer adjoints comes out as its results.</summary>
internal sealed partial class ReverseTransform
{
    private void Reverse(If @if, AdjointScope scope)
    {
        var adjoints = @if.Results.Select(r => scope.Take(new AdjointKey(r))).ToList();
        for (var i = 0; i < adjoints.Count; i++)
        {
            if (adjoints[i] is { } adjoint)
                NameAdjoint(adjoint, @if.Results[i]);
        }

        scope.SettleAll();
        var then = ReverseBranch(@if, @if.Then, isThen: true, adjoints, scope, out var thenScope);
        var @else = ReverseBranch(@if, @if.Else, isThen: false, adjoints, scope, out var elseScope);
        var keys = thenScope.Outer().Union(elseScope.Outer()).ToList();
        if (keys.Count == 0 && then.Count == 0 && @else.Count == 0)
            return;

        var results = new List<Variable>();
        var thenYields = new List<Operand>();
        var elseYields = new List<Operand>();
        foreach (var key in keys)
        {
            var type = (thenScope.Take(key), elseScope.Take(key)) is var (inThen, inElse) ? (inThen ?? inElse)!.Type : null!;
            var before = scope.Current(key) is { } current ? _shapes.Settle(key, current) : _shapes.Zero(key, type);
            thenYields.Add(inThen ?? before);
            elseYields.Add(inElse ?? before);
            var result = _builder.NewVariable(type);
            _shapes.SetLike(result, key);
            NameAdjoint(result, key.Variable, key.Path);
            Mark(result, scope.MayVanish(thenYields[thenYields.Count - 1]) || scope.MayVanish(elseYields[elseYields.Count - 1]), scope);
            results.Add(result);
        }

        _builder.Add(new If(
            @if.Condition,
            _materialiser.Resolve(thenScope.Region, new Block(then, thenYields.ToEquatableArray())),
            _materialiser.Resolve(elseScope.Region, new Block(@else, elseYields.ToEquatableArray())),
            results.ToEquatableArray()));
        for (var i = 0; i < keys.Count; i++)
            scope.Set(keys[i], results[i]);
    }

    private EquatableArray<Statement> ReverseBranch(If @if, Block block, bool isThen, List<Operand?> adjoints, AdjointScope outer, out AdjointScope scope)
    {
        scope = new AdjointScope(outer, _map.RegionOf(@if, isThen), _map, _builder, _shapes);

        // Whoever threw never came to the reverse sweep.
        if (block.Statements.Count > 0 && block.Statements[block.Statements.Count - 1] is Throw)
            return [];
        _builder.Open();
        CreateShadows(block.Statements);
        for (var i = 0; i < adjoints.Count; i++)
        {
            if (adjoints[i] is { } adjoint)
                Contribute(block.Yields[i], adjoint, scope);
        }

        ReverseAll(block.Statements, scope);
        scope.SettleAll();
        return _builder.Close().Statements;
    }
}
