using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Calls that are not inlined, backwards: a call of the callee's own gradient.</summary>
internal sealed partial class ReverseTransform
{
    private void Reverse(Variable target, Call call, AdjointScope scope)
    {
        var written = HelperCallee.WrittenBy(call).Any(_activity.IsActive);
        if (!written && (!_activity.IsActive(target) || !HasAdjoint(target, scope)))
            return;
        var upstream = target.Type == HelperCallee.Nothing ? null : Assemble(target, target.Type, scope);
        if (!written && Algebra.IsZero(upstream!))
            return;
        if (upstream is not null)
            NameAdjoint(upstream, target);
        switch (call.Callee)
        {
            case HelperCallee helper:
                Reverse(target, call, helper, upstream, scope);
                break;
            case ExternalCallee external:
                if (call.Arguments.Any(a => _memory.IsOverwritten(target, a)))
                    throw new UnsupportedException("an array that is passed to a separately compiled method is written behind the call");
                Reverse(target, call, external, upstream!, scope);
                break;
            default:
                throw new InvalidOperationException(call.Callee.GetType().Name);
        }
    }

    private static bool HasAdjoint(Variable target, AdjointScope scope)
    {
        if (target.Type is StructType)
            return scope.KeysOf(target).Count > 0;
        if (scope.Take(new AdjointKey(target)) is not { } adjoint)
            return false;
        scope.Set(new AdjointKey(target), adjoint);
        return true;
    }

    private void Reverse(Variable target, Call call, HelperCallee helper, Operand? upstream, AdjointScope scope)
    {
        var contract = _helpers[helper.Key];
        _edits.Paired[target.Id] = RuntimeCalls.Method(contract.ForwardName, call.Arguments.Count + 1);
        var callee = contract.Primal.Parameters;
        var written = helper.Writes;
        List<Operand> arguments = [.. call.Arguments];
        for (var i = 0; i < callee.Count; i++)
        {
            if (callee[i].IsDifferentiable && callee[i].Variable.Type is ArrayType type)
                arguments.Add(ShadowFor(call.Arguments[i], type));
        }

        if (upstream is not null && upstream.Type.IsDifferentiable)
            arguments.Add(upstream);
        arguments.Add(SharedStacks.Marker);
        var text = RuntimeCalls.Method(contract.MethodName, arguments.Count);
        if (contract.ResultType is not { } resultType)
        {
            _builder.Add(new Effect(text, arguments.ToEquatableArray()));
            return;
        }

        var gradient = _builder.Let(new Opaque(text, arguments.ToEquatableArray(), IsPure: false), resultType, "gradient");
        var outputs = contract.Outputs;
        for (var i = 0; i < outputs.Count; i++)
        {
            var index = callee.ToList().IndexOf(outputs[i].Parameter);
            var part = outputs.Count == 1 ? gradient : _builder.Let(new Member(gradient, contract.ItemNames()[i]), outputs[i].Parameter.Variable.Type);
            if (_activity.IsActive(call.Arguments[index]))
            {
                // What is written may have no weight either.
                Mark(part, written || scope.MayVanish(upstream!), scope);
                ContributeWhole(call.Arguments[index], part, scope);
            }
        }
    }

    private Operand ShadowFor(Operand array, ArrayType type)
        => _activity.IsActive(array) ? Shadow(array) : ZerosFor(array, type);

    private void Reverse(Variable target, Call call, ExternalCallee external, Operand upstream, AdjointScope scope)
    {
        List<Operand> arguments = [.. call.Arguments];
        var buffers = new Dictionary<int, Operand>();
        for (var i = 0; i < external.Routes.Count; i++)
        {
            if (external.Routes[i].Kind == RouteKind.Buffer)
                arguments.Add(buffers[i] = ZerosFor(call.Arguments[i], (ArrayType)call.Arguments[i].Type));
        }

        if (external.TakesValue)
            arguments.Add(target);
        var places = arguments.Select((_, i) => $"{{{i}}}").Append((external.UpstreamName is { } name ? name + ": " : "") + $"{{{arguments.Count}}}");
        var text = $"{external.Backward}({string.Join(", ", places)})";
        arguments.Add(upstream);
        var returns = external.Routes.Any(r => r.Kind == RouteKind.Result);
        if (!returns)
            _builder.Add(new Effect(text, arguments.ToEquatableArray()));
        var gradient = returns ? _builder.Let(new Opaque(text, arguments.ToEquatableArray(), IsPure: false), new OpaqueType("var"), "gradient") : null;
        for (var i = 0; i < external.Routes.Count; i++)
        {
            var argument = call.Arguments[i];
            if (!_activity.IsActive(argument))
                continue;
            if (external.Routes[i].Kind == RouteKind.Buffer)
                AddTo(Shadow(argument), buffers[i]);
            else if (external.Routes[i].Kind == RouteKind.Result)
                ContributeWhole(argument, Marked(_builder.Let(new Opaque("{0}" + external.Routes[i].Access, [gradient!], IsPure: true), argument.Type), upstream, scope), scope);
        }
    }
}
