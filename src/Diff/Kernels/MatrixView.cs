namespace Diff.Kernels;

/// <summary>A matrix in memory that does not move, or the transpose of one.</summary>
internal readonly unsafe struct MatrixView<T>(T* start, nint rowStride, nint columnStride)
    where T : unmanaged
{
    public readonly T* Start = start;

    /// <summary>From an element to the one below it.</summary>
    public readonly nint RowStride = rowStride;

    /// <summary>From an element to its right neighbour.</summary>
    public readonly nint ColumnStride = columnStride;

    public MatrixView<T> Transposed => new(Start, ColumnStride, RowStride);

    /// <summary>The matrix that <paramref name="memory"/> holds row by row, or its transpose, of this many rows and columns.</summary>
    public static MatrixView<T> Create(T* memory, bool transposed, int rows, int columns) =>
        transposed ? new(memory, 1, rows) : new(memory, columns, 1);

    /// <summary>The part that starts at a row and a column.</summary>
    public MatrixView<T> From(nint row, nint column) => new(At(row, column), RowStride, ColumnStride);

    public T* At(nint row, nint column) => Start + row * RowStride + column * ColumnStride;
}
