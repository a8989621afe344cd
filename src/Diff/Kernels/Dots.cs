using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>The product of each row of a matrix and a vector. A part is some of the rows.</summary>
/// <remarks>Four rows are taken together, the same four whatever the number of threads; those left over one by one.</remarks>
internal readonly unsafe struct Dots<T>(T* matrix, int rows, int columns, T* vector, T* result, bool accumulate, int threads) : IParallelJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Rows shorter than this are summed without vectors.</summary>
    private const int ShortRow = 8;

    public int Parts { get; } = Math.Max(1, Math.Min(threads, rows / 4));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part)
    {
        var row = (int)((long)part * (rows / 4) / Parts) * 4;
        var end = part == Parts - 1 ? rows : (int)((part + 1L) * (rows / 4) / Parts) * 4;
        if (columns < ShortRow)
        {
            ShortRows(row, end);
            return;
        }

        if (Vector512.IsHardwareAccelerated)
            Rows<Lanes512<T>>(row, end);
        else if (Vector256.IsHardwareAccelerated)
            Rows<Lanes256<T>>(row, end);
        else
            Rows<Lanes128<T>>(row, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rows<TLanes>(int row, int end)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        var sums = stackalloc T[4];
        for (; row + 4 <= end; row += 4)
        {
            FourRows<TLanes>(matrix + (nint)row * columns, sums);
            for (var i = 0; i < 4; i++)
                Put(row + i, sums[i]);
        }

        for (; row < end; row++)
            Put(row, OneRow<TLanes>(matrix + (nint)row * columns));
    }

    // Four rows together for the processor's sake; each sum is the same as alone.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ShortRows(int row, int end)
    {
        var from = matrix + (nint)row * columns;
        for (; row + 4 <= end; row += 4, from += 4 * columns)
        {
            var (p0, p1, p2, p3) = (T.Zero, T.Zero, T.Zero, T.Zero);
            for (nint i = 0; i < columns; i++)
            {
                var x = vector[i];
                p0 = T.MultiplyAddEstimate(from[i], x, p0);
                p1 = T.MultiplyAddEstimate(from[i + columns], x, p1);
                p2 = T.MultiplyAddEstimate(from[i + 2 * columns], x, p2);
                p3 = T.MultiplyAddEstimate(from[i + 3 * columns], x, p3);
            }

            Put(row, p0);
            Put(row + 1, p1);
            Put(row + 2, p2);
            Put(row + 3, p3);
        }

        for (; row < end; row++, from += columns)
        {
            var sum = T.Zero;
            for (nint i = 0; i < columns; i++)
                sum = T.MultiplyAddEstimate(from[i], vector[i], sum);
            Put(row, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(int row, T sum) => result[row] = accumulate ? result[row] + sum : sum;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FourRows<TLanes>(T* row, T* sums)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes p0 = TLanes.Zero, p1 = TLanes.Zero, p2 = TLanes.Zero, p3 = TLanes.Zero;
        TLanes q0 = TLanes.Zero, q1 = TLanes.Zero, q2 = TLanes.Zero, q3 = TLanes.Zero;
        var second = row + columns;
        var third = second + columns;
        var fourth = third + columns;
        nint i = 0;
        for (; i + 2 * TLanes.Count <= columns; i += 2 * TLanes.Count)
        {
            var (x, y) = (TLanes.Load(in vector[i]), TLanes.Load(in vector[i + TLanes.Count]));
            p0 = TLanes.MultiplyAddEstimate(TLanes.Load(in row[i]), x, p0);
            q0 = TLanes.MultiplyAddEstimate(TLanes.Load(in row[i + TLanes.Count]), y, q0);
            p1 = TLanes.MultiplyAddEstimate(TLanes.Load(in second[i]), x, p1);
            q1 = TLanes.MultiplyAddEstimate(TLanes.Load(in second[i + TLanes.Count]), y, q1);
            p2 = TLanes.MultiplyAddEstimate(TLanes.Load(in third[i]), x, p2);
            q2 = TLanes.MultiplyAddEstimate(TLanes.Load(in third[i + TLanes.Count]), y, q2);
            p3 = TLanes.MultiplyAddEstimate(TLanes.Load(in fourth[i]), x, p3);
            q3 = TLanes.MultiplyAddEstimate(TLanes.Load(in fourth[i + TLanes.Count]), y, q3);
        }

        if (i + TLanes.Count <= columns)
        {
            var x = TLanes.Load(in vector[i]);
            p0 = TLanes.MultiplyAddEstimate(TLanes.Load(in row[i]), x, p0);
            p1 = TLanes.MultiplyAddEstimate(TLanes.Load(in second[i]), x, p1);
            p2 = TLanes.MultiplyAddEstimate(TLanes.Load(in third[i]), x, p2);
            p3 = TLanes.MultiplyAddEstimate(TLanes.Load(in fourth[i]), x, p3);
            i += TLanes.Count;
        }

        if (i < columns)
        {
            var mask = Masked<TLanes, T>.Mask(columns - (int)i);
            var x = Masked<TLanes, T>.Load(vector + i, mask);
            q0 = TLanes.MultiplyAddEstimate(Masked<TLanes, T>.Load(row + i, mask), x, q0);
            q1 = TLanes.MultiplyAddEstimate(Masked<TLanes, T>.Load(second + i, mask), x, q1);
            q2 = TLanes.MultiplyAddEstimate(Masked<TLanes, T>.Load(third + i, mask), x, q2);
            q3 = TLanes.MultiplyAddEstimate(Masked<TLanes, T>.Load(fourth + i, mask), x, q3);
        }

        sums[0] = TLanes.Sum(p0 + q0);
        sums[1] = TLanes.Sum(p1 + q1);
        sums[2] = TLanes.Sum(p2 + q2);
        sums[3] = TLanes.Sum(p3 + q3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T OneRow<TLanes>(T* row)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes p0 = TLanes.Zero, p1 = TLanes.Zero, p2 = TLanes.Zero, p3 = TLanes.Zero;
        nint i = 0;
        for (; i + 4 * TLanes.Count <= columns; i += 4 * TLanes.Count)
        {
            p0 = TLanes.MultiplyAddEstimate(TLanes.Load(in row[i]), TLanes.Load(in vector[i]), p0);
            p1 = TLanes.MultiplyAddEstimate(TLanes.Load(in row[i + TLanes.Count]), TLanes.Load(in vector[i + TLanes.Count]), p1);
            p2 = TLanes.MultiplyAddEstimate(TLanes.Load(in row[i + 2 * TLanes.Count]), TLanes.Load(in vector[i + 2 * TLanes.Count]), p2);
            p3 = TLanes.MultiplyAddEstimate(TLanes.Load(in row[i + 3 * TLanes.Count]), TLanes.Load(in vector[i + 3 * TLanes.Count]), p3);
        }

        for (; i + TLanes.Count <= columns; i += TLanes.Count)
            p0 = TLanes.MultiplyAddEstimate(TLanes.Load(in row[i]), TLanes.Load(in vector[i]), p0);
        if (i < columns)
        {
            var mask = Masked<TLanes, T>.Mask(columns - (int)i);
            p1 = TLanes.MultiplyAddEstimate(Masked<TLanes, T>.Load(row + i, mask), Masked<TLanes, T>.Load(vector + i, mask), p1);
        }

        return TLanes.Sum((p0 + p1) + (p2 + p3));
    }
}
