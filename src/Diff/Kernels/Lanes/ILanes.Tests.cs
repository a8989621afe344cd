using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Tests of a number, which yield masks.
public partial interface ILanes<TSelf, T>
{
    /// <summary>Whether a lane is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsNaN(TSelf x) => TSelf.NotEqual(x, x);

    /// <summary>Whether a lane is a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsRealNumber(TSelf x) => TSelf.Equal(x, x);

    /// <summary>Whether a lane is neither infinite nor NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsFinite(TSelf x) => TSelf.Abs(x) < TSelf.Constant(double.PositiveInfinity);

    /// <summary>Whether a lane is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsInfinity(TSelf x) => TSelf.Equal(TSelf.Abs(x), TSelf.Constant(double.PositiveInfinity));

    /// <summary>Whether a lane is positive infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsPositiveInfinity(TSelf x) => TSelf.Equal(x, TSelf.Constant(double.PositiveInfinity));

    /// <summary>Whether a lane is negative infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsNegativeInfinity(TSelf x) => TSelf.Equal(x, TSelf.Constant(double.NegativeInfinity));

    /// <summary>Whether a lane has its sign bit set, NaN and -0 included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsNegative(TSelf x) => TSelf.CopySign(TSelf.Constant(1), x) < TSelf.Zero;

    /// <summary>Whether a lane has its sign bit clear, NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsPositive(TSelf x) => TSelf.CopySign(TSelf.Constant(1), x) > TSelf.Zero;

    /// <summary>Whether a lane is a whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsInteger(TSelf x) => TSelf.And(TSelf.IsFinite(x), TSelf.Equal(TSelf.Truncate(x), x));

    /// <summary>Whether a lane is an even number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsEvenInteger(TSelf x) => TSelf.And(TSelf.IsInteger(x), TSelf.IsInteger(x * TSelf.Constant(0.5)));

    /// <summary>Whether a lane is an odd number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsOddInteger(TSelf x) => TSelf.And(TSelf.IsInteger(x), TSelf.Not(TSelf.IsInteger(x * TSelf.Constant(0.5))));

    /// <summary>Whether a lane is finite, not 0 and not subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsNormal(TSelf x) => TSelf.And(TSelf.Abs(x) >= TSelf.Create(ScalarFunctions<T>.SmallestNormal), TSelf.IsFinite(x));

    /// <summary>Whether a lane is smaller than any normal number, but not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsSubnormal(TSelf x) => TSelf.And(TSelf.Abs(x) < TSelf.Create(ScalarFunctions<T>.SmallestNormal), TSelf.NotEqual(x, TSelf.Zero));

    /// <summary>Whether a lane is a power of 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf IsPow2(TSelf x) => TSelf.NotEqual(PerLane<TSelf, T>.Map(x, &ScalarFunctions<T>.IsPow2), TSelf.Zero);
}
