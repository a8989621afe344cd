using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Exponentials, logarithms and powers.
public partial interface ILanes<TSelf, T>
{
    /// <summary>e to the power of each lane.</summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary>2 to the power of each lane.</summary>
    static abstract TSelf Exp2(TSelf x);

    /// <summary>10 to the power of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Exp10(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Exp10);

    /// <summary>e to the power of each lane, less 1, accurate near 0.</summary>
    static abstract TSelf ExpM1(TSelf x);

    /// <summary>2 to the power of each lane, less 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Exp2M1(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Exp2M1);

    /// <summary>10 to the power of each lane, less 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Exp10M1(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Exp10M1);

    /// <summary>The natural logarithm of each lane.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>The logarithm of each lane to the given base.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf LogBase(TSelf x, TSelf newBase) => PerLane<TSelf, T>.Map(x, newBase, &ScalarFunctions<T>.LogBase);

    /// <summary>The logarithm of each lane to base 2.</summary>
    static abstract TSelf Log2(TSelf x);

    /// <summary>The logarithm of each lane to base 10.</summary>
    static abstract TSelf Log10(TSelf x);

    /// <summary>The natural logarithm of 1 and each lane, accurate near 0.</summary>
    static abstract TSelf LogP1(TSelf x);

    /// <summary>The logarithm of 1 and each lane to base 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Log2P1(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Log2P1);

    /// <summary>The logarithm of 1 and each lane to base 10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Log10P1(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Log10P1);

    /// <summary>Each lane to the power of the other's.</summary>
    static abstract TSelf Pow(TSelf x, TSelf y);

    /// <summary>The cube root of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Cbrt(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Cbrt);

    /// <summary>The square root of x^2 + y^2, without overflow in between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Hypot(TSelf x, TSelf y) => PerLane<TSelf, T>.Map(x, y, &T.Hypot);
}
