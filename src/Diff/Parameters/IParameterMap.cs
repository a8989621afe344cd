using System.Numerics;

namespace Diff;

/// <summary>Makes new parameters of those of a model, one by one.</summary>
public interface IParameterMap
{
    /// <summary>What a tensor becomes.</summary>
    /// <param name="name">The member's name in its record.</param>
    /// <param name="values">The tensor.</param>
    Tensor<T> MapTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>What an array becomes.</summary>
    /// <param name="name">The member's name in its record.</param>
    /// <param name="values">The array.</param>
    T[] MapArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>What a number becomes.</summary>
    /// <param name="name">The member's name in its record.</param>
    /// <param name="value">The number.</param>
    T MapNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>What a record inside the record becomes: <c>parameters.Map(ref this)</c>.</summary>
    /// <param name="name">The member's name in its record.</param>
    /// <param name="parameters">The inner record.</param>
    TRecord MapRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord>;
}
