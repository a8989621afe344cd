using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Where the reverse sweep starts, and what it leaves.</summary>
internal sealed partial class ReverseTransform
{
    private void SeedOutputs(AdjointScope scope)
    {
        if (_contract.Upstream is { } upstream)
        {
            // A single weight is the user's; one of several may be zero because that output is not wanted.
            if (upstream.Type is not ScalarType)
                scope.Vanishing.Add(upstream.Id);
            if (upstream.Type is TensorType)
            {
                if (!_map.Top.IsApart)
                    _builder.Add(new Effect(RuntimeCalls.RequireUpstream(_builder.NameOf(upstream)!), [upstream, _primal.Body.Yields[0]]));
                _spaces.SetLike(upstream, _primal.Body.Yields[0]);
            }

            ContributeWhole(_primal.Body.Yields[0], upstream, scope);
        }

        foreach (var (parameter, final) in References())
        {
            if (_contract.BufferOf(parameter) is not { } buffer)
                continue;
            scope.Vanishing.Add(buffer.Variable.Id);
            ContributeWhole(final, buffer.Variable, scope);
        }
    }

    private EquatableArray<Operand> Results(AdjointScope scope)
    {
        foreach (var parameter in _primal.Parameters)
        {
            if (_contract.BufferOf(parameter) is { Variable: { Type: ArrayType } buffer } && _shadows[parameter.Variable.Id] is var shadow && shadow != buffer
                && !ShadowCompanions.IsRows(buffer.Type))
            {
                var isAdded = !_contract.IsOverwritten(parameter) && !_contract.IsInAndOut(parameter);
                _builder.Add(new Effect(isAdded ? RuntimeCalls.Add : RuntimeCalls.Copy(shadow.Type), [shadow, buffer]));
            }
        }

        var yields = new List<Operand>();
        var fields = new List<Operand>();
        if (_contract.HasValue)
        {
            _builder.SetName(_primal.Body.Yields[0], "value");
            fields.Add(_primal.Body.Yields[0]);
        }

        fields.AddRange(_contract.Outputs.Where(o => !o.IsBuffer).Select(o => Assemble(o.Parameter.Variable, o.Parameter.Variable.Type, scope)));

        // The only gradient of a method that is reversed by another is the result itself, which may be a struct.
        if (_contract.ResultType is StructType type && (fields.Count > 1 || !_map.Top.IsApart))
            yields.Add(_builder.Let(new Construct(type, fields.ToEquatableArray()), type));
        else if (_contract.ResultType is not null)
            yields.Add(fields[0]);

        yields.AddRange(References().Select(r => r.Final));
        foreach (var (parameter, _) in References())
        {
            if (_contract.BufferOf(parameter) is { Mode: PassMode.Ref })
                yields.Add(Assemble(parameter.Variable, parameter.Variable.Type, scope));
        }

        return yields.ToEquatableArray();
    }

    /// <summary>The primal's <c>ref</c> and <c>out</c> parameters with their final values.</summary>
    private IEnumerable<(Parameter Parameter, Operand Final)> References()
    {
        var first = _primal.Result is null ? 0 : 1;
        return _primal.Parameters
            .Where(p => p.Mode is PassMode.Ref or PassMode.Out)
            .Select((p, i) => (p, _primal.Body.Yields[first + i]));
    }
}
