using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>Work on tensors: calls of the runtime, and the passes that kernels make.</summary>
internal sealed partial class MethodEmitter
{
    private const string Runtime = "global::Diff.Kernels.";

    private TensorUses Uses => field ??= new TensorUses(_function);

    private TensorLifetimes Lifetimes => field ??= new TensorLifetimes(_function);

    private AbsentTensors Absent => field ??= new AbsentTensors(_function);

    /// <summary>Where a tensor's memory comes from.</summary>
    private string Home(Variable tensor) => _homes.TryGetValue(tensor.Id, out var home)
        ? _text.Of(home)
        : Lifetimes.Escapes(tensor) ? "default" : _workspace;

    private string TextOf(TensorCall call, Variable target)
    {
        var settings = SettingsOf(call.Settings);
        switch (call.Op)
        {
            case TensorOp.ShapeOf:
                return ShapeOf(call.Tensors);
            case TensorOp.CountOf:
                return ShapeOf(call.Tensors) + ".ElementCount";
            case TensorOp.CountAlong:
                return $"{Runtime}TensorOps.Count({ShapeOf(call.Tensors)}, {settings})";
            case TensorOp.ReshapeLike:
                return $"{Runtime}TensorOps.ReshapeLike({Home(target)}, {_text.Of(call.Tensors[0])}, {ShapeOf(call.Tensors.Skip(1))})";
            default:
                var home = target.Type is TensorType ? [Home(target)] : new string[0];
                var tensors = call.Tensors.Select(_text.Of);
                if (call.Op is TensorOp.Concatenate or TensorOp.Stack)
                    tensors = [$"[{string.Join(", ", tensors)}]"];
                var arguments = home.Concat(tensors).Append(settings).Where(a => a.Length > 0);

                // A span may be made of the array, from which C# does not infer what is in it.
                var type = call.Op == TensorOp.FromArray ? $"<{TypeText.Of(((TensorType)target.Type).Element)}>" : "";
                return $"{Runtime}TensorOps.{call.Op}{type}({string.Join(", ", arguments)})";
        }
    }

    private string SettingsOf(EquatableArray<Setting> settings) => string.Join(", ", settings.Select(s => s.Text(_text.Of, _text.Primary)));

    private string ShapeOf(IEnumerable<Operand> tensors)
    {
        var shapes = tensors.Select(ShapeOf).ToList();
        return shapes.Count == 1 ? shapes[0] : $"{Runtime}TensorOps.Broadcast({string.Join(", ", shapes)})";
    }

    private string ShapeOf(Operand tensor) => Absent.Contains(tensor) ? $"{Runtime}TensorOps.ShapeOf({_text.Of(tensor)})" : _text.Primary(tensor) + ".Shape";

    /// <summary>A loss and its gradient, in one call.</summary>
    private void WriteWithGradient(Let loss, Let gradient)
    {
        var call = (TensorCall)gradient.Value;
        var arguments = string.Join(", ", call.Tensors.Select(_text.Of).Append(SettingsOf(call.Settings)).Prepend(Home(gradient.Target)));
        var taken = IsDeclared(gradient.Target) ? $"out {NameOf(gradient.Target)}" : $"out var {Declare(gradient.Target)}";
        Set(loss.Target, $"{Runtime}TensorOps.{TensorOp.CrossEntropy}({arguments}, {taken})");
    }

    /// <summary>The product right before a kernel, where it is the only one to read it: then the pass computes it, a few rows at a time.</summary>
    private Let? ProductOf(Kernel kernel, Statement before) => before is Let { Value: TensorCall { Op: TensorOp.MatrixMultiply } } product
        && kernel.Inputs.Count > 0 && kernel.Inputs[0].Value == product.Target && Uses.ReadsOf(product.Target) == 1
        ? product
        : null;

    /// <summary>One pass: what it reads, what it keeps, and the run.</summary>
    private void Write(Kernel kernel, Let? product = null)
    {
        var pass = _names.Declare("pass");
        var inputs = kernel.Inputs.Skip(product is null ? 0 : 1).Select(i => _text.Of(i.Value));
        if (product is { Value: TensorCall factors })
            inputs = [.. factors.Tensors.Select(_text.Of), SettingsOf(factors.Settings), .. inputs];
        Line($"var {pass} = {Runtime}Pass.{(product is null ? "Over" : "OverProduct")}<{TypeText.Of(kernel.Element)}>({string.Join(", ", inputs)});");
        if (product is not null && Uses.ShapesOf(product.Target) > 0)
            Set(product.Target, $"{pass}.Product({Home(product.Target)})");
        foreach (var tensor in kernel.Space)
            Line($"{pass}.Cover({ShapeOf(tensor)});");
        foreach (var output in kernel.Outputs)
        {
            var call = output.Kind switch
            {
                KernelOutputKind.Map => $"{pass}.Map({Home(output.Result)})",
                KernelOutputKind.SumTo => $"{pass}.SumTo({Home(output.Result)}, {ShapeOf(output.Like)})",
                KernelOutputKind.SumAxes => $"{pass}.SumAxes({Home(output.Result)}, {SettingsOf(output.Settings)})",
                _ => null,
            };
            if (call is null)
                Line($"{pass}.Total();");
            else
                Set(output.Result, call);
        }

        Line($"{pass}.Run<{kernel.Name}>();");
        for (var i = 0; i < kernel.Outputs.Count; i++)
        {
            if (kernel.Outputs[i].Kind == KernelOutputKind.Total)
                Set(kernel.Outputs[i].Result, $"{pass}.TotalOf({kernel.Inputs.Count + i})");
        }
    }
}
