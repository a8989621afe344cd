using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms.Kernels;

/// <summary>Builds one kernel from the values that it is to leave in memory.</summary>
internal sealed class KernelBuilder(FormKernels form, BlockKernels block)
{
    // As many operands as the runtime has places for.
    private const int MostOperands = 32;

    // The JIT inlines until a method has 512 locals; what is not inlined then is many times slower. In such locals.
    private const int LargestBody = 320;

    private readonly List<KernelInput> _inputs = [];
    private readonly List<Operand> _space = [];
    private readonly List<Let> _body = [];
    private readonly List<KernelOutput> _outputs = [];
    private readonly Dictionary<int, Operand> _values = [];
    private int _size;

    /// <summary>Adds an output, unless the kernel would have too many operands or be too large.</summary>
    public bool TryAdd(Variable result, Let node)
    {
        var (inputs, space, body, size) = (_inputs.Count, _space.Count, _body.Count, _size);
        var values = new Dictionary<int, Operand>(_values);
        _outputs.Add(OutputOf(result, node));
        if (Fits)
            return true;
        _inputs.RemoveRange(inputs, _inputs.Count - inputs);
        _space.RemoveRange(space, _space.Count - space);
        _body.RemoveRange(body, _body.Count - body);
        _outputs.RemoveAt(_outputs.Count - 1);
        _size = size;
        _values.Clear();
        foreach (var value in values)
            _values[value.Key] = value.Value;
        return false;
    }

    private bool Fits => _inputs.Count + _outputs.Count <= MostOperands && _size + 3 * (_inputs.Count + _outputs.Count) <= LargestBody;

    public Kernel Build(ScalarType element) => new(
        form.NewKernelName(),
        element,
        Inputs().ToEquatableArray(),
        _space.Where(s => !_inputs.Any(i => i.Value == s)).ToEquatableArray(),
        _body.ToEquatableArray(),
        _outputs.ToEquatableArray());

    // A product comes first, the latest one: the pass may compute it.
    private IEnumerable<KernelInput> Inputs()
    {
        var product = _inputs.LastOrDefault(i => i.Value is Variable v && form.DefinitionOf(v) is TensorCall { Op: TensorOp.MatrixMultiply });
        return product is null ? _inputs : _inputs.Where(i => i != product).Prepend(product);
    }

    // Functions take about as many locals as their polynomials have terms.
    private static int Size(Let let) => OpInfo.Of(((Apply)let.Value).Op).Cost switch
    {
        <= 5 => 2,
        <= 15 => 9,
        _ => 14,
    };

    private KernelOutput OutputOf(Variable result, Let node)
    {
        if (node.Value is not TensorCall { Op: TensorOp.SumTo or TensorOp.SumAxes or TensorOp.Total } call)
            return new KernelOutput(result, Compute(node), KernelOutputKind.Map, [], []);
        var value = Value(call.Tensors[0], ((TensorType)call.Tensors[0].Type).Element);
        return call.Op switch
        {
            TensorOp.SumTo => new KernelOutput(result, value, KernelOutputKind.SumTo, form.Shapes(call.Tensors[1]).ToEquatableArray(), []),
            TensorOp.SumAxes => new KernelOutput(result, value, KernelOutputKind.SumAxes, [], call.Settings),
            _ => new KernelOutput(result, value, KernelOutputKind.Total, [], []),
        };
    }

    private Operand Value(Operand operand, ScalarType element)
    {
        if (operand is Constant)
            return operand;
        if (operand is not Variable variable)
            return _inputs.FirstOrDefault(i => i.Value == operand)?.Parameter ?? Input(operand, element);
        if (_values.TryGetValue(variable.Id, out var known))
            return known;
        return variable.Type is TensorType && block.IsComputed(variable)
            ? Compute(block.NodeOf(variable))
            : _values[variable.Id] = Input(variable, element);
    }

    private Operand Compute(Let node)
    {
        if (_values.TryGetValue(node.Target.Id, out var known))
            return known;

        // What is too large already is taken back: there is no need to go on.
        if (!Fits)
            return node.Target;
        var element = ((TensorType)node.Target.Type).Element;
        if (node.Value is Apply apply)
        {
            // Comparisons yield truth values about numbers: the numbers' type says what is read.
            var arguments = apply.Arguments.Select(a => Value(a, a.Type is TensorType { IsFloat: true } tensor ? tensor.Element : element)).ToEquatableArray();
            var target = form.NewVariable(node.Target);
            var let = new Let(target, apply with { Arguments = arguments });
            _body.Add(let);
            _size += Size(let);
            return _values[node.Target.Id] = target;
        }

        var call = (TensorCall)node.Value;
        if (call.Op == TensorOp.Expand)
        {
            foreach (var shape in form.Shapes(call.Tensors[1]))
            {
                if (!_space.Contains(shape))
                    _space.Add(shape);
            }
        }

        return _values[node.Target.Id] = Value(call.Tensors[0], element);
    }

    private Variable Input(Operand value, ScalarType element)
    {
        var parameter = form.NewInput(value, element);
        _inputs.Add(new KernelInput(parameter, value));
        return parameter;
    }
}
