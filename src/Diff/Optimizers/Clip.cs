using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>Scales numbers or bounds them: tensors and arrays as a visitor, in place, and single numbers as a map.</summary>
internal struct Clip : IParameterVisitor, IParameterMap
{
    // As in PyTorch: keeps the quotient finite.
    private const double Tiny = 1e-6;

    private double _factor;
    private double _bound;

    /// <summary>Whether the visitor has seen single numbers, which are left to the map.</summary>
    public bool HasNumbers { get; private set; }

    public static Clip ToNorm(double norm, double maxNorm) =>
        new() { _factor = Math.Min(1, maxNorm / (norm + Tiny)), _bound = double.PositiveInfinity };

    public static Clip ToValue(double bound) => new() { _factor = 1, _bound = bound };

    public readonly void Apply<T>(Span<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (_factor != 1)
            TensorPrimitives.Multiply(values, T.CreateTruncating(_factor), values);
        if (double.IsFinite(_bound))
            TensorPrimitives.Clamp(values, T.CreateTruncating(-_bound), T.CreateTruncating(_bound), values);
    }

    public readonly void VisitTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => Apply(values.AsSpan());

    public readonly void VisitArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => Apply(values.AsSpan());

    public void VisitNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => HasNumbers = true;

    public void VisitRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord> => parameters.Visit(ref this);

    public readonly Tensor<T> MapTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => values;

    public readonly T[] MapArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => values;

    public readonly T MapNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Apply(new Span<T>(ref value));
        return value;
    }

    public TRecord MapRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord> => parameters.Map(ref this);
}
