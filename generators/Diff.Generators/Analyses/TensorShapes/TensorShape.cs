using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>What is known of a tensor's shape: how many axes there are, and something of their lengths. Where not even that is, there is no value.</summary>
/// <param name="Lengths">The lengths.</param>
/// <param name="IsNever">Whether there will never be such a tensor, because what would compute it cannot run.</param>
internal sealed record TensorShape(EquatableArray<AxisLength> Lengths, bool IsNever = false)
{
    public static readonly TensorShape Never = new([], IsNever: true);

    /// <summary>That of a number, which fits every shape.</summary>
    public static readonly TensorShape Scalar = new([]);

    public int Rank => Lengths.Count;

    /// <summary>How many elements there are.</summary>
    public AxisLength Count => Lengths.Aggregate(AxisLength.One, (count, length) => count * length);

    public AxisLength this[int axis] => Lengths[axis];

    public static TensorShape Of(IEnumerable<AxisLength> lengths) => new(lengths.ToEquatableArray());

    /// <summary>The length so far from the end; of an axis that is not there, 1.</summary>
    public AxisLength FromEnd(int place) => place <= Rank ? Lengths[Rank - place] : AxisLength.One;

    /// <summary>The first axes.</summary>
    public TensorShape Leading(int rank) => Of(Lengths.Take(rank));

    /// <summary>The shape with one length changed.</summary>
    public TensorShape With(int axis, AxisLength length) => Of(Lengths.Select((l, i) => i == axis ? length : l));

    /// <summary>The shape without some axes.</summary>
    public TensorShape Without(IReadOnlyCollection<int> axes) => Of(Lengths.Where((_, i) => !axes.Contains(i)));

    /// <summary>The shape with a new axis.</summary>
    public TensorShape Insert(int axis, AxisLength length) => Of([.. Lengths.Take(axis), length, .. Lengths.Skip(axis)]);

    /// <summary>What holds of a tensor that has one shape or the other.</summary>
    public static TensorShape? Join(TensorShape? left, TensorShape? right)
    {
        if (left is { IsNever: true } || right is { IsNever: true })
            return left is { IsNever: true } ? right : left;
        return left is null || right is null || left.Rank != right.Rank
            ? null
            : Of(left.Lengths.Zip(right.Lengths, (l, r) => l == r ? l : AxisLength.Unknown));
    }
}
