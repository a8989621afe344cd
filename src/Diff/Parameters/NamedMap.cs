using System.Numerics;

namespace Diff;

/// <summary>A function of each parameter, seen as a tensor with its dotted name.</summary>
internal struct NamedMap<TElement>(Func<string, Tensor<TElement>, Tensor<TElement>> function) : IParameterMap
    where TElement : unmanaged, IFloatingPointIeee754<TElement>
{
    private string _prefix = "";

    public readonly Tensor<T> MapTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if ((object)values is not Tensor<TElement> tensor)
        {
            throw new ArgumentException(
                $"Map: parameter '{_prefix}{name}' is of {typeof(T).Name}, and the function is for {typeof(TElement).Name}.");
        }

        var result = function(_prefix + name, tensor);
        if (result.Shape != values.Shape)
            throw new ArgumentException($"Map: parameter '{_prefix}{name}' has shape {values.Shape}, what the function makes of it {result.Shape}.");
        return (Tensor<T>)(object)result;
    }

    public readonly T[] MapArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => MapTensor(name, Tensor.Create(values)).ToArray();

    public readonly T MapNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => MapTensor(name, Tensor.Scalar(value)).ToScalar();

    public TRecord MapRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord>
    {
        var outer = _prefix;
        _prefix = $"{outer}{name}.";
        var result = parameters.Map(ref this);
        _prefix = outer;
        return result;
    }
}
