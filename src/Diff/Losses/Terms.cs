using System.Numerics;

namespace Diff;

/// <summary>Computes the terms of a loss in one pass, and sums them in double precision or keeps them.</summary>
internal static class Terms
{
    public static T Reduce<T, TTerm>(Tensor<T> x, Tensor<T> targets, TTerm term, Reduction reduction)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTerm : struct, IElementTerm
    {
        var elements = x.AsSpan();
        var wanted = targets.AsSpan();
        var sum = 0.0;
        for (var i = 0; i < elements.Length; i++)
            sum += term.Of(double.CreateChecked(elements[i]), double.CreateChecked(wanted[i]));
        return Total<T>(sum, elements.Length, reduction);
    }

    public static Tensor<T> Keep<T, TTerm>(Tensor<T> x, Tensor<T> targets, TTerm term)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTerm : struct, IElementTerm
    {
        var result = Tensor.Zeros<T>(x.Shape);
        var elements = x.AsSpan();
        var wanted = targets.AsSpan();
        var terms = result.AsSpan();
        for (var i = 0; i < elements.Length; i++)
            terms[i] = T.CreateChecked(term.Of(double.CreateChecked(elements[i]), double.CreateChecked(wanted[i])));
        return result;
    }

    /// <summary>Rows are along the last axis.</summary>
    public static T ReduceRows<T, TTerm>(Tensor<T> x, int rows, TTerm term, Reduction reduction)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTerm : struct, IRowTerm<T>, allows ref struct
    {
        var row = x.Shape[-1];
        var sum = 0.0;
        for (var i = 0; i < rows; i++)
            sum += term.Of(x.AsSpan().Slice(i * row, row), i);
        return Total<T>(sum, rows, reduction);
    }

    /// <summary>Rows are along the last axis, which the result lacks.</summary>
    public static Tensor<T> KeepRows<T, TTerm>(Tensor<T> x, TTerm term)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTerm : struct, IRowTerm<T>, allows ref struct
    {
        var result = Tensor.Zeros<T>(Shape.Create(x.Shape.Lengths[..^1]));
        var row = x.Shape[-1];
        for (var i = 0; i < result.Length; i++)
            result.AsSpan()[i] = T.CreateChecked(term.Of(x.AsSpan().Slice(i * row, row), i));
        return result;
    }

    private static T Total<T>(double sum, int count, Reduction reduction)
        where T : unmanaged, IFloatingPointIeee754<T> => reduction switch
        {
            Reduction.Mean => T.CreateChecked(sum / count),
            Reduction.Sum => T.CreateChecked(sum),
            _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, $"Loss: there is no reduction {reduction}."),
        };
}
