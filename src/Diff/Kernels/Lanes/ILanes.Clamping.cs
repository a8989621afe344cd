using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Functions that choose by comparing. Clamping throws, as .NET's does, where a min is greater than its max.
public partial interface ILanes<TSelf, T>
{
    /// <summary>-1, 0 or 1; unlike .NET's, in the lanes' own type, and NaN gives NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Sign(TSelf x)
    {
        var sign = TSelf.Select(x < TSelf.Zero, TSelf.Constant(-1), x);
        return TSelf.Select(x > TSelf.Zero, TSelf.Constant(1), sign + TSelf.Zero);
    }

    /// <summary>System.Math's Clamp: a NaN bound is no bound.</summary>
    /// <exception cref="ArgumentException">A lane's min is greater than its max.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Clamp(TSelf value, TSelf min, TSelf max)
    {
        ThrowIfAny(min > max);
        return TSelf.Select(value < min, min, TSelf.Select(value > max, max, value));
    }

    /// <summary>float's and double's Clamp: NaN if any of the three is.</summary>
    /// <exception cref="ArgumentException">A lane's min is greater than its max.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf ClampPropagatingNaN(TSelf value, TSelf min, TSelf max)
    {
        ThrowIfAny(min > max);
        return TSelf.Min(TSelf.Max(value, min), max);
    }

    /// <summary>float's and double's ClampNative.</summary>
    /// <exception cref="ArgumentException">A lane's min is greater than its max.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf ClampNative(TSelf value, TSelf min, TSelf max)
    {
        ThrowIfAny(min > max);
        return TSelf.MinNative(TSelf.MaxNative(value, min), max);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ThrowIfAny(TSelf minAboveMax)
    {
        if (TSelf.Any(minAboveMax))
            throw new ArgumentException("A lane's min is greater than its max.");
    }
}
