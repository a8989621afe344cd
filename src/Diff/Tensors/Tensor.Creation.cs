using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>Creates tensors and computes with them.</summary>
/// <remarks>
/// An axis is counted from 0, or from the end if it is negative. Where shapes differ they are broadcast as in NumPy: aligned at the last axis,
/// an axis of length 1 or a missing one is repeated. An error names the operation and the shapes.
/// </remarks>
public static partial class Tensor
{
    /// <summary>A tensor of zeros.</summary>
    /// <param name="shape">Its shape.</param>
    public static Tensor<T> Zeros<T>(params Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => new(TensorMemory.Zeros<T>(shape.ElementCount), shape);

    /// <summary>A tensor of ones.</summary>
    /// <param name="shape">Its shape.</param>
    public static Tensor<T> Ones<T>(params Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => Full(T.One, shape);

    /// <summary>A tensor of one number, repeated.</summary>
    /// <param name="value">The number.</param>
    /// <param name="shape">Its shape.</param>
    public static Tensor<T> Full<T>(T value, params Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Zeros<T>(shape);
        result.AsSpan().Fill(value);
        return result;
    }

    /// <summary>A vector of <c>start</c>, <c>start + step</c>, … up to, and without, <c>end</c>.</summary>
    /// <param name="start">The first element.</param>
    /// <param name="end">The end, which is left out.</param>
    /// <param name="step">The distance of two elements; not zero.</param>
    public static Tensor<T> Arange<T>(T start, T end, T step)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var count = double.CreateChecked(T.Ceiling((end - start) / step));
        if (step == T.Zero || !double.IsFinite(count) || count > Array.MaxLength)
            throw new ArgumentException($"Arange: no vector goes from {start} to {end} in steps of {step}.");
        var result = Zeros<T>((int)Math.Max(count, 0));
        var elements = result.AsSpan();
        for (var i = 0; i < elements.Length; i++)
            elements[i] = start + T.CreateChecked(i) * step;
        return result;
    }

    /// <summary>A vector of <c>0</c>, <c>1</c>, … up to, and without, <c>end</c>.</summary>
    /// <param name="end">The end, which is left out.</param>
    public static Tensor<T> Arange<T>(T end)
        where T : unmanaged, IFloatingPointIeee754<T> => Arange(T.Zero, end, T.One);

    /// <summary>A vector of evenly spaced numbers; the last is exactly <c>end</c>.</summary>
    /// <param name="start">The first element.</param>
    /// <param name="end">The last element.</param>
    /// <param name="count">How many elements; of a single one, <c>start</c>.</param>
    public static Tensor<T> Linspace<T>(T start, T end, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Zeros<T>(count);
        var elements = result.AsSpan();
        for (var i = 0; i < count; i++)
            elements[i] = start + (end - start) * T.CreateChecked(i) / T.CreateChecked(Math.Max(count - 1, 1));
        if (count > 1)
            elements[^1] = end;
        return result;
    }

    /// <summary>A vector over an array, which is not copied: the two share their memory.</summary>
    /// <param name="values">The elements.</param>
    public static Tensor<T> Create<T>(T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => Create(values, [values.Length]);

    /// <summary>A tensor over an array, which is not copied: the two share their memory.</summary>
    /// <param name="values">The elements, in row-major order; as many as the shape has.</param>
    /// <param name="shape">Its shape.</param>
    /// <exception cref="ArgumentException">The elements do not fill the shape.</exception>
    public static Tensor<T> Create<T>(T[] values, params Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => new(values, shape);

    /// <summary>A tensor over memory, which is not copied: the two share it.</summary>
    /// <param name="values">The elements, in row-major order; as many as the shape has.</param>
    /// <param name="shape">Its shape.</param>
    /// <exception cref="ArgumentException">The elements do not fill the shape.</exception>
    public static Tensor<T> Create<T>(Memory<T> values, params Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => new(values, shape);

    /// <summary>A tensor of one number, of rank 0.</summary>
    /// <param name="value">The number.</param>
    public static Tensor<T> Scalar<T>(T value)
        where T : unmanaged, IFloatingPointIeee754<T> => new(new[] { value }, []);

    /// <summary>A matrix with a row for each label: 1 in the column of the label, 0 elsewhere.</summary>
    /// <param name="labels">The labels, from 0.</param>
    /// <param name="classes">How many columns there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is not below the number of classes, or negative.</exception>
    public static Tensor<T> OneHot<T>(ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Zeros<T>(labels.Length, classes);
        Labels.RequireBelow(nameof(OneHot), labels, classes);
        var rows = result.AsSpan();
        for (var i = 0; i < labels.Length; i++)
            rows[i * classes + labels[i]] = T.One;
        return result;
    }

    /// <summary>A copy of a tensor of the base class library, whatever its strides.</summary>
    /// <param name="values">The tensor.</param>
    public static Tensor<T> Create<T>(scoped in ReadOnlyTensorSpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var lengths = new int[values.Rank];
        for (var axis = 0; axis < lengths.Length; axis++)
            lengths[axis] = checked((int)values.Lengths[axis]);
        var result = Zeros<T>(Shape.Create(lengths));
        if (result.Length > 0)
            values.FlattenTo(result.AsSpan());
        return result;
    }
}
