using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>Applies an epilogue to a part of a result.</summary>
internal static unsafe class Epilogue
{
    /// <param name="epilogue">What to apply.</param>
    /// <param name="c">The part's first element.</param>
    /// <param name="stride">From a row of the result to the next.</param>
    /// <param name="row">The part's first row in the result.</param>
    /// <param name="column">Its first column in the result.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="columns">How many columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<T, TEpilogue>(
        ref readonly TEpilogue epilogue, T* c, nint stride, int row, int column, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IEpilogue<T>, allows ref struct
    {
        if (typeof(TEpilogue) != typeof(NoEpilogue<T>))
            ApplyRows(in epilogue, c, stride, row, column, rows, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ApplyRows<T, TEpilogue>(
        ref readonly TEpilogue epilogue, T* c, nint stride, int row, int column, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IEpilogue<T>, allows ref struct
    {
        var end = row + rows;
        if (columns < TileLanes128<T>.Count)
        {
            for (; row < end; row++, c += stride)
                ApplyVectors<T, Lane<T>, TEpilogue>(in epilogue, c, row, column, 0, columns);
        }

        for (; row < end; row++, c += stride)
        {
            var done = 0;
            if (Vector512.IsHardwareAccelerated)
                done = ApplyVectors<T, TileLanes512<T>, TEpilogue>(in epilogue, c, row, column, done, columns);
            if (Vector256.IsHardwareAccelerated)
                done = ApplyVectors<T, TileLanes256<T>, TEpilogue>(in epilogue, c, row, column, done, columns);
            if (Vector128.IsHardwareAccelerated)
                done = ApplyVectors<T, TileLanes128<T>, TEpilogue>(in epilogue, c, row, column, done, columns);
            ApplyVectors<T, Lane<T>, TEpilogue>(in epilogue, c, row, column, done, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ApplyVectors<T, TLanes, TEpilogue>(
        ref readonly TEpilogue epilogue, T* c, int row, int column, int done, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ITileLanes<TLanes, T>
        where TEpilogue : struct, IEpilogue<T>, allows ref struct
    {
        for (; done + TLanes.Count <= columns; done += TLanes.Count)
            TLanes.Store(epilogue.Apply(TLanes.Load(in c[done]), row, column + done), ref c[done]);
        return done;
    }
}
