using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>The sum of the rows of a matrix, each times an element of a vector. A part is some of the columns.</summary>
/// <remarks>The sum of some hundred rows is taken apart and then added to the others, so that rounding errors grow slowly.</remarks>
internal readonly unsafe struct WeightedSum<T>(T* matrix, int rows, int columns, T* weights, T* result, bool accumulate, int threads)
    : IParallelJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int MostColumns = 2048;
    private const int MostRows = 256;

    private readonly int _width = BlockSizes.Even(columns, Math.Min(MostColumns, BlockSizes.DivideUp(columns, threads)));

    public int Parts => BlockSizes.DivideUp(columns, _width);

    public void Run(int part)
    {
        var column = part * _width;
        var width = Math.Min(_width, columns - column);
        using var workspace = Workspace.Rent();
        fixed (T* sums = workspace.Span<T>(rows > MostRows || accumulate ? width : 0))
        {
            for (var row = 0; row < rows; row += MostRows)
            {
                var isFirst = row == 0 && !accumulate;
                var target = isFirst ? result + column : sums;
                AddRows(row, Math.Min(rows, row + MostRows), column, width, target);
                if (!isFirst)
                    AddTo(result + column, sums, width);
            }
        }
    }

    private static void AddTo(T* target, T* sums, int width) =>
        System.Numerics.Tensors.TensorPrimitives.Add(new Span<T>(target, width), new Span<T>(sums, width), new Span<T>(target, width));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRows(int row, int end, int column, int width, T* sums)
    {
        if (Vector512.IsHardwareAccelerated)
            AddRows<Lanes512<T>>(row, end, column, width, sums);
        else if (Vector256.IsHardwareAccelerated)
            AddRows<Lanes256<T>>(row, end, column, width, sums);
        else
            AddRows<Lanes128<T>>(row, end, column, width, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddRows<TLanes>(int row, int end, int column, int width, T* sums)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        if (width < TLanes.Count)
        {
            AddShortRows<TLanes>(row, end, column, width, sums);
            return;
        }

        new Span<T>(sums, width).Clear();
        var mask = Masked<TLanes, T>.Mask(width % TLanes.Count);
        for (; row + 4 <= end; row += 4)
            AddFourRows(row, column, width, mask, sums);
        for (; row < end; row++)
            AddRow(row, column, width, mask, sums);
    }

    // Sums that fit a vector stay in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddShortRows<TLanes>(int row, int end, int column, int width, T* sums)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        var mask = Masked<TLanes, T>.Mask(width);
        TLanes p0 = TLanes.Zero, p1 = TLanes.Zero, p2 = TLanes.Zero, p3 = TLanes.Zero;
        var from = matrix + (nint)row * columns + column;
        for (; row + 4 <= end; row += 4, from += 4 * (nint)columns)
        {
            p0 = TLanes.MultiplyAddEstimate(TLanes.Create(weights[row]), Masked<TLanes, T>.Load(from, mask), p0);
            p1 = TLanes.MultiplyAddEstimate(TLanes.Create(weights[row + 1]), Masked<TLanes, T>.Load(from + columns, mask), p1);
            p2 = TLanes.MultiplyAddEstimate(TLanes.Create(weights[row + 2]), Masked<TLanes, T>.Load(from + 2 * (nint)columns, mask), p2);
            p3 = TLanes.MultiplyAddEstimate(TLanes.Create(weights[row + 3]), Masked<TLanes, T>.Load(from + 3 * (nint)columns, mask), p3);
        }

        for (; row < end; row++, from += columns)
            p0 = TLanes.MultiplyAddEstimate(TLanes.Create(weights[row]), Masked<TLanes, T>.Load(from, mask), p0);
        Masked<TLanes, T>.Store((p0 + p1) + (p2 + p3), sums, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddFourRows<TLanes>(int row, int column, int width, TLanes mask, T* sums)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        var first = matrix + (nint)row * columns + column;
        var second = first + columns;
        var third = second + columns;
        var fourth = third + columns;
        var (w0, w1) = (TLanes.Create(weights[row]), TLanes.Create(weights[row + 1]));
        var (w2, w3) = (TLanes.Create(weights[row + 2]), TLanes.Create(weights[row + 3]));
        nint i = 0;
        for (; i + TLanes.Count <= width; i += TLanes.Count)
        {
            var sum = TLanes.MultiplyAddEstimate(w0, TLanes.Load(in first[i]), TLanes.Load(in sums[i]));
            sum = TLanes.MultiplyAddEstimate(w1, TLanes.Load(in second[i]), sum);
            sum = TLanes.MultiplyAddEstimate(w2, TLanes.Load(in third[i]), sum);
            TLanes.Store(TLanes.MultiplyAddEstimate(w3, TLanes.Load(in fourth[i]), sum), ref sums[i]);
        }

        if (i < width)
        {
            var sum = TLanes.MultiplyAddEstimate(w0, Masked<TLanes, T>.Load(first + i, mask), Masked<TLanes, T>.Load(sums + i, mask));
            sum = TLanes.MultiplyAddEstimate(w1, Masked<TLanes, T>.Load(second + i, mask), sum);
            sum = TLanes.MultiplyAddEstimate(w2, Masked<TLanes, T>.Load(third + i, mask), sum);
            Masked<TLanes, T>.Store(TLanes.MultiplyAddEstimate(w3, Masked<TLanes, T>.Load(fourth + i, mask), sum), sums + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddRow<TLanes>(int row, int column, int width, TLanes mask, T* sums)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        var from = matrix + (nint)row * columns + column;
        var weight = TLanes.Create(weights[row]);
        nint i = 0;
        for (; i + TLanes.Count <= width; i += TLanes.Count)
            TLanes.Store(TLanes.MultiplyAddEstimate(weight, TLanes.Load(in from[i]), TLanes.Load(in sums[i])), ref sums[i]);
        if (i < width)
        {
            var sum = Masked<TLanes, T>.Load(sums + i, mask);
            Masked<TLanes, T>.Store(TLanes.MultiplyAddEstimate(weight, Masked<TLanes, T>.Load(from + i, mask), sum), sums + i, mask);
        }
    }
}
