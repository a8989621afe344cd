using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Composed arithmetic.
public partial interface ILanes<TSelf, T>
{
    /// <summary>1 divided by each lane, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Reciprocal(TSelf x) => TSelf.Constant(1) / x;

    /// <summary>.NET's estimate of 1 divided by each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf ReciprocalEstimate(TSelf x) => PerLane<TSelf, T>.Map(x, &T.ReciprocalEstimate);

    /// <summary>.NET's estimate of 1 divided by the square root of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf ReciprocalSqrtEstimate(TSelf x) => PerLane<TSelf, T>.Map(x, &T.ReciprocalSqrtEstimate);

    /// <summary>From x at amount 0 to y at amount 1 in a straight line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Lerp(TSelf x, TSelf y, TSelf amount) => TSelf.MultiplyAddEstimate(x, TSelf.Constant(1) - amount, y * amount);

    /// <summary>C#'s x % y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Remainder(TSelf x, TSelf y) => PerLane<TSelf, T>.Map(x, y, &ScalarFunctions<T>.Remainder);

    /// <summary>x less y times the whole number next to x / y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf IEEERemainder(TSelf x, TSelf y) => PerLane<TSelf, T>.Map(x, y, &T.Ieee754Remainder);

    /// <summary>The next larger number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf BitIncrement(TSelf x) => PerLane<TSelf, T>.Map(x, &T.BitIncrement);

    /// <summary>The next smaller number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf BitDecrement(TSelf x) => PerLane<TSelf, T>.Map(x, &T.BitDecrement);

    /// <summary>An angle in degrees, in radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf DegreesToRadians(TSelf x) => x * TSelf.Create(T.Pi) / TSelf.Constant(180);

    /// <summary>An angle in radians, in degrees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf RadiansToDegrees(TSelf x) => x * TSelf.Constant(180) / TSelf.Create(T.Pi);

    /// <summary>The magnitude of x with the sign of y.</summary>
    static abstract TSelf CopySign(TSelf x, TSelf y);
}
