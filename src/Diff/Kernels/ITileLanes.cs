using System.Numerics;

namespace Diff.Kernels;

/// <summary>
/// A few numbers that one instruction takes at once. Code that is generic over it is written once and compiled for 512, 256 and
/// 128 bits and for a single number.
/// </summary>
/// <typeparam name="TSelf">The implementing type: <see cref="TileLanes512{T}"/>, <see cref="TileLanes256{T}"/>, <see cref="TileLanes128{T}"/> or <see cref="Lane{T}"/>.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>All operations but <see cref="Sum"/> work lane by lane and give the same bits at every width.</remarks>
public interface ITileLanes<TSelf, T>
    where TSelf : unmanaged, ITileLanes<TSelf, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many numbers there are.</summary>
    static abstract int Count { get; }

    /// <summary>Zero in every lane.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Create(T value);

    /// <summary>The numbers that lie in memory from <paramref name="first"/> on; nothing is checked, no alignment is needed.</summary>
    static abstract TSelf Load(ref readonly T first);

    /// <summary>The numbers of a span from an index on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not have that many from there.</exception>
    static abstract TSelf Load(ReadOnlySpan<T> source, int start);

    /// <summary>Writes the numbers to memory from <paramref name="first"/> on; nothing is checked, no alignment is needed.</summary>
    static abstract void Store(TSelf value, ref T first);

    /// <summary>Writes the numbers to a span from an index on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not have that many from there.</exception>
    static abstract void Store(TSelf value, Span<T> target, int start);

    /// <summary>The sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The number with the other sign.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary><c>x * y + z</c>, rounded once where the machine has an instruction for it, else twice.</summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>The greater; NaN if either is.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The lesser; NaN if either is.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The magnitude.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary><paramref name="yes"/> where left &gt; right, and <paramref name="no"/> elsewhere, also where either is NaN.</summary>
    static abstract TSelf WhereGreater(TSelf left, TSelf right, TSelf yes, TSelf no);

    /// <summary>The sum of the lanes; its order depends on how many there are.</summary>
    static abstract T Sum(TSelf value);
}
