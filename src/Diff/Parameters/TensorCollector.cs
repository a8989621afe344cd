using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>Collects parameters by name, in one precision.</summary>
internal struct TensorCollector<TElement>(string operation) : IParameterVisitor
    where TElement : unmanaged, IFloatingPointIeee754<TElement>
{
    private string _prefix = "";

    public OrderedDictionary<string, Tensor<TElement>> Tensors { get; } = [];

    public readonly void VisitTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Tensors.Add(_prefix + name, values as object as Tensor<TElement> ?? Widen(name, values));

    public readonly void VisitArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => VisitTensor(name, Tensor.Create(values));

    public readonly void VisitNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => VisitTensor(name, Tensor.Scalar(value));

    public void VisitRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord>
    {
        var outer = _prefix;
        _prefix = $"{outer}{name}.";
        parameters.Visit(ref this);
        _prefix = outer;
    }

    private readonly Tensor<TElement> Widen<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(TElement) == typeof(float))
        {
            throw new ArgumentException(
                $"{operation}: parameter '{_prefix}{name}' is of double and would lose digits as float. {nameof(ParameterExtensions.ToDoubleTensors)} keeps them.");
        }

        var result = Tensor.Zeros<TElement>(values.Shape);
        TensorPrimitives.ConvertTruncating<T, TElement>(values.AsSpan(), result.AsSpan());
        return result;
    }
}
