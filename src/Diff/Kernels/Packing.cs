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
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        if (columns == width && source.ColumnStride == 1)
            CopyRows<T, TLanes>(source, rows, width, target);
        else if (source.RowStride == 1)
            Turn(source, rows, columns, width, target);
        else
            CopyElements(source, rows, 0, columns, width, target);

        if (columns < width)
            Pad(rows, columns, width, target);
    }

    private static void CopyRows<T, TLanes>(MatrixView<T> source, nint rows, int width, T* target)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ILanes<TLanes, T>
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

    /// <summary>For a strip that lies in memory column by column: blocks are transposed in registers.</summary>
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

    private static void Pad<T>(nint rows, int columns, int width, T* target)
        where T : unmanaged
    {
        for (; rows > 0; rows--, target += width)
            new Span<T>(target + columns, width - columns).Clear();
    }

    [InlineArray(12)]
    private struct Twelve<T>
    {
        private T _first;
    }
}
