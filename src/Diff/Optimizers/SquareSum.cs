using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>The sum of the squares of all parameters, in double precision.</summary>
internal struct SquareSum : IParameterVisitor
{
    private const int Block = 1024;

    public double Value { get; private set; }

    public void VisitTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => Add<T>(values.AsSpan());

    public void VisitArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => Add<T>(values);

    public void VisitNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => Add<T>([value]);

    public void VisitRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord> => parameters.Visit(ref this);

    public void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> wide = stackalloc double[Block];
        for (; !values.IsEmpty; values = values[Math.Min(Block, values.Length)..])
        {
            var part = values[..Math.Min(Block, values.Length)];
            TensorPrimitives.ConvertTruncating(part, wide);
            Value += TensorPrimitives.SumOfSquares<double>(wide[..part.Length]);
        }
    }
}
