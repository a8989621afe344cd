using System.Numerics;

namespace Diff.Kernels;

/// <summary>
/// A vector of numbers, over which the bodies of kernels are generic: <c>static void Body&lt;L&gt;(…) where L : struct, ILanes&lt;L, float&gt;</c>
/// compiles to the instructions of the width that <c>L</c> has (<see cref="Lanes128{T}"/>, <see cref="Lanes256{T}"/>, <see cref="Lanes512{T}"/>).
/// </summary>
/// <remarks>
/// <para>The functions have the names and, at NaN, infinities and zeros, the results of .NET's; each lane is on its own, and its result has the
/// same bits whatever the width. A truth value is a mask in the lanes' own type: all bits of a lane are 1 or all are 0.</para>
/// <para>Vectorised and inlined: arithmetic, comparisons, rounding, choosing, Exp, Exp2, ExpM1, Log, Log2, Log10, LogP1, Sin, Cos, Tanh, Erf, Erfc,
/// NormCdf, Sigmoid, Softplus, and Pow of floats; within 2.5 units in the last place for float (the error functions 4) and 4 for double. The others
/// call .NET's for a lane at a time. What a method can hold before the JIT stops inlining is in docs/decisions/lanes-written-once.md.</para>
/// </remarks>
/// <typeparam name="TSelf">The vector itself.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public partial interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>0 in every lane.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The value in every lane.</summary>
    static abstract TSelf Create(T value);

    /// <summary>The value, rounded to <typeparamref name="T"/>, in every lane.</summary>
    static abstract TSelf Constant(double value);

    /// <summary><see cref="Count"/> elements from the given one on, which need no alignment.</summary>
    static abstract TSelf Load(ref readonly T source);

    /// <summary>Writes <see cref="Count"/> elements from the given one on, which need no alignment.</summary>
    static abstract void Store(TSelf value, ref T destination);

    /// <summary>The sum of all lanes, halves added to halves.</summary>
    static abstract T Sum(TSelf value);

    /// <summary>The sum of all lanes, added in double precision.</summary>
    static abstract double SumInDouble(TSelf value);

    /// <summary>The sum, lane by lane.</summary>
    static abstract TSelf operator +(TSelf x, TSelf y);

    /// <summary>The difference, lane by lane.</summary>
    static abstract TSelf operator -(TSelf x, TSelf y);

    /// <summary>The product, lane by lane.</summary>
    static abstract TSelf operator *(TSelf x, TSelf y);

    /// <summary>The quotient, lane by lane.</summary>
    static abstract TSelf operator /(TSelf x, TSelf y);

    /// <summary>The negative, lane by lane.</summary>
    static abstract TSelf operator -(TSelf x);

    /// <summary>Where x is less than y; nowhere that either is NaN.</summary>
    static abstract TSelf operator <(TSelf x, TSelf y);

    /// <summary>Where x is at most y; nowhere that either is NaN.</summary>
    static abstract TSelf operator <=(TSelf x, TSelf y);

    /// <summary>Where x is greater than y; nowhere that either is NaN.</summary>
    static abstract TSelf operator >(TSelf x, TSelf y);

    /// <summary>Where x is at least y; nowhere that either is NaN.</summary>
    static abstract TSelf operator >=(TSelf x, TSelf y);

    /// <summary>Where the two are equal; nowhere that either is NaN.</summary>
    static abstract TSelf Equal(TSelf x, TSelf y);

    /// <summary>Where the two differ or either is NaN.</summary>
    static abstract TSelf NotEqual(TSelf x, TSelf y);

    /// <summary>Where both masks are set; of numbers, the bits that both have.</summary>
    static abstract TSelf And(TSelf x, TSelf y);

    /// <summary>Where either mask is set; of numbers, the bits that either has.</summary>
    static abstract TSelf Or(TSelf x, TSelf y);

    /// <summary>Where one of the masks is set; of numbers, the bits that one of them has.</summary>
    static abstract TSelf Xor(TSelf x, TSelf y);

    /// <summary>Where the mask is not set; of numbers, the bits that they lack.</summary>
    static abstract TSelf Not(TSelf x);

    /// <summary>Of two values that have both been computed, the first where the mask is set, the second elsewhere.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>Whether the mask is set anywhere.</summary>
    static abstract bool Any(TSelf mask);
}
