using System.Numerics;
using System.Numerics.Tensors;

namespace Diff.Kernels;

// Reductions other than sums, and row-wise functions. Along axes, which keep the length 1, or over everything.
public static partial class TensorOps
{
    /// <summary>The softmax along an axis.</summary>
    public static Tensor<T> Softmax<T>(TensorHome<T> home, Tensor<T> x, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, Tensor.Softmax(x, axis));

    /// <summary>The gradient of softmax: y (d - sum(d y)), row by row.</summary>
    public static Tensor<T> SoftmaxGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Tensor<T> y, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Placed(home, (adjoint - Tensor.Sum(adjoint * y, [axis], keepAxes: true)) * y);

    /// <summary>The logarithm of the softmax along an axis.</summary>
    public static Tensor<T> LogSoftmax<T>(TensorHome<T> home, Tensor<T> x, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, Tensor.LogSoftmax(x, axis));

    /// <summary>The gradient of the logarithm of softmax: d - exp(y) sum(d), row by row.</summary>
    public static Tensor<T> LogSoftmaxGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Tensor<T> y, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Placed(home, adjoint - Tensor.Exp(y) * Tensor.Sum(adjoint, [axis], keepAxes: true));

    /// <summary>The logarithm of the sum of exponentials along axes.</summary>
    public static Tensor<T> LogSumExp<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, Tensor.LogSumExp(x, axes, keepAxes: true));

    /// <summary>The logarithm of the sum of exponentials.</summary>
    public static T LogSumExp<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.LogSumExp(x);

    /// <summary>The gradient of log-sum-exp: each element's share of the sum.</summary>
    public static Tensor<T> LogSumExpGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Tensor<T> x, Tensor<T> y, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Placed(home, Tensor.Where(Tensor.Equal(x, y), adjoint / Tensor.Sum(Tensor.Exp(Shares(x, y)), axes, keepAxes: true), adjoint * Tensor.Exp(Shares(x, y))));

    /// <inheritdoc cref="LogSumExpGradient{T}(TensorHome{T}, Tensor{T}, Tensor{T}, Tensor{T}, ReadOnlySpan{int})"/>
    public static Tensor<T> LogSumExpGradient<T>(TensorHome<T> home, T adjoint, Tensor<T> x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => LogSumExpGradient(home, Tensor.Scalar(adjoint), x, Tensor.Scalar(y), AllAxes(x));

    /// <summary>The greatest element along axes.</summary>
    public static Tensor<T> Max<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, Tensor.Max(x, axes, keepAxes: true));

    /// <summary>The greatest element.</summary>
    public static T Max<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Max(x);

    /// <summary>The least element along axes.</summary>
    public static Tensor<T> Min<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, Tensor.Min(x, axes, keepAxes: true));

    /// <summary>The least element.</summary>
    public static T Min<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Min(x);

    /// <summary>The gradient of the greatest or least element: equal parts for all that are equal to it. Where it is NaN, the elements that
    /// are NaN get it.</summary>
    public static Tensor<T> ExtremumGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Tensor<T> x, Tensor<T> y, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var chosen = Tensor.Zeros<T>(x.Shape);
        var whole = y.BroadcastTo(x.Shape);
        for (var i = 0; i < x.Length; i++)
        {
            var (element, extremum) = (x.AsSpan()[i], whole.AsSpan()[i]);
            chosen.AsSpan()[i] = element == extremum || (T.IsNaN(element) && T.IsNaN(extremum)) ? T.One : T.Zero;
        }

        var share = adjoint / Tensor.Sum(chosen, axes, keepAxes: true);
        return Placed(home, Tensor.Where(chosen, share, Tensor.Scalar(T.Zero)));
    }

    /// <inheritdoc cref="ExtremumGradient{T}(TensorHome{T}, Tensor{T}, Tensor{T}, Tensor{T}, ReadOnlySpan{int})"/>
    public static Tensor<T> ExtremumGradient<T>(TensorHome<T> home, T adjoint, Tensor<T> x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ExtremumGradient(home, Tensor.Scalar(adjoint), x, Tensor.Scalar(y), AllAxes(x));

    /// <summary>The product along axes.</summary>
    public static Tensor<T> Prod<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, Tensor.Prod(x, axes, keepAxes: true));

    /// <summary>The product.</summary>
    public static T Prod<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Prod(x);

    /// <summary>The gradient of a product: for each element the product of the others, which is not the product divided by it where that is 0.</summary>
    public static Tensor<T> ProdGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var reduced = Axes.Normalize("Prod", axes, x.Shape);
        int[] order = [.. Enumerable.Range(0, x.Rank).Except(reduced), .. reduced];
        var rows = x.Permute(order);
        var result = Tensor.Zeros<T>(rows.Shape);
        var row = 1;
        foreach (var axis in reduced)
            row *= x.Shape[axis];
        for (var start = 0; row > 0 && start < x.Length; start += row)
            OtherProducts(rows.AsSpan().Slice(start, row), result.AsSpan().Slice(start, row));
        return Placed(home, PermuteGradient(default, result, order) * adjoint);
    }

    /// <inheritdoc cref="ProdGradient{T}(TensorHome{T}, Tensor{T}, Tensor{T}, ReadOnlySpan{int})"/>
    public static Tensor<T> ProdGradient<T>(TensorHome<T> home, T adjoint, Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ProdGradient(home, Tensor.Scalar(adjoint), x, AllAxes(x));

    /// <summary>The Euclidean norm along axes.</summary>
    public static Tensor<T> Norm<T>(TensorHome<T> home, Tensor<T> x, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T> => Placed(home, Tensor.Norm(x, axes, keepAxes: true));

    /// <summary>The Euclidean norm.</summary>
    public static T Norm<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Tensor.Norm(x);

    /// <summary>The gradient of the norm, x / norm; 0 at the origin, the least of its subgradients.</summary>
    public static Tensor<T> NormGradient<T>(TensorHome<T> home, Tensor<T> adjoint, Tensor<T> x, Tensor<T> y, ReadOnlySpan<int> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Placed(home, Tensor.Where(Tensor.Equal(y, Tensor.Scalar(T.Zero)), Tensor.Scalar(T.Zero), adjoint * (x / y)));

    /// <inheritdoc cref="NormGradient{T}(TensorHome{T}, Tensor{T}, Tensor{T}, Tensor{T}, ReadOnlySpan{int})"/>
    public static Tensor<T> NormGradient<T>(TensorHome<T> home, T adjoint, Tensor<T> x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => NormGradient(home, Tensor.Scalar(adjoint), x, Tensor.Scalar(y), AllAxes(x));

    // An infinite element equal to an infinite sum is its own share.
    private static Tensor<T> Shares<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Tensor.Where(Tensor.Equal(x, y), Tensor.Scalar(T.Zero), x - y);

    private static void OtherProducts<T>(ReadOnlySpan<T> row, Span<T> others)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var product = T.One;
        for (var i = 0; i < row.Length; i++)
        {
            others[i] = product;
            product *= row[i];
        }

        product = T.One;
        for (var i = row.Length - 1; i >= 0; i--)
        {
            others[i] *= product;
            product *= row[i];
        }
    }

    private static int[] AllAxes<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. Enumerable.Range(0, x.Rank)];
}
