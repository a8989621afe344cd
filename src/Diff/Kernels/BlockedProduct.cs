using System.Numerics;

namespace Diff.Kernels;

/// <summary>Large products: blocks of B, then of A, are packed into the order in which the tiles read them.</summary>
/// <remarks>
/// As in "Anatomy of High-Performance Matrix Multiplication" (Goto and van de Geijn). An element of the result is the sum of the sums over
/// each depth of <see cref="BlockSizes.Depth"/>; neither its place in a tile nor the number of threads changes the order.
/// </remarks>
internal static unsafe class BlockedProduct
{
    public static void Run<T, TLanes, TEpilogue>(Product<T> product, scoped ref readonly TEpilogue epilogue)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ITileLanes<TLanes, T>
        where TEpilogue : struct, IEpilogue<T>, allows ref struct
    {
        var threads = MatrixProduct.ThreadsFor(MatrixProduct.Work(product.M, product.N, product.K));
        var stripWidth = Tile.Vectors * TLanes.Count;
        var sizes = new BlockSizes(product.N, product.K, stripWidth);
        using var workspace = Workspace.Rent();
        fixed (T* packed = workspace.Span<T>(sizes.Strips * stripWidth * sizes.Depth * sizes.Depths))
        {
            for (var column = 0; column < product.N; column += sizes.Strips * stripWidth)
            {
                var columns = Math.Min(product.N - column, sizes.Strips * stripWidth);
                for (var start = 0; start < product.K; start += sizes.Depth * sizes.Depths)
                {
                    var depth = Math.Min(product.K - start, sizes.Depth * sizes.Depths);
                    var b = new PackedBlock<T, TLanes>(packed, product.B.From(start, column), depth, columns, sizes.Depth);
                    var packing = new PackedBlock<T, TLanes>.PackingJob(b, threads);
                    Workers.Run(ref packing, packing.Parts, threads);
                    var multiplication = new BlockMultiplication<T, TLanes, TEpilogue>(product, b, start, column, threads, in epilogue);
                    Workers.Run(ref multiplication, multiplication.Parts, threads);
                }
            }
        }
    }
}
