using System.Numerics;
using Diff.Kernels;

namespace Diff;

internal delegate T RowReduction<T>(ReadOnlySpan<T> row);

internal delegate void RowOperation<T>(Span<T> row);

/// <summary>Applies operations on rows along any axes of a tensor. Rows that do not lie one behind the other are copied first.</summary>
internal static class RowWise
{
    /// <summary>One element for each row.</summary>
    public static Tensor<T> Reduce<T>(
        TensorHome<T> home, string name, Tensor<T> x, ReadOnlySpan<int> axes, bool keepAxes, RowReduction<T> reduce, bool refusesEmpty = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = new RowLayout(name, x.Shape, axes, stackalloc int[3 * x.Rank]);
        if (rows.Length == 0 && refusesEmpty && rows.Count > 0)
            throw Empty(name, x.Shape);
        var result = home.Take(rows.Reduced(keepAxes, stackalloc int[x.Rank]));

        using var workspace = Workspace.Rent();
        var elements = x.AsSpan();
        if (!rows.IsInOrder)
        {
            elements = workspace.Span<T>(x.Length);
            rows.Gather(x.AsSpan(), elements);
        }

        var results = result.AsSpan();
        for (var i = 0; i < results.Length; i++)
            results[i] = reduce(elements.Slice(i * rows.Length, rows.Length));
        return result;
    }

    /// <summary>One element for all of the tensor.</summary>
    public static T Total<T>(string name, Tensor<T> x, RowReduction<T> reduce, bool refusesEmpty = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Length > 0 || !refusesEmpty ? reduce(x.AsSpan()) : throw Empty(name, x.Shape);

    /// <summary>The tensor with each row along an axis changed.</summary>
    public static Tensor<T> Map<T>(TensorHome<T> home, string name, Tensor<T> x, int axis, RowOperation<T> operation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = new RowLayout(name, x.Shape, [axis], stackalloc int[3 * x.Rank]);
        var result = home.Take(x.Shape.Lengths);
        using var workspace = Workspace.Rent();
        var elements = rows.IsInOrder ? result.AsSpan() : workspace.Span<T>(x.Length);
        rows.Gather(x.AsSpan(), elements);
        for (var rest = elements; !rest.IsEmpty; rest = rest[rows.Length..])
            operation(rest[..rows.Length]);
        if (!rows.IsInOrder)
            rows.Scatter(elements, result.AsSpan());
        return result;
    }

    public static ArgumentException Empty(string name, Shape shape) =>
        new($"{name}: shape {shape} leaves no elements to choose from.");
}
