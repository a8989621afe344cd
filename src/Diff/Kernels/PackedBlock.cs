using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>
/// A block of B in strips as wide as a tile, and in depths: for each depth, one strip after the other. The last strip is half as wide
/// where that is enough.
/// </summary>
internal readonly unsafe struct PackedBlock<T, TLanes>(T* memory, MatrixView<T> source, int rows, int columns, int depth)
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLanes : unmanaged, ITileLanes<TLanes, T>
{
    public static int StripWidth => Tile.Vectors * TLanes.Count;

    public int Strips => BlockSizes.DivideUp(columns, StripWidth);

    public int Depths => BlockSizes.DivideUp(rows, depth);

    public int RowOf(int depthIndex) => depthIndex * depth;

    public int DepthOf(int depthIndex) => Math.Min(depth, rows - RowOf(depthIndex));

    public int ColumnsOf(int strip) => Math.Min(StripWidth, columns - strip * StripWidth);

    public bool IsNarrow(int strip) => ColumnsOf(strip) <= TLanes.Count;

    public T* Strip(int depthIndex, int strip)
    {
        var width = IsNarrow(Strips - 1) ? Strips * StripWidth - TLanes.Count : Strips * StripWidth;
        return memory + (nint)RowOf(depthIndex) * width + (nint)strip * StripWidth * DepthOf(depthIndex);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PackStrip(int strip)
    {
        var width = IsNarrow(strip) ? TLanes.Count : StripWidth;
        for (var i = 0; i < Depths; i++)
        {
            Packing.Strip<T, TLanes>(
                source.From(RowOf(i), strip * StripWidth), DepthOf(i), ColumnsOf(strip), width, Strip(i, strip));
        }
    }

    /// <summary>Fills the block, some strips at a time.</summary>
    internal readonly struct PackingJob(PackedBlock<T, TLanes> block, int threads) : IParallelJob
    {
        public int Parts { get; } = Math.Min(block.Strips, threads == 1 ? 1 : 4 * threads);

        public void Run(int part)
        {
            var end = (int)((part + 1L) * block.Strips / Parts);
            for (var strip = (int)((long)part * block.Strips / Parts); strip < end; strip++)
                block.PackStrip(strip);
        }
    }
}
