using System.Numerics;

namespace Diff;

/// <summary>Puts the single numbers of blocks back into the model; tensors and arrays have been changed where they are.</summary>
internal struct NumberRestorer(ModelBlocks blocks) : IParameterMap
{
    private int _singles;
    private int _doubles;

    public readonly Tensor<T> MapTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => values;

    public readonly T[] MapArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => values;

    public T MapNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        blocks.Of<T>().Numbers[typeof(T) == typeof(float) ? _singles++ : _doubles++];

    public TRecord MapRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord> => parameters.Map(ref this);
}
