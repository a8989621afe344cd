using System.Runtime.CompilerServices;
using Diff.Kernels;

namespace Diff;

/// <summary>Adds to each column of a product its own number.</summary>
internal readonly ref struct AddBias(ReadOnlySpan<float> bias) : IEpilogue<float>
{
    private readonly ReadOnlySpan<float> _bias = bias;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Apply<TLanes>(TLanes value, int row, int column)
        where TLanes : unmanaged, ITileLanes<TLanes, float> => value + TLanes.Load(_bias, column);
}
