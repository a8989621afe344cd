using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>The parameters and the result of a gradient method, as the public contract has them.</summary>
internal sealed class DerivativeInterface
{
    private const string Adjoint = "Adjoint";

    private readonly Dictionary<int, Parameter> _buffers = [];
    private readonly List<Parameter> _parameters;
    private readonly Function _primal;
    private readonly string _upstreamName;
    private readonly EquatableArray<string?> _bufferNames;
    private readonly string?[] _endings;
    private readonly Memory _memory;
    private readonly bool _isHelper;

    private DerivativeInterface(Function primal, Memory memory, HelperNames? names)
    {
        _primal = primal;
        _isHelper = names is not null;
        _memory = memory;
        _parameters = [.. primal.Parameters];
        _endings = [.. primal.Parameters.Select(p => Ending(p, memory))];
        (_bufferNames, _upstreamName) = ParameterNames.Buffers([.. primal.Parameters.Zip(_endings, (p, ending) => (p.Name, ending))]);
        ForwardName = names?.Next(primal, "Forward") ?? "";
        MethodName = names?.Next(primal, "Reverse") ?? primal.Signature.BackwardName;
        Outputs = CreateOutputs();
        ResultType = CreateResultType();
    }

    /// <summary>The function that is differentiated.</summary>
    public Function Primal => _primal;

    /// <summary>The method's name.</summary>
    public string MethodName { get; }

    /// <summary>For a helper: the name of the method that computes what it does and leaves on stacks what the reverse needs.</summary>
    public string ForwardName { get; }

    /// <summary>All parameters: the function's own, the buffers, the upstream.</summary>
    public EquatableArray<Parameter> Parameters => _parameters.ToEquatableArray();

    /// <summary>What comes back in the result, one for each differentiable parameter passed by value.</summary>
    public EquatableArray<DerivativeOutput> Outputs { get; }

    /// <summary>For each of the function's parameters the name of its buffer; null for none.</summary>
    public EquatableArray<string?> BufferNames => _bufferNames;

    /// <summary>The result's type; null for none.</summary>
    public IrType? ResultType { get; }

    /// <summary>The upstream of the function's result; null if it has none.</summary>
    public Variable? Upstream { get; private set; }

    /// <summary>Whether the result starts with the function's own.</summary>
    public bool HasValue => _primal.Result is not null && !_isHelper;

    /// <summary>The contract of an annotated method.</summary>
    public static DerivativeInterface For(Function primal, Memory memory) => new(primal, memory, names: null);

    /// <summary>The contract of a function that is differentiated along: it adds to its caller's shadows and returns gradients only.</summary>
    public static DerivativeInterface ForHelper(Function primal, HelperNames names) => new(primal, new Memory(primal), names);

    /// <summary>The parameter that takes a parameter's gradient or upstream; null if the result does, or nothing.</summary>
    public Parameter? BufferOf(Parameter parameter) => _buffers.TryGetValue(parameter.Variable.Id, out var buffer) ? buffer : null;

    /// <summary>Whether the buffer is overwritten, rather than read first.</summary>
    public bool IsOverwritten(Parameter parameter) => !_isHelper && !IsInAndOut(parameter);

    /// <summary>Whether the buffer comes with the weights of the final contents, and leaves with the gradient for the initial ones.</summary>
    public bool IsInAndOut(Parameter parameter) => _endings[_primal.Parameters.ToList().IndexOf(parameter)] == Adjoint
        || (_isHelper && parameter.Variable.Type is ArrayType && _memory.IsWritten(_memory.ClassOf(parameter.Variable)));

    /// <summary>Makes the variables of the added parameters.</summary>
    public void Declare(IrBuilder builder)
    {
        for (var i = 0; i < _primal.Parameters.Count; i++)
        {
            if (_bufferNames[i] is not { } name)
                continue;
            var parameter = _primal.Parameters[i];
            var (type, mode) = parameter.Variable.Type switch
            {
                ArrayType { Rank: 1, Element: not ArrayType } array => ((IrType)(array with { Kind = ArrayKind.Span }), PassMode.Value),
                { } other => (other, parameter.Mode == PassMode.Ref ? PassMode.Ref : PassMode.Value),
            };
            var buffer = new Parameter(builder.NewVariable(type, name), name, "", mode, NoDiff: false, IsParams: false, Default: null);
            _buffers[parameter.Variable.Id] = buffer;
            _parameters.Add(buffer);
        }

        if (_primal.Result is not { IsDifferentiable: true } result)
            return;
        Upstream = builder.NewVariable(result, _upstreamName);
        _parameters.Add(new Parameter(Upstream, _upstreamName, "", PassMode.Value, false, false, result is ScalarType { IsFloat: true } && !_isHelper ? "1" : null));
    }

    /// <summary>What must hold before anything runs: buffers fit their arguments, there are tensors to differentiate by, and memory that is written is nobody else's.</summary>
    public IEnumerable<Statement> Checks(Memory memory)
    {
        foreach (var parameter in _primal.Parameters)
        {
            if (!_isHelper && BufferOf(parameter) is { Variable: { Type: ArrayType } variable } buffer)
                yield return new Effect(RuntimeCalls.RequireShape(buffer.Name), [variable, parameter.Variable]);
            if (!_isHelper && parameter is { IsDifferentiable: true, IsNullable: true, Variable.Type: TensorType })
                yield return new Effect(RuntimeCalls.RequireTensor(parameter.Name), [parameter.Variable]);
        }

        var arrays = _primal.Parameters.Where(p => p.Variable.Type is ArrayType { Rank: 1 }).ToList();
        for (var i = 0; i < arrays.Count; i++)
        {
            if (ShadowCompanions.IsRows(arrays[i].Variable.Type) && IsWritten(arrays[i]))
                yield return new Effect(RuntimeCalls.RequireDistinctRows(arrays[i].Name), [arrays[i].Variable]);
            foreach (var other in arrays.Skip(i + 1))
            {
                if (NumberType(arrays[i]) != NumberType(other) || !(IsWritten(arrays[i]) || IsWritten(other)))
                    continue;
                var (first, second) = ShadowCompanions.IsRows(other.Variable.Type) ? (other, arrays[i]) : (arrays[i], other);
                yield return new Effect(
                    RuntimeCalls.RequireDistinct(first.Name, second.Name, Emit.TypeText.Of(NumberType(first))), [first.Variable, second.Variable]);
            }
        }

        bool IsWritten(Parameter parameter) => memory.IsWritten(memory.ClassOf(parameter.Variable));
    }

    /// <inheritdoc cref="Derivative.WrittenArrays"/>
    public EquatableArray<string> WrittenArrays(Memory memory) => _primal.Parameters
        .Where(p => p.Variable.Type is not ArrayType { Kind: not ArrayKind.Array })
        .Where(p => memory.ClassesIn(p.Variable).Any(c => memory.IsWritten(c) || memory.HasRowsStored(c)))
        .Select(p => p.Name)
        .ToEquatableArray();

    /// <summary>The type of an array's elements, or of the elements of its rows.</summary>
    private static IrType NumberType(Parameter array)
        => ((ArrayType)array.Variable.Type).Element is ArrayType row ? row.Element : ((ArrayType)array.Variable.Type).Element;

    private static string? Ending(Parameter parameter, Memory memory)
    {
        if (!parameter.IsDifferentiable)
            return null;
        return (parameter.Variable.Type, parameter.Mode) switch
        {
            (ArrayType { Kind: ArrayKind.Span }, _) when memory.IsWritten(memory.ClassOf(parameter.Variable)) => Adjoint,
            (ArrayType, _) => "Gradient",
            (_, PassMode.Ref) => Adjoint,
            (_, PassMode.Out) => "Upstream",
            _ => null,
        };
    }

    /// <summary>For a helper: what the items of its result are called, in the order of <see cref="Outputs"/>.</summary>
    public IReadOnlyList<string> ItemNames()
    {
        var names = Outputs.Select(o => AdjointNames.Of(o.Parameter.Name)).ToList();
        return names.Distinct().Count() == names.Count ? names : [.. names.Select((_, i) => $"Item{i + 1}")];
    }

    private EquatableArray<DerivativeOutput> CreateOutputs()
    {
        var returned = _primal.Parameters
            .Where(p => p.IsDifferentiable && p.Mode is PassMode.Value or PassMode.In && p.Variable.Type is not ArrayType { Kind: not ArrayKind.Array })
            .Where(p => p.IsDifferentiable && !(_isHelper && p.Variable.Type is ArrayType))
            .ToList();
        var names = ParameterNames.Properties(
            returned.Select(p => p.Name), _primal.Signature.GradientName, _primal.Result is not null, _primal.Signature.TypeParameters);
        return returned.Select((p, i) => new DerivativeOutput(p, names[i], p.Variable.Type is ArrayType)).ToEquatableArray();
    }

    private IrType? CreateResultType()
    {
        var fields = Outputs.Where(o => !o.IsBuffer).Select(o => new Field(o.Property, o.Parameter.Variable.Type, false, false)).ToList();
        if (_isHelper)
        {
            return fields.Count switch
            {
                0 => null,
                1 => fields[0].Type,
                _ => new StructType("", fields.Zip(ItemNames(), (f, name) => f with { Name = name }).ToEquatableArray(), Construction.Tuple, [], false),
            };
        }

        if (HasValue)
            fields.Insert(0, new Field("Value", _primal.Result!, false, false));
        if (fields.Count == 0)
            return null;
        var name = Outputs.Any(o => o.IsBuffer) ? "Buffered" + _primal.Signature.GradientName : _primal.Signature.GradientName;
        return new StructType(name, fields.ToEquatableArray(), Construction.Constructor, Enumerable.Range(0, fields.Count).ToEquatableArray(), false);
    }
}
