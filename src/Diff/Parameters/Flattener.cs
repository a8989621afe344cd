using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>Writes parameters one after the other.</summary>
internal ref struct Flattener<TElement>(Span<TElement> rest) : IParameterVisitor
    where TElement : unmanaged, IFloatingPointIeee754<TElement>
{
    private Span<TElement> _rest = rest;

    public void VisitTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => Write<T>(values.AsSpan());

    public void VisitArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => Write<T>(values);

    public void VisitNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => Write<T>([value]);

    public void VisitRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord> => parameters.Visit(ref this);

    private void Write<T>(scoped ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TensorPrimitives.ConvertTruncating(values, _rest);
        _rest = _rest[values.Length..];
    }
}
