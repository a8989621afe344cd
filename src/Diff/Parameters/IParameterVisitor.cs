using System.Numerics;

namespace Diff;

/// <summary>Sees the parameters of a model one by one.</summary>
public interface IParameterVisitor
{
    /// <summary>A parameter that is a tensor; its elements may be changed.</summary>
    /// <param name="name">The member's name in its record.</param>
    /// <param name="values">The tensor.</param>
    void VisitTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>A parameter that is an array; its elements may be changed.</summary>
    /// <param name="name">The member's name in its record.</param>
    /// <param name="values">The array.</param>
    void VisitArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>A parameter that is one number.</summary>
    /// <param name="name">The member's name in its record.</param>
    /// <param name="value">The number.</param>
    void VisitNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>A record inside the record, whose parameters <c>parameters.Visit(ref this)</c> visits.</summary>
    /// <param name="name">The member's name in its record.</param>
    /// <param name="parameters">The inner record.</param>
    void VisitRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord>;
}
