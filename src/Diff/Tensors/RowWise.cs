using System.Numerics;

namespace Diff;

internal delegate T RowReduction<T>(ReadOnlySpan<T> row);

internal delegate void RowOperation<T>(Span<T> row);

/// <summary>Applies operations on rows along any axes of a tensor: what is reduced is brought into the last axes first.</summary>
internal static class RowWise
{
    public static Tensor<T> Apply<T>(
        string name, Tensor<T> x, ReadOnlySpan<int> axes, bool keepAxes, RowReduction<T> reduce, bool refusesEmpty = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var reduced = Axes.Normalize(name, axes, x.Shape);
        var kept = Enumerable.Range(0, x.Rank).Except(reduced).ToArray();
        var lengths = new int[keepAxes ? x.Rank : kept.Length];
        Array.Fill(lengths, 1);
        for (var i = 0; i < kept.Length; i++)
            lengths[keepAxes ? kept[i] : i] = x.Shape[kept[i]];

        var row = 1;
        foreach (var axis in reduced)
            row = x.Shape[axis] == 0 ? 0 : row * x.Shape[axis];
        var result = Tensor.Zeros<T>(Shape.Create(lengths));
        if (row == 0 && refusesEmpty && result.Length > 0)
            throw Empty(name, x.Shape);

        var rows = InLastAxes(x, kept, reduced).AsSpan();
        var results = result.AsSpan();
        for (var i = 0; i < results.Length; i++)
            results[i] = reduce(rows.Slice(i * row, row));
        return result;
    }

    /// <summary>A copy, each row of which along the axis is changed in place.</summary>
    public static Tensor<T> Map<T>(string name, Tensor<T> x, int axis, RowOperation<T> operation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        axis = Axes.Normalize(name, axis, x.Shape);
        var last = x.Rank - 1;
        var result = axis == last ? x.Clone() : Exchange(x);
        var row = x.Shape[axis];
        for (var rest = result.AsSpan(); !rest.IsEmpty; rest = rest[row..])
            operation(rest[..row]);
        return axis == last ? result : Exchange(result);

        Tensor<T> Exchange(Tensor<T> tensor)
        {
            var order = Enumerable.Range(0, x.Rank).ToArray();
            (order[axis], order[last]) = (last, axis);
            return tensor.Permute(order);
        }
    }

    public static ArgumentException Empty(string name, Shape shape) =>
        new($"{name}: shape {shape} leaves no elements to choose from.");

    private static Tensor<T> InLastAxes<T>(Tensor<T> x, int[] kept, int[] reduced)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int[] order = [.. kept, .. reduced];
        return order.AsSpan().SequenceEqual(Enumerable.Range(0, x.Rank).ToArray()) ? x : x.Permute(order);
    }
}
