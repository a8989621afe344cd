using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Functions of Diff.Special.
public partial interface ILanes<TSelf, T>
{
    /// <summary><see cref="Special.Erf(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Erf(TSelf x) => PerLane<TSelf, T>.Map(x, &ScalarFunctions<T>.Erf);

    /// <summary><see cref="Special.Erfc(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Erfc(TSelf x) => PerLane<TSelf, T>.Map(x, &ScalarFunctions<T>.Erfc);

    /// <summary><see cref="Special.NormCdf(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf NormCdf(TSelf x) => PerLane<TSelf, T>.Map(x, &ScalarFunctions<T>.NormCdf);

    /// <summary><see cref="Special.LGamma(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf LGamma(TSelf x) => PerLane<TSelf, T>.Map(x, &ScalarFunctions<T>.LGamma);

    /// <summary><see cref="Special.Digamma(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Digamma(TSelf x) => PerLane<TSelf, T>.Map(x, &ScalarFunctions<T>.Digamma);

    /// <summary><see cref="Special.Trigamma(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe virtual TSelf Trigamma(TSelf x) => PerLane<TSelf, T>.Map(x, &ScalarFunctions<T>.Trigamma);
}
