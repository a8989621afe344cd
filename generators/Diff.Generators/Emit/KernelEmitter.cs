using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Transforms.Reverse;

namespace Diff.Generators.Emit;

/// <summary>Writes the body of a kernel, once for every width of vector.</summary>
internal sealed class KernelEmitter
{
    private const string Cursor = "at";

    private readonly CodeWriter _writer;
    private readonly Kernel _kernel;
    private readonly Function _function;
    private readonly Inlining _inlining;
    private readonly LocalNames _names = new([Cursor, ExpressionText.LanesType]);
    private readonly Dictionary<int, string> _declared = [];
    private readonly ExpressionText _text;

    private KernelEmitter(CodeWriter writer, Kernel kernel, Function function)
    {
        _writer = writer;
        _kernel = kernel;

        // The body on its own, as the function that it will be.
        _function = function with
        {
            Parameters = kernel.Inputs.Select(i => new Parameter(i.Parameter, "", "", PassMode.Value, false, false, null)).ToEquatableArray(),
            Body = new Block(kernel.Body.Select(l => (Statement)l).ToEquatableArray(), kernel.Outputs.Select(o => o.Value).ToEquatableArray()),
        };
        _inlining = new Inlining(_function, 0, isPiece: false);
        _text = new ExpressionText(_inlining, v => _declared[v.Id], new OwnMethods(_function), "");
    }

    public static void Emit(CodeWriter writer, Kernel kernel, Function function) => new KernelEmitter(writer, kernel, function).Write();

    private void Write()
    {
        var element = TypeText.Of(_kernel.Element);
        _writer.Line("/// <summary>" + Summary() + "</summary>");
        _writer.Open($"private readonly struct {_kernel.Name} : global::Diff.Kernels.IKernel<{element}>");
        _writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        _writer.Line($"public static void Element<{ExpressionText.LanesType}>(ref global::Diff.Kernels.Cursor<{ExpressionText.LanesType}, {element}> {Cursor})");
        _writer.Line($"    where {ExpressionText.LanesType} : struct, global::Diff.Kernels.ILanes<{ExpressionText.LanesType}, {element}>");
        _writer.Open();
        for (var i = 0; i < _kernel.Inputs.Count; i++)
            _writer.Line($"var {Declare(_kernel.Inputs[i].Parameter)} = {Cursor}.Read({i});");
        foreach (var let in _kernel.Body.Where(l => !_inlining.IsInlined(l.Target) && _inlining.UsesOf(l.Target) > 0))
        {
            var text = _text.Of(let.Value, let.Target.Type);
            _writer.Line($"var {Declare(let.Target)} = {text};");
        }

        for (var i = 0; i < _kernel.Outputs.Count; i++)
        {
            var output = _kernel.Outputs[i];
            _writer.Line($"{Cursor}.{(output.Kind == KernelOutputKind.Map ? "Write" : "Sum")}({_kernel.Inputs.Count + i}, {_text.Of(output.Value)});");
        }

        _writer.Close();
        _writer.Close();
    }

    private string Declare(Variable variable) => _declared[variable.Id] = _names.Declare(_function.Names[variable.Id]);

    private string Summary()
    {
        var reads = Names(_kernel.Inputs.Select(i => (Operand)i.Parameter));
        var keeps = Names(_kernel.Outputs.Where(o => o.Kind == KernelOutputKind.Map).Select(o => (Operand)o.Result));
        var sums = Names(_kernel.Outputs.Where(o => o.Kind != KernelOutputKind.Map).Select(o => (Operand)o.Result));
        var parts = new[] { ("reads ", reads), ("keeps ", keeps), ("sums ", sums) }.Where(p => p.Item2.Length > 0).Select(p => p.Item1 + p.Item2);
        return $"One pass: {string.Join("; ", parts)}.";
    }

    private string Names(IEnumerable<Operand> operands)
    {
        var names = operands.Select(o => o is Variable variable ? _function.Names[variable.Id]?.TrimStart('@') : null).ToList();
        var unnamed = names.Count(n => n is null);
        var others = unnamed switch
        {
            0 => [],
            1 => ["an intermediate value"],
            _ => new[] { $"{unnamed} intermediate values" },
        };
        return string.Join(", ", names.OfType<string>().Concat(others));
    }
}
