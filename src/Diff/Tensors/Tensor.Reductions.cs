using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

// Reductions: of all elements to a number, or along axes to a tensor. Along the last axes nothing is copied; along others the elements are
// brought together first. Sums of float are accumulated in double precision.
public static partial class Tensor
{
    /// <summary>The sum, of all elements; of no elements, 0.</summary>
    /// <param name="x">The tensor.</param>
    public static T Sum<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Sum(x, AllAxes(x)).ToScalar();

    /// <summary>The sum, along axes; of no elements, 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes that are reduced.</param>
    /// <param name="keepAxes">Whether they stay, with length 1, so that the result can be broadcast to the tensor.</param>
    public static Tensor<T> Sum<T>(Tensor<T> x, ReadOnlySpan<int> axes, bool keepAxes = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Apply(nameof(Sum), x, axes, keepAxes, row => T.CreateChecked(Rows.Sum(row)));

    /// <summary>The mean, of all elements; of no elements, NaN.</summary>
    /// <param name="x">The tensor.</param>
    public static T Mean<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Mean(x, AllAxes(x)).ToScalar();

    /// <summary>The mean, along axes; of no elements, NaN.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes that are reduced.</param>
    /// <param name="keepAxes">Whether they stay, with length 1, so that the result can be broadcast to the tensor.</param>
    public static Tensor<T> Mean<T>(Tensor<T> x, ReadOnlySpan<int> axes, bool keepAxes = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Apply(nameof(Mean), x, axes, keepAxes, row => T.CreateChecked(Rows.Mean(row)));

    /// <summary>The product, of all elements; of no elements, 1.</summary>
    /// <param name="x">The tensor.</param>
    public static T Prod<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Prod(x, AllAxes(x)).ToScalar();

    /// <summary>The product, along axes; of no elements, 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes that are reduced.</param>
    /// <param name="keepAxes">Whether they stay, with length 1, so that the result can be broadcast to the tensor.</param>
    public static Tensor<T> Prod<T>(Tensor<T> x, ReadOnlySpan<int> axes, bool keepAxes = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Apply(nameof(Prod), x, axes, keepAxes, Rows.Product);

    /// <summary>The greatest element, NaN if one is, of all elements.</summary>
    /// <param name="x">The tensor.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static T Max<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Max(x, AllAxes(x)).ToScalar();

    /// <summary>The greatest element, NaN if one is, along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes that are reduced.</param>
    /// <param name="keepAxes">Whether they stay, with length 1, so that the result can be broadcast to the tensor.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Tensor<T> Max<T>(Tensor<T> x, ReadOnlySpan<int> axes, bool keepAxes = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Apply(nameof(Max), x, axes, keepAxes, TensorPrimitives.Max<T>, refusesEmpty: true);

    /// <summary>The least element, NaN if one is, of all elements.</summary>
    /// <param name="x">The tensor.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static T Min<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Min(x, AllAxes(x)).ToScalar();

    /// <summary>The least element, NaN if one is, along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes that are reduced.</param>
    /// <param name="keepAxes">Whether they stay, with length 1, so that the result can be broadcast to the tensor.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Tensor<T> Min<T>(Tensor<T> x, ReadOnlySpan<int> axes, bool keepAxes = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Apply(nameof(Min), x, axes, keepAxes, TensorPrimitives.Min<T>, refusesEmpty: true);

    /// <summary>The logarithm of the sum of the exponentials, without overflow, of all elements; of no elements, -infinity.</summary>
    /// <param name="x">The tensor.</param>
    public static T LogSumExp<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => LogSumExp(x, AllAxes(x)).ToScalar();

    /// <summary>The logarithm of the sum of the exponentials, without overflow, along axes; of no elements, -infinity.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes that are reduced.</param>
    /// <param name="keepAxes">Whether they stay, with length 1, so that the result can be broadcast to the tensor.</param>
    public static Tensor<T> LogSumExp<T>(Tensor<T> x, ReadOnlySpan<int> axes, bool keepAxes = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Apply(nameof(LogSumExp), x, axes, keepAxes, row => T.CreateChecked(Rows.LogSumExp(row)));

    /// <summary>The Euclidean norm, without overflow, of all elements; of no elements, 0.</summary>
    /// <param name="x">The tensor.</param>
    public static T Norm<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Norm(x, AllAxes(x)).ToScalar();

    /// <summary>The Euclidean norm, without overflow, along axes; of no elements, 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes that are reduced.</param>
    /// <param name="keepAxes">Whether they stay, with length 1, so that the result can be broadcast to the tensor.</param>
    public static Tensor<T> Norm<T>(Tensor<T> x, ReadOnlySpan<int> axes, bool keepAxes = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Apply(nameof(Norm), x, axes, keepAxes, row => T.CreateChecked(Rows.Norm(row)));

    /// <summary>The variance of all elements: the mean squared distance from the mean, in two passes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="correction">What is subtracted from the number of elements to divide by: 0 as in NumPy, 1 for a sample's unbiased estimate.</param>
    public static T Variance<T>(Tensor<T> x, int correction = 0)
        where T : unmanaged, IFloatingPointIeee754<T> => Variance(x, AllAxes(x), correction).ToScalar();

    /// <summary>The variance along axes: the mean squared distance from the mean, in two passes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes that are reduced.</param>
    /// <param name="correction">What is subtracted from the number of elements to divide by: 0 as in NumPy, 1 for a sample's unbiased estimate.</param>
    /// <param name="keepAxes">Whether they stay, with length 1, so that the result can be broadcast to the tensor.</param>
    public static Tensor<T> Variance<T>(Tensor<T> x, ReadOnlySpan<int> axes, int correction = 0, bool keepAxes = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Apply(nameof(Variance), x, axes, keepAxes, row => T.CreateChecked(Rows.Variance(row, correction)));

    private static int[] AllAxes<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. Enumerable.Range(0, x.Rank)];
}
