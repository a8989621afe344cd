using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>Takes parameters one after the other.</summary>
internal ref struct Unflattener<TElement>(ReadOnlySpan<TElement> rest) : IParameterMap
    where TElement : unmanaged, IFloatingPointIeee754<TElement>
{
    private ReadOnlySpan<TElement> _rest = rest;

    public Tensor<T> MapTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => new(Read<T>(values.Length), values.Shape);

    public T[] MapArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => Read<T>(values.Length);

    public T MapNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var number = _rest[0];
        _rest = _rest[1..];
        return T.CreateTruncating(number);
    }

    public TRecord MapRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord> => parameters.Map(ref this);

    private T[] Read<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var values = new T[length];
        TensorPrimitives.ConvertTruncating<TElement, T>(_rest[..length], values);
        _rest = _rest[length..];
        return values;
    }
}
