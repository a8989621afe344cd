using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Trigonometric and hyperbolic functions; the names in Pi measure angles in half turns.
public partial interface ILanes<TSelf, T>
{
    /// <summary>The sine of each lane. Beyond |x| of a few thousand a lane at a time.</summary>
    static abstract TSelf Sin(TSelf x);

    /// <summary>The cosine of each lane. Beyond |x| of a few thousand a lane at a time.</summary>
    static abstract TSelf Cos(TSelf x);

    /// <summary>The tangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Tan(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Tan);

    /// <summary>The arc sine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Asin(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Asin);

    /// <summary>The arc cosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Acos(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Acos);

    /// <summary>The arc tangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Atan(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Atan);

    /// <summary>The angle of the point (x, y).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Atan2(TSelf y, TSelf x) => PerLane<TSelf, T>.Map(y, x, &T.Atan2);

    /// <summary>The sine of pi times each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf SinPi(TSelf x) => PerLane<TSelf, T>.Map(x, &T.SinPi);

    /// <summary>The cosine of pi times each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf CosPi(TSelf x) => PerLane<TSelf, T>.Map(x, &T.CosPi);

    /// <summary>The tangent of pi times each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf TanPi(TSelf x) => PerLane<TSelf, T>.Map(x, &T.TanPi);

    /// <summary>The arc sine of each lane over pi.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf AsinPi(TSelf x) => PerLane<TSelf, T>.Map(x, &T.AsinPi);

    /// <summary>The arc cosine of each lane over pi.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf AcosPi(TSelf x) => PerLane<TSelf, T>.Map(x, &T.AcosPi);

    /// <summary>The arc tangent of each lane over pi.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf AtanPi(TSelf x) => PerLane<TSelf, T>.Map(x, &T.AtanPi);

    /// <summary>The angle of the point (x, y) over pi.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Atan2Pi(TSelf y, TSelf x) => PerLane<TSelf, T>.Map(y, x, &T.Atan2Pi);

    /// <summary>The cosine that SinCosPi returns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf CosPiOfPair(TSelf x) => PerLane<TSelf, T>.Map(x, &ScalarFunctions<T>.CosPiOfPair);

    /// <summary>The hyperbolic sine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Sinh(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Sinh);

    /// <summary>The hyperbolic cosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Cosh(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Cosh);

    /// <summary>The hyperbolic tangent of each lane.</summary>
    static abstract TSelf Tanh(TSelf x);

    /// <summary>The inverse hyperbolic sine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Asinh(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Asinh);

    /// <summary>The inverse hyperbolic cosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Acosh(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Acosh);

    /// <summary>The inverse hyperbolic tangent of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Atanh(TSelf x) => PerLane<TSelf, T>.Map(x, &T.Atanh);
}
