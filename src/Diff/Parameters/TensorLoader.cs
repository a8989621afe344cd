using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>Takes parameters from tensors by name.</summary>
internal struct TensorLoader<TElement>(IReadOnlyDictionary<string, Tensor<TElement>> tensors) : IParameterMap
    where TElement : unmanaged, IFloatingPointIeee754<TElement>
{
    private readonly HashSet<string> _taken = [];
    private string _prefix = "";

    public static TModel Load<TModel>(TModel model, IReadOnlyDictionary<string, Tensor<TElement>> tensors)
        where TModel : IParameters<TModel>
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var loader = new TensorLoader<TElement>(tensors);
        var result = model.Map(ref loader);
        foreach (var name in tensors.Keys)
        {
            if (!loader._taken.Contains(name))
                throw new ArgumentException($"Load: the model has no parameter '{name}'.", nameof(tensors));
        }

        return result;
    }

    public readonly Tensor<T> MapTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => new(Find<T>(name, values.Shape), values.Shape);

    public readonly T[] MapArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => Find<T>(name, [values.Length]);

    public readonly T MapNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => Find<T>(name, [])[0];

    public TRecord MapRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord>
    {
        var outer = _prefix;
        _prefix = $"{outer}{name}.";
        var result = parameters.Map(ref this);
        _prefix = outer;
        return result;
    }

    private readonly T[] Find<T>(string member, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var name = _prefix + member;
        if (!tensors.TryGetValue(name, out var tensor))
            throw new ArgumentException($"Load: there is no tensor for parameter '{name}' of shape {shape}.", nameof(tensors));
        if (tensor.Shape != shape)
            throw new ArgumentException($"Load: parameter '{name}' has shape {shape}, its tensor {tensor.Shape}.", nameof(tensors));
        _taken.Add(name);
        var result = new T[tensor.Length];
        TensorPrimitives.ConvertTruncating<TElement, T>(tensor.AsSpan(), result);
        return result;
    }
}
