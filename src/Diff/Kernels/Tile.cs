using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Diff.Kernels;

/// <summary>The part of the result that is computed in registers: some rows of one or two vectors.</summary>
/// <remarks>
/// Every sum has a local of its own: in an array they would live in memory. Twelve rows of two vectors take 24 registers, and leave room for
/// two vectors of B and an element of A where there are 32; with 16 registers, six rows do.
/// </remarks>
internal static unsafe class Tile
{
    /// <summary>How many vectors a full tile is wide.</summary>
    public const int Vectors = 2;

    /// <summary>How many rows it has; known when the method that asks is compiled.</summary>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated || AdvSimd.IsSupported ? 12 : 6;
    }

    /// <summary>Products of a column of A and a row of B, added up in order, and then to what is there if so wanted.</summary>
    /// <param name="depth">How many of them.</param>
    /// <param name="a">Columns of A, one after the other, each of <see cref="Rows"/> elements.</param>
    /// <param name="b">Rows of B, one after the other, each as wide as the tile.</param>
    /// <param name="c">The tile's first element.</param>
    /// <param name="stride">From a row of the result to the next.</param>
    /// <param name="accumulate">Whether the result is added to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T, TLanes, TWidth>(nint depth, T* a, T* b, T* c, nint stride, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ITileLanes<TLanes, T>
        where TWidth : struct, IWidth
    {
        Prefetch(c, stride);
        var p0 = TLanes.Zero;
        var p1 = TLanes.Zero;
        var p2 = TLanes.Zero;
        var p3 = TLanes.Zero;
        var p4 = TLanes.Zero;
        var p5 = TLanes.Zero;
        var p6 = TLanes.Zero;
        var p7 = TLanes.Zero;
        var p8 = TLanes.Zero;
        var p9 = TLanes.Zero;
        var p10 = TLanes.Zero;
        var p11 = TLanes.Zero;
        var q0 = TLanes.Zero;
        var q1 = TLanes.Zero;
        var q2 = TLanes.Zero;
        var q3 = TLanes.Zero;
        var q4 = TLanes.Zero;
        var q5 = TLanes.Zero;
        var q6 = TLanes.Zero;
        var q7 = TLanes.Zero;
        var q8 = TLanes.Zero;
        var q9 = TLanes.Zero;
        var q10 = TLanes.Zero;
        var q11 = TLanes.Zero;
        for (; depth > 0; depth--)
        {
            var left = TLanes.Load(in b[0]);
            var right = TWidth.IsWide ? TLanes.Load(in b[TLanes.Count]) : left;
            TLanes x;
            x = TLanes.Create(a[0]);
            p0 = TLanes.MultiplyAdd(x, left, p0);
            if (TWidth.IsWide) q0 = TLanes.MultiplyAdd(x, right, q0);
            x = TLanes.Create(a[1]);
            p1 = TLanes.MultiplyAdd(x, left, p1);
            if (TWidth.IsWide) q1 = TLanes.MultiplyAdd(x, right, q1);
            x = TLanes.Create(a[2]);
            p2 = TLanes.MultiplyAdd(x, left, p2);
            if (TWidth.IsWide) q2 = TLanes.MultiplyAdd(x, right, q2);
            x = TLanes.Create(a[3]);
            p3 = TLanes.MultiplyAdd(x, left, p3);
            if (TWidth.IsWide) q3 = TLanes.MultiplyAdd(x, right, q3);
            x = TLanes.Create(a[4]);
            p4 = TLanes.MultiplyAdd(x, left, p4);
            if (TWidth.IsWide) q4 = TLanes.MultiplyAdd(x, right, q4);
            x = TLanes.Create(a[5]);
            p5 = TLanes.MultiplyAdd(x, left, p5);
            if (TWidth.IsWide) q5 = TLanes.MultiplyAdd(x, right, q5);
            if (Rows == 12)
            {
                x = TLanes.Create(a[6]);
                p6 = TLanes.MultiplyAdd(x, left, p6);
                if (TWidth.IsWide) q6 = TLanes.MultiplyAdd(x, right, q6);
                x = TLanes.Create(a[7]);
                p7 = TLanes.MultiplyAdd(x, left, p7);
                if (TWidth.IsWide) q7 = TLanes.MultiplyAdd(x, right, q7);
                x = TLanes.Create(a[8]);
                p8 = TLanes.MultiplyAdd(x, left, p8);
                if (TWidth.IsWide) q8 = TLanes.MultiplyAdd(x, right, q8);
                x = TLanes.Create(a[9]);
                p9 = TLanes.MultiplyAdd(x, left, p9);
                if (TWidth.IsWide) q9 = TLanes.MultiplyAdd(x, right, q9);
                x = TLanes.Create(a[10]);
                p10 = TLanes.MultiplyAdd(x, left, p10);
                if (TWidth.IsWide) q10 = TLanes.MultiplyAdd(x, right, q10);
                x = TLanes.Create(a[11]);
                p11 = TLanes.MultiplyAdd(x, left, p11);
                if (TWidth.IsWide) q11 = TLanes.MultiplyAdd(x, right, q11);
            }

            a += Rows;
            b += TWidth.IsWide ? 2 * TLanes.Count : TLanes.Count;
        }

        Put<T, TLanes, TWidth>(p0, q0, c, accumulate);
        Put<T, TLanes, TWidth>(p1, q1, c + stride, accumulate);
        Put<T, TLanes, TWidth>(p2, q2, c + 2 * stride, accumulate);
        Put<T, TLanes, TWidth>(p3, q3, c + 3 * stride, accumulate);
        Put<T, TLanes, TWidth>(p4, q4, c + 4 * stride, accumulate);
        Put<T, TLanes, TWidth>(p5, q5, c + 5 * stride, accumulate);
        if (Rows == 12)
        {
            Put<T, TLanes, TWidth>(p6, q6, c + 6 * stride, accumulate);
            Put<T, TLanes, TWidth>(p7, q7, c + 7 * stride, accumulate);
            Put<T, TLanes, TWidth>(p8, q8, c + 8 * stride, accumulate);
            Put<T, TLanes, TWidth>(p9, q9, c + 9 * stride, accumulate);
            Put<T, TLanes, TWidth>(p10, q10, c + 10 * stride, accumulate);
            Put<T, TLanes, TWidth>(p11, q11, c + 11 * stride, accumulate);
        }
    }

    /// <summary>Writes one row's sums, or adds them to what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T, TLanes, TWidth>(TLanes left, TLanes right, T* c, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged, ITileLanes<TLanes, T>
        where TWidth : struct, IWidth
    {
        TLanes.Store(accumulate ? TLanes.Load(in c[0]) + left : left, ref c[0]);
        if (TWidth.IsWide)
            TLanes.Store(accumulate ? TLanes.Load(in c[TLanes.Count]) + right : right, ref c[TLanes.Count]);
    }

    /// <summary>Fetches the tile while the sums are computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch<T>(T* c, nint stride)
        where T : unmanaged
    {
        const int CacheLine = 64;
        if (!Sse.IsSupported)
            return;
        for (var row = 0; row < Rows; row++, c += stride)
        {
            Sse.Prefetch0(c);
            Sse.Prefetch0((byte*)c + CacheLine);
        }
    }

    /// <summary>How wide a tile is, as a type, so that a method is compiled for each.</summary>
    internal interface IWidth
    {
        static abstract bool IsWide { get; }
    }

    /// <summary>Two vectors.</summary>
    internal readonly struct Wide : IWidth
    {
        public static bool IsWide => true;
    }

    /// <summary>One vector: for what is left on the right.</summary>
    internal readonly struct Narrow : IWidth
    {
        public static bool IsWide => false;
    }
}
