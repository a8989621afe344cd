using System.Runtime.CompilerServices;
using Diff.Kernels;

namespace Diff.Benchmarks;

/// <summary>An epilogue as a generator would write it: adds a bias to each row, and takes the greater of that and zero.</summary>
internal readonly ref struct BiasRelu(ReadOnlySpan<float> bias) : IEpilogue<float>
{
    private readonly ReadOnlySpan<float> _bias = bias;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Apply<TLanes>(TLanes value, int row, int column)
        where TLanes : unmanaged, ITileLanes<TLanes, float> =>
        TLanes.Max(value + TLanes.Load(_bias, column), TLanes.Zero);
}
