using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>Copies a strip of a matrix into the order in which <see cref="Tile"/> reads it.</summary>
internal static unsafe class Packing
{
    /// <summary>Writes the strip's rows one after the other, each <paramref name="width"/> elements long, what is missing as zeros.</summary>
    /// <param name="source">A matrix whose first <paramref name="columns"/> columns are the strip. For A it is the transpose.</param>
    /// <param name="rows">How many rows the strip has.</param>
    /// <param name="columns">How many columns; at most <paramref name="width"/>.</param>
    /// <param name="width">How wide the tile is.</param>
    /// <param name="target">Takes rows × width elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Strip<T, TLanes>(MatrixView<T> source, nint rows, int columns, int width, T* target)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ITileLanes<TLanes, T>
    {
        if (columns < width)
            new Span<T>(target, checked((int)rows * width)).Clear();

        if (source.ColumnStride != 1)
            Turn(source, rows, columns, width, target);
        else if (columns == width)
            CopyRows<T, TLanes>(source, rows, width, target);
        else
            CopyPartsOfRows(source, rows, columns, width, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows<T, TLanes>(MatrixView<T> source, nint rows, int width, T* target)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ITileLanes<TLanes, T>
    {
        var from = source.Start;
        var stride = source.RowStride;
        if (width == Tile.Vectors * TLanes.Count)
        {
            for (; rows > 0; rows--, from += stride, target += Tile.Vectors * TLanes.Count)
            {
                TLanes.Store(TLanes.Load(in from[0]), ref target[0]);
                TLanes.Store(TLanes.Load(in from[TLanes.Count]), ref target[TLanes.Count]);
            }
        }
        else if (width == TLanes.Count)
        {
            for (; rows > 0; rows--, from += stride, target += TLanes.Count)
                TLanes.Store(TLanes.Load(in from[0]), ref target[0]);
        }
        else if (width == 12)
        {
            for (; rows > 0; rows--, from += stride, target += 12)
                *(Twelve<T>*)target = *(Twelve<T>*)from;
        }
        else
        {
            for (; rows > 0; rows--, from += stride, target += width)
                Unsafe.CopyBlockUnaligned(target, from, (uint)(width * sizeof(T)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyPartsOfRows<T>(MatrixView<T> source, nint rows, int columns, int width, T* target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var from = source.Start;
        for (; rows > 0; rows--, from += source.RowStride, target += width)
        {
            var i = 0;
            for (; i + TileLanes128<T>.Count <= columns; i += TileLanes128<T>.Count)
                TileLanes128<T>.Store(TileLanes128<T>.Load(in from[i]), ref target[i]);
            for (; i < columns; i++)
                target[i] = from[i];
        }
    }

    /// <summary>For a strip that lies in memory column by column: blocks are transposed in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn<T>(MatrixView<T> source, nint rows, int columns, int width, T* target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var column = 0;
        if (typeof(T) == typeof(float) && Transposing.HasFloats)
        {
            for (; column + 4 <= columns; column += 4)
                Transposing.FourColumns((float*)source.At(0, column), source.ColumnStride, rows, (float*)(target + column), width);
        }
        else if (typeof(T) == typeof(double) && Transposing.HasDoubles)
        {
            for (; column + 4 <= columns; column += 4)
                Transposing.FourColumns((double*)source.At(0, column), source.ColumnStride, rows, (double*)(target + column), width);
        }

        CopyElements(source, rows, column, columns, width, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyElements<T>(MatrixView<T> source, nint rows, int column, int columns, int width, T* target)
        where T : unmanaged
    {
        var (rowStride, columnStride) = (source.RowStride, source.ColumnStride);
        for (; column < columns; column++)
        {
            var from = source.Start + column * columnStride;
            var to = target + column;
            for (nint row = 0; row < rows; row++, from += rowStride, to += width)
                *to = *from;
        }
    }

    [InlineArray(12)]
    private struct Twelve<T>
    {
        private T _first;
    }
}
