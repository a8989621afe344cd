using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Diff.Kernels;

// What has to hold of shapes.
public static partial class TensorOps
{
    /// <summary>Throws unless there is a tensor of which a gradient can be made.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public static void RequireTensor<T>([NotNull] Tensor<T>? x, string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x is null)
            throw new ArgumentNullException(name, "There is no tensor to take the gradient of. Pass zeros, or mark it [NoDiff].");
    }

    /// <summary>Throws unless the two shapes are one.</summary>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void RequireSameShape(string operation, Shape x, Shape y) => Loss.RequireSameShape(operation, x, y);

    /// <summary>Throws unless a shape is the one that is declared.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="lengths">The length of each axis; -1 for one that is not known yet.</param>
    /// <param name="name">Whose shape it is.</param>
    /// <param name="declared">The shape as it was declared.</param>
    /// <exception cref="ArgumentException">It has another rank, or another length.</exception>
    public static void RequireLengths(Shape shape, ReadOnlySpan<int> lengths, string name, string declared)
    {
        var fits = shape.Rank == lengths.Length;
        for (var axis = 0; fits && axis < lengths.Length; axis++)
            fits = lengths[axis] == -1 || lengths[axis] == shape.Lengths[axis];
        if (!fits)
            throw new ArgumentException($"Shape {shape} is given where {declared} is declared{Here(lengths, declared)}.", name);
    }

    /// <summary>Throws if there are elements that are no probabilities.</summary>
    /// <param name="outside">How many are below 0 or above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are some.</exception>
    public static void RequireProbabilities<T>(T outside)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (outside > T.Zero)
            throw new ArgumentOutOfRangeException("probabilities", $"BinaryCrossEntropy: {outside} elements are no probabilities, from 0 to 1.");
    }

    /// <summary>What the names in a declared shape stand for, as far as that is known.</summary>
    private static string Here(ReadOnlySpan<int> lengths, string declared)
    {
        if (lengths.IsEmpty)
            return "";
        var parts = declared[1..^1].Split(", ");
        for (var axis = 0; axis < parts.Length; axis++)
            parts[axis] = lengths[axis] == -1 ? parts[axis] : lengths[axis].ToString(System.Globalization.CultureInfo.InvariantCulture);
        var here = $"[{string.Join(", ", parts)}]";
        return here == declared ? "" : $", which is {here} here";
    }
}
