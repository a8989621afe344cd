using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>Leaves a product as it is; nothing is compiled for it.</summary>
internal readonly struct NoEpilogue<T> : IEpilogue<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Apply<TLanes>(TLanes value, int row, int column)
        where TLanes : unmanaged, ITileLanes<TLanes, T> => value;
}
