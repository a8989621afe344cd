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
        new Span<T>(sums, width).Clear();
        for (; row + 4 <= end; row += 4)
        {
            var done = 0;
            if (Vector512.IsHardwareAccelerated)
                done = AddFourRows<TileLanes512<T>>(row, column, width, done, sums);
            if (Vector256.IsHardwareAccelerated)
                done = AddFourRows<TileLanes256<T>>(row, column, width, done, sums);
            if (Vector128.IsHardwareAccelerated)
                done = AddFourRows<TileLanes128<T>>(row, column, width, done, sums);
            AddFourRows<Lane<T>>(row, column, width, done, sums);
        }

        for (; row < end; row++)
        {
            var done = 0;
            if (Vector512.IsHardwareAccelerated)
                done = AddRow<TileLanes512<T>>(row, column, width, done, sums);
            if (Vector128.IsHardwareAccelerated)
                done = AddRow<TileLanes128<T>>(row, column, width, done, sums);
            AddRow<Lane<T>>(row, column, width, done, sums);
        }
    }

    /// <summary>Adds the rows in as many columns, from one on, as vectors of this width fill; returns the first one left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AddFourRows<TLanes>(int row, int column, int width, int done, T* sums)
        where TLanes : unmanaged, ITileLanes<TLanes, T>
    {
        if (width - done < TLanes.Count)
            return done;
        var first = matrix + (nint)row * columns + column;
        var second = first + columns;
        var third = second + columns;
        var fourth = third + columns;
        var (w0, w1) = (TLanes.Create(weights[row]), TLanes.Create(weights[row + 1]));
        var (w2, w3) = (TLanes.Create(weights[row + 2]), TLanes.Create(weights[row + 3]));
        nint i = done;
        for (; i + TLanes.Count <= width; i += TLanes.Count)
        {
            var sum = TLanes.MultiplyAdd(w0, TLanes.Load(in first[i]), TLanes.Load(in sums[i]));
            sum = TLanes.MultiplyAdd(w1, TLanes.Load(in second[i]), sum);
            sum = TLanes.MultiplyAdd(w2, TLanes.Load(in third[i]), sum);
            TLanes.Store(TLanes.MultiplyAdd(w3, TLanes.Load(in fourth[i]), sum), ref sums[i]);
        }

        return (int)i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AddRow<TLanes>(int row, int column, int width, int done, T* sums)
        where TLanes : unmanaged, ITileLanes<TLanes, T>
    {
        var from = matrix + (nint)row * columns + column;
        var weight = TLanes.Create(weights[row]);
        for (; done + TLanes.Count <= width; done += TLanes.Count)
            TLanes.Store(TLanes.MultiplyAdd(weight, TLanes.Load(in from[done]), TLanes.Load(in sums[done])), ref sums[done]);
        return done;
    }
}
