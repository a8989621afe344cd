using System.Numerics;

namespace Diff.Kernels;

/// <summary>
/// What is done to each element of a matrix product once it is complete, while it is still in the nearest cache: adding a bias, an
/// activation, keeping a copy.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// Implement it by a struct, or by a ref struct that holds spans, and mark <see cref="Apply"/> with
/// <see cref="System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining"/>: the product is then compiled for it, and no call is left.
/// Elements come in any order, each once; with several threads also at the same time.
/// </remarks>
/// <example>
/// <code>
/// readonly ref struct BiasRelu(ReadOnlySpan&lt;float&gt; bias) : IEpilogue&lt;float&gt;
/// {
///     private readonly ReadOnlySpan&lt;float&gt; _bias = bias;
///
///     [MethodImpl(MethodImplOptions.AggressiveInlining)]
///     public TLanes Apply&lt;TLanes&gt;(TLanes value, int row, int column)
///         where TLanes : unmanaged, ITileLanes&lt;TLanes, float&gt; =>
///         TLanes.Max(value + TLanes.Load(_bias, column), TLanes.Zero);
/// }
/// </code>
/// </example>
public interface IEpilogue<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What takes the place of neighbouring elements of one row.</summary>
    /// <param name="value">The elements of the product, what it was added to included.</param>
    /// <param name="row">Their row.</param>
    /// <param name="column">The column of the first; the others follow.</param>
    TLanes Apply<TLanes>(TLanes value, int row, int column)
        where TLanes : unmanaged, ITileLanes<TLanes, T>;
}
