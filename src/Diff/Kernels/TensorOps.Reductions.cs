using System.Numerics;
using System.Numerics.Tensors;

namespace Diff.Kernels;

// Reductions other than sums, and row-wise functions. Along axes, which keep the length 1, or over everything.
public static partial class TensorOps
{
    /// <summary>The softmax along an axis.</summary>
    public static Tensor<T> Softmax<T>(TensorHome<T> home, Tensor<T> x, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T> => RowWise.Map(home, nameof(Softmax), x, axis, Diff.Rows.Softmax);

    /// <summary>The logarithm of the softmax along an axis.</summary>
    public static Tensor<T> LogSoftmax<T>(TensorHome<T> home, Tensor<T> x, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T> => RowWise.Map(home, nameof(LogSoftmax), x, axis, Diff.Rows.LogSoftmax);

    /// <summary>The logarithm of the sum of exponentials along axes.</summary>
    public static Tensor<T> LogSumExp<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Reduce(home, nameof(LogSumExp), x, axes, keepAxes: true, row => T.CreateChecked(Diff.Rows.LogSumExp(row)));

    /// <summary>The logarithm of the sum of exponentials.</summary>
    public static T LogSumExp<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.LogSumExp(x);

    /// <summary>The greatest element along axes.</summary>
    public static Tensor<T> Max<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Reduce(home, nameof(Max), x, axes, keepAxes: true, TensorPrimitives.Max<T>, refusesEmpty: true);

    /// <summary>The greatest element.</summary>
    public static T Max<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Max(x);

    /// <summary>The least element along axes.</summary>
    public static Tensor<T> Min<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Reduce(home, nameof(Min), x, axes, keepAxes: true, TensorPrimitives.Min<T>, refusesEmpty: true);

    /// <summary>The least element.</summary>
    public static T Min<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Min(x);

    /// <summary>The Euclidean norm along axes.</summary>
    public static Tensor<T> Norm<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Reduce(home, nameof(Norm), x, axes, keepAxes: true, row => T.CreateChecked(Diff.Rows.Norm(row)));

    /// <summary>The Euclidean norm.</summary>
    public static T Norm<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Norm(x);

    /// <summary>The product along axes.</summary>
    public static Tensor<T> Prod<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowWise.Reduce(home, nameof(Prod), x, axes, keepAxes: true, Diff.Rows.Product);

    /// <summary>The product.</summary>
    public static T Prod<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Prod(x);

    /// <summary>The gradient of a product: for each element the product of the others, which is not the product divided by it where that is 0.</summary>
    public static Tensor<T> ProdGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = new RowLayout("Prod", x.Shape, axes, stackalloc int[3 * x.Rank]);
        var result = home.Take(x.Shape.Lengths);
        using var workspace = Workspace.Rent();
        var elements = workspace.Span<T>(x.Length);
        var before = workspace.Span<T>(rows.Length);
        rows.Gather(x.AsSpan(), elements);
        for (var i = 0; i < rows.Count; i++)
            ToProductsOfOthers(elements.Slice(i * rows.Length, rows.Length), adjoint.AsSpan()[i], before);
        rows.Scatter(elements, result.AsSpan());
        return result;
    }

    /// <inheritdoc cref="ProdGradient{T}(TensorHome{T}, Tensor{T}, Tensor{T}, ReadOnlySpan{int})"/>
    public static Tensor<T> ProdGradient<T>(TensorHome<T> home, T adjoint, Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(x.Shape.Lengths);
        using var workspace = Workspace.Rent();
        x.AsSpan().CopyTo(result.AsSpan());
        ToProductsOfOthers(result.AsSpan(), adjoint, workspace.Span<T>(x.Length));
        return result;
    }

    /// <summary>Overwrites each element of a row by the product of the others and a weight.</summary>
    private static void ToProductsOfOthers<T>(Span<T> row, T weight, Span<T> before)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var product = T.One;
        for (var i = 0; i < row.Length; i++)
        {
            before[i] = product;
            product *= row[i];
        }

        product = T.One;
        for (var i = row.Length - 1; i >= 0; i--)
            (row[i], product) = (before[i] * product * weight, product * row[i]);
    }
}
