using System.Numerics;

namespace Diff;

/// <summary>A function of each number.</summary>
internal readonly struct NumberMap(Func<double, double> function) : IParameterMap
{
    public Tensor<T> MapTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => new(MapArray(name, values.ToArray()), values.Shape);

    public T[] MapArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = new T[values.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = MapNumber(name, values[i]);
        return result;
    }

    public T MapNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => T.CreateTruncating(function(double.CreateTruncating(value)));

    public TRecord MapRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord>
    {
        var map = this;
        return parameters.Map(ref map);
    }
}
