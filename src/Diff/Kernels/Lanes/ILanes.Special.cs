using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Functions of Diff.Special.
public partial interface ILanes<TSelf, T>
{
    /// <summary><see cref="Special.Erf(double)"/> of each lane.</summary>
    static abstract TSelf Erf(TSelf x);

    /// <summary><see cref="Special.Erfc(double)"/> of each lane.</summary>
    static abstract TSelf Erfc(TSelf x);

    /// <summary><see cref="Special.NormCdf(double)"/> of each lane.</summary>
    static abstract TSelf NormCdf(TSelf x);

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
