using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

internal sealed partial class Lowering
{
    /// <summary>The arguments of a call of the tensor library: tensors, numbers, and the rest as text.</summary>
    private sealed class TensorArguments
    {
        private readonly Lowering _lowering;
        private readonly List<Operand> _tensors = [];
        private readonly List<Operand> _settings = [];
        private readonly SortedDictionary<int, string> _texts;
        private readonly Dictionary<string, int> _ordinals;
        private readonly Dictionary<string, IArgumentOperation> _byName = [];

        public TensorArguments(Lowering lowering, IInvocationOperation call, IMethodSymbol method)
        {
            _lowering = lowering;
            if (call.Instance is { } instance)
                _tensors.Add(lowering.Operand(instance));
            var texts = new SortedDictionary<int, string>();
            var isTensors = method.Parameters.Any(p => IsTensor(p.Type)) || call.Instance is not null;
            foreach (var argument in call.Arguments)
            {
                var parameter = argument.Parameter!;
                _byName[parameter.Name] = argument;
                if (Take(argument, method.Parameters[parameter.Ordinal].Type, isTensors) is { } text)
                    texts[parameter.Ordinal] = text;
            }

            _texts = texts;
            _ordinals = method.Parameters.ToDictionary(p => p.Name, p => p.Ordinal);
        }

        /// <summary>The tensors, and the numbers that stand where a tensor may.</summary>
        public EquatableArray<Operand> Tensors => _tensors.ToEquatableArray();

        /// <summary>The numbers, where there are no tensors.</summary>
        public List<Operand> Numbers { get; } = [];

        /// <summary>The array that a tensor is made of.</summary>
        public Operand? Array { get; private set; }

        public EquatableArray<Operand> Settings => _settings.ToEquatableArray();

        /// <summary>The settings as C# arguments.</summary>
        public string Text => string.Join(", ", _texts.Values);

        /// <summary>One of the settings as a C# argument.</summary>
        public string TextOf(string parameter) => _texts[_ordinals[parameter]];

        public Operand Tensor(int index) => _tensors[index];

        public bool Has(string parameter) => _byName.ContainsKey(parameter);

        /// <summary>The constant that a parameter is given.</summary>
        public T Constant<T>(string parameter, T otherwise)
        {
            if (!_byName.TryGetValue(parameter, out var argument))
                return otherwise;
            if (argument.Value.ConstantValue is { HasValue: true, Value: T value })
                return value;
            _lowering.Unsupported(argument.Value, $"A value of '{parameter}' that is not constant", "Write a constant");
            return otherwise;
        }

        /// <summary>The items of a collection that is written out; null for any other.</summary>
        public static IReadOnlyList<IOperation>? Items(IOperation operation) => operation switch
        {
            ICollectionExpressionOperation collection when !collection.Elements.Any(e => e is ISpreadOperation) => collection.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => [],
            _ => null,
        };

        private bool IsTensor(ITypeSymbol type) => _lowering.Map(_lowering.TypeOf(type)) is TensorType
            || (type is INamedTypeSymbol { TypeArguments: [var item] } && KnownSymbols.IsReadOnlySpan(type) && _lowering.Map(_lowering.TypeOf(item)) is TensorType);

        private string? Take(IArgumentOperation argument, ITypeSymbol parameter, bool isTensors)
        {
            var value = Unwrap(argument.Value);
            var type = _lowering.Map(_lowering.TypeOf(parameter));
            if (type is TensorType)
            {
                _tensors.Add(_lowering.Operand(argument.Value));
                return null;
            }

            if (type.IsFloat)
            {
                (isTensors ? _tensors : Numbers).Add(_lowering.Operand(argument.Value));
                return null;
            }

            if (IsTensor(parameter))
            {
                if (Items(value) is { } tensors)
                    _tensors.AddRange(tensors.Select(_lowering.Operand));
                else
                    _lowering.Unsupported(argument.Value, "A list of tensors that is made elsewhere", "Write the tensors into the call");
                return null;
            }

            if (type is ArrayType { Element: ScalarType { IsFloat: true } })
            {
                Array = _lowering.Operand(argument.Value);
                return null;
            }

            return Items(value) is { } items ? "[" + string.Join(", ", items.Select(Setting)) + "]" : Setting(argument.Value);
        }

        private string Setting(IOperation operation)
        {
            var value = Unwrap(operation);
            if (value is IRangeOperation range)
                return $"{Bound(range.LeftOperand, "0")}..{Bound(range.RightOperand, "^0")}";
            if (value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
                return "^" + Setting(fromEnd.Operand);

            // An array is given as a span, which cannot be kept; a number as an Index, which need not be.
            var operand = _lowering.Operand(operation.Type is { IsRefLikeType: true } or { Name: "Index" } ? value : operation);
            _settings.Add(operand);
            return $"{{{_settings.Count - 1}}}";
        }

        // Without a bound, a range in a list would be taken for a spread.
        private string Bound(IOperation? bound, string otherwise) => bound is null ? otherwise : Setting(bound);
    }
}
