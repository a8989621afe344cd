using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>Multiplies all of A that meets a packed block of B by it. A part is some rows of tiles, and where those are few, some of the strips.</summary>
internal readonly unsafe ref struct BlockMultiplication<T, TLanes, TEpilogue> : IParallelJob
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLanes : unmanaged, ITileLanes<TLanes, T>
    where TEpilogue : struct, IEpilogue<T>, allows ref struct
{
    private readonly Product<T> _product;
    private readonly PackedBlock<T, TLanes> _b;
    private readonly int _start;
    private readonly int _column;
    private readonly int _tiles;
    private readonly int _rowParts;
    private readonly int _columnParts;
    private readonly TEpilogue _epilogue;

    /// <param name="product">The whole product.</param>
    /// <param name="b">The block of B.</param>
    /// <param name="start">Which row of B is its first.</param>
    /// <param name="column">Which column.</param>
    /// <param name="threads">How many threads there are for it.</param>
    /// <param name="epilogue">Applied to what this block completes.</param>
    public BlockMultiplication(
        Product<T> product, PackedBlock<T, TLanes> b, int start, int column, int threads, scoped ref readonly TEpilogue epilogue)
    {
        (_product, _b, _start, _column) = (product, b, start, column);
        _epilogue = epilogue;
        _tiles = BlockSizes.DivideUp(product.M, Tile.Rows);
        _rowParts = Math.Min(_tiles, threads * BlockSizes.DivideUp(_tiles, threads * BlockSizes.MaxTiles));
        _columnParts = Math.Min(b.Strips, BlockSizes.DivideUp(threads, _rowParts));
    }

    public int Parts => _rowParts * _columnParts;

    public void Run(int part)
    {
        var (rowPart, columnPart) = (part / _columnParts, part % _columnParts);
        var firstTile = Share(_tiles, _rowParts, rowPart);
        var tiles = Share(_tiles, _rowParts, rowPart + 1) - firstTile;
        var firstStrip = Share(_b.Strips, _columnParts, columnPart);
        var endStrip = Share(_b.Strips, _columnParts, columnPart + 1);

        using var workspace = Workspace.Rent();
        var scratch = workspace.Span<T>(Tile.Rows * PackedBlock<T, TLanes>.StripWidth);
        fixed (T* edge = scratch, a = workspace.Span<T>(tiles * Tile.Rows * _b.DepthOf(0)))
        {
            for (var depthIndex = 0; depthIndex < _b.Depths; depthIndex++)
            {
                PackA(a, firstTile, tiles, depthIndex);
                for (var strip = firstStrip; strip < endStrip; strip++)
                    MultiplyStrip(a, firstTile, tiles, depthIndex, strip, edge);
            }
        }
    }

    private static int Share(int total, int parts, int part) => (int)((long)total * part / parts);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PackA(T* a, int firstTile, int tiles, int depthIndex)
    {
        var depth = _b.DepthOf(depthIndex);
        for (var tile = firstTile; tile < firstTile + tiles; tile++, a += Tile.Rows * depth)
        {
            var row = tile * Tile.Rows;
            var source = _product.A.From(row, _start + _b.RowOf(depthIndex)).Transposed;
            Packing.Strip<T, TLanes>(source, depth, Math.Min(Tile.Rows, _product.M - row), Tile.Rows, a);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyStrip(T* a, int firstTile, int tiles, int depthIndex, int strip, T* edge)
    {
        var depth = _b.DepthOf(depthIndex);
        var b = _b.Strip(depthIndex, strip);
        var columns = _b.ColumnsOf(strip);
        var isNarrow = _b.IsNarrow(strip);
        var isWhole = columns == (isNarrow ? TLanes.Count : PackedBlock<T, TLanes>.StripWidth);
        var column = _column + strip * PackedBlock<T, TLanes>.StripWidth;
        var first = _start + _b.RowOf(depthIndex);
        var accumulate = _product.Accumulate || first > 0;
        var isLast = first + depth == _product.K;

        for (var tile = firstTile; tile < firstTile + tiles; tile++, a += Tile.Rows * depth)
        {
            var row = tile * Tile.Rows;
            var rows = Math.Min(Tile.Rows, _product.M - row);
            var c = _product.Result(row, column);
            if (isWhole && rows == Tile.Rows)
            {
                Multiply(isNarrow, depth, a, b, c, _product.N, accumulate);
            }
            else
            {
                Multiply(isNarrow, depth, a, b, edge, PackedBlock<T, TLanes>.StripWidth, false);
                Copy(edge, c, rows, columns, accumulate);
            }

            if (isLast)
                Epilogue.Apply(in _epilogue, c, _product.N, row, column, rows, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(bool isNarrow, int depth, T* a, T* b, T* c, nint stride, bool accumulate)
    {
        if (isNarrow)
            Tile.Multiply<T, TLanes, Tile.Narrow>(depth, a, b, c, stride, accumulate);
        else
            Tile.Multiply<T, TLanes, Tile.Wide>(depth, a, b, c, stride, accumulate);
    }

    /// <summary>Copies what lies inside the result of a tile that reaches beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(T* edge, T* c, int rows, int columns, bool accumulate)
    {
        for (; rows > 0; rows--, edge += PackedBlock<T, TLanes>.StripWidth, c += _product.N)
        {
            var i = 0;
            for (; i + TLanes.Count <= columns; i += TLanes.Count)
            {
                var sums = TLanes.Load(in edge[i]);
                TLanes.Store(accumulate ? TLanes.Load(in c[i]) + sums : sums, ref c[i]);
            }

            for (; i < columns; i++)
                c[i] = accumulate ? c[i] + edge[i] : edge[i];
        }
    }
}
