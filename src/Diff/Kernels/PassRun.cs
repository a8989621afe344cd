using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>Runs a kernel at every place of a pass: row by row, in the widest vectors that the machine has.</summary>
internal static class PassRun<TKernel, T>
    where TKernel : struct, IKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Sums of as many elements as this are kept in lanes before they go into double precision.
    private const int LongestSum = 8192;

    public static void Run(PassState<T> state)
    {
        if (Vector512.IsHardwareAccelerated)
            Run<Lanes512<T>>(state);
        else if (Vector256.IsHardwareAccelerated)
            Run<Lanes256<T>>(state);
        else
            Run<Lanes128<T>>(state);
        state.End();
    }

    private static void Run<TLanes>(PassState<T> state)
        where TLanes : struct, ILanes<TLanes, T>
    {
        Span<PassAxis> axes = stackalloc PassAxis[Math.Max(1, state.Space.Rank)];
        axes = axes[..PassAxis.Collapse(state, axes)];
        ClearSums(state, axes);
        if (state.Space.ElementCount == 0)
            return;
        var cursor = default(Cursor<TLanes, T>);
        cursor.Overwrite(Overwritten(state, axes));
        Span<int> offsets = stackalloc int[state.Count];
        offsets.Clear();
        if (axes.Length == 1)
            RunRow(state, ref cursor, axes[0], offsets);
        else
            RunRows(state, ref cursor, axes, axes.Length - 1, offsets);
    }

    /// <summary>All rows along the given axis and those inside it.</summary>
    private static void RunRows<TLanes>(
        PassState<T> state, ref Cursor<TLanes, T> cursor, scoped ReadOnlySpan<PassAxis> axes, int outer, scoped Span<int> offsets)
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (outer == 0)
        {
            RunRow(state, ref cursor, axes[0], offsets);
            return;
        }

        Span<int> own = stackalloc int[offsets.Length];
        offsets.CopyTo(own);
        for (var i = 0; i < axes[outer].Length; i++)
        {
            RunRows(state, ref cursor, axes, outer - 1, own);
            for (var k = 0; k < own.Length; k++)
                own[k] += PassAxis.Stride(axes, outer, k);
        }
    }

    private static void RunRow<TLanes>(PassState<T> state, ref Cursor<TLanes, T> cursor, PassAxis row, scoped ReadOnlySpan<int> offsets)
        where TLanes : struct, ILanes<TLanes, T>
    {
        Span<double> sums = stackalloc double[offsets.Length];
        sums.Clear();
        var blocks = state.Blocks.AsSpan();
        for (var k = 0; k < offsets.Length; k++)
        {
            var isInput = k < state.Inputs;
            var block = blocks.Slice(k * TLanes.Count, TLanes.Count);
            if (row.Moves(k))
            {
                cursor.Set(k, state.TensorOf(k)!.AsSpan()[offsets[k]..], moves: true);
                continue;
            }

            block.Fill(!isInput ? T.Zero : state.TensorOf(k) is { } tensor ? tensor.AsSpan()[offsets[k]] : state.NumberOf(k));
            cursor.Set(k, block, moves: false);
        }

        var whole = row.Length - row.Length % TLanes.Count;
        var still = state.Sums & ~row.Moving;
        if (still == 0)
        {
            RunVectors(ref cursor, 0, whole);
        }
        else
        {
            for (var from = 0; from < whole; from += LongestSum)
            {
                RunVectors(ref cursor, from, Math.Min(whole, from + LongestSum));
                TakeSums<TLanes>(state, sums, still, state.Blocks, TLanes.Count);
            }
        }

        if (whole < row.Length)
            RunRest(state, ref cursor, row, offsets, whole, sums, still);
        for (var k = state.Inputs; k < offsets.Length; k++)
        {
            if ((still >> k & 1) == 0)
                continue;
            if (state.TensorOf(k) is { } tensor)
                tensor.AsSpan()[offsets[k]] += T.CreateTruncating(sums[k]);
            else
                state.Totals[k] += sums[k];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunVectors<TLanes>(ref Cursor<TLanes, T> cursor, int from, int to)
        where TLanes : struct, ILanes<TLanes, T>
    {
        for (nint i = from; i < to; i += TLanes.Count)
        {
            cursor.Index = i;
            TKernel.Element(ref cursor);
        }
    }

    /// <summary>The elements at the end of a row that fill no vector: in a vector of their own, behind which there is nothing.</summary>
    private static void RunRest<TLanes>(
        PassState<T> state, ref Cursor<TLanes, T> cursor, PassAxis row, scoped ReadOnlySpan<int> offsets, int from, scoped Span<double> sums, uint still)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var count = row.Length - from;
        for (var k = 0; k < offsets.Length; k++)
        {
            var isStill = (still >> k & 1) != 0;
            if (!row.Moves(k) && !isStill)
                continue;
            var rest = Rest(state, k, TLanes.Count);
            rest.Clear();
            if (k < state.Inputs)
                state.TensorOf(k)!.AsSpan().Slice(offsets[k] + from, count).CopyTo(rest);
            cursor.Set(k, rest, moves: false);
        }

        RunVectors(ref cursor, 0, TLanes.Count);
        TakeSums<TLanes>(state, sums, still, state.Blocks.AsSpan(state.Blocks.Length / 2), count);
        for (var k = state.Inputs; k < offsets.Length; k++)
        {
            if (!row.Moves(k))
                continue;
            var target = state.TensorOf(k)!.AsSpan().Slice(offsets[k] + from, count);
            var rest = Rest(state, k, TLanes.Count);
            var adds = (state.Sums >> k & 1) != 0 && !cursor.Overwrites(k);
            for (var i = 0; i < count; i++)
                target[i] = adds ? target[i] + rest[i] : rest[i];
        }
    }

    private static Span<T> Rest(PassState<T> state, int operand, int width)
        => state.Blocks.AsSpan(state.Blocks.Length / 2 + operand * width, width);

    /// <summary>Moves what the first lanes have summed up into double precision.</summary>
    private static void TakeSums<TLanes>(PassState<T> state, Span<double> sums, uint still, Span<T> blocks, int count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        for (var k = state.Inputs; k < sums.Length; k++)
        {
            if ((still >> k & 1) == 0)
                continue;
            var block = blocks.Slice(k * TLanes.Count, TLanes.Count);
            foreach (var lane in block[..count])
                sums[k] += double.CreateTruncating(lane);
            block.Clear();
        }
    }

    /// <summary>The sums that have one term each: those of tensors with every place of the space.</summary>
    private static uint Overwritten(PassState<T> state, ReadOnlySpan<PassAxis> axes)
    {
        var overwritten = state.Sums;
        foreach (var axis in axes)
            overwritten &= axis.Moving;
        return overwritten;
    }

    private static void ClearSums(PassState<T> state, ReadOnlySpan<PassAxis> axes)
    {
        var added = state.Sums & ~(state.Space.ElementCount == 0 ? 0 : Overwritten(state, axes));
        for (var k = state.Inputs; k < state.Count; k++)
        {
            if ((added >> k & 1) != 0)
                state.TensorOf(k)?.AsSpan().Clear();
        }
    }
}
