using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Diff.Kernels;

/// <summary>Copies columns that lie one after the other in memory so that their rows do, in blocks of four by four.</summary>
internal static unsafe class Transposing
{
    public static bool HasFloats => Sse2.IsSupported || AdvSimd.Arm64.IsSupported;

    public static bool HasDoubles => Avx.IsSupported;

    /// <summary>Four columns of floats.</summary>
    /// <param name="source">The first column.</param>
    /// <param name="columnStride">From a column to the next.</param>
    /// <param name="rows">How long the columns are.</param>
    /// <param name="target">The first row's four elements go here.</param>
    /// <param name="rowStride">From a row to the next where they go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourColumns(float* source, nint columnStride, nint rows, float* target, nint rowStride)
    {
        var second = source + columnStride;
        var third = second + columnStride;
        var fourth = third + columnStride;
        nint row = 0;
        if (Avx512F.IsSupported)
        {
            for (; row + 16 <= rows; row += 16, target += 16 * rowStride)
                SixteenRows(source + row, second + row, third + row, fourth + row, target, rowStride);
        }

        for (; row + 4 <= rows; row += 4, target += 4 * rowStride)
        {
            var a = Vector128.Load(source + row);
            var b = Vector128.Load(second + row);
            var c = Vector128.Load(third + row);
            var d = Vector128.Load(fourth + row);
            var ab = LowPairs(a, b);
            var cd = LowPairs(c, d);
            LowHalves(ab, cd).Store(target);
            HighHalves(ab, cd).Store(target + rowStride);
            ab = HighPairs(a, b);
            cd = HighPairs(c, d);
            LowHalves(ab, cd).Store(target + 2 * rowStride);
            HighHalves(ab, cd).Store(target + 3 * rowStride);
        }

        for (; row < rows; row++, target += rowStride)
            (target[0], target[1], target[2], target[3]) = (source[row], second[row], third[row], fourth[row]);
    }

    /// <summary>Four columns of doubles.</summary>
    /// <inheritdoc cref="FourColumns(float*, nint, nint, float*, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourColumns(double* source, nint columnStride, nint rows, double* target, nint rowStride)
    {
        const byte LowLanes = 0x20, HighLanes = 0x31;
        var second = source + columnStride;
        var third = second + columnStride;
        var fourth = third + columnStride;
        nint row = 0;
        for (; row + 4 <= rows; row += 4, target += 4 * rowStride)
        {
            var a = Vector256.Load(source + row);
            var b = Vector256.Load(second + row);
            var c = Vector256.Load(third + row);
            var d = Vector256.Load(fourth + row);
            var (ab, cd) = (Avx.UnpackLow(a, b), Avx.UnpackLow(c, d));
            Avx.Permute2x128(ab, cd, LowLanes).Store(target);
            Avx.Permute2x128(ab, cd, HighLanes).Store(target + 2 * rowStride);
            (ab, cd) = (Avx.UnpackHigh(a, b), Avx.UnpackHigh(c, d));
            Avx.Permute2x128(ab, cd, LowLanes).Store(target + rowStride);
            Avx.Permute2x128(ab, cd, HighLanes).Store(target + 3 * rowStride);
        }

        for (; row < rows; row++, target += rowStride)
            (target[0], target[1], target[2], target[3]) = (source[row], second[row], third[row], fourth[row]);
    }

    /// <summary>Four blocks of four by four, each in a quarter of the vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SixteenRows(float* first, float* second, float* third, float* fourth, float* target, nint rowStride)
    {
        var a = Vector512.Load(first);
        var b = Vector512.Load(second);
        var c = Vector512.Load(third);
        var d = Vector512.Load(fourth);
        var (ab, cd) = (Avx512F.UnpackLow(a, b).AsDouble(), Avx512F.UnpackLow(c, d).AsDouble());
        StoreEveryFourth(Avx512F.UnpackLow(ab, cd).AsSingle(), target, rowStride);
        StoreEveryFourth(Avx512F.UnpackHigh(ab, cd).AsSingle(), target + rowStride, rowStride);
        (ab, cd) = (Avx512F.UnpackHigh(a, b).AsDouble(), Avx512F.UnpackHigh(c, d).AsDouble());
        StoreEveryFourth(Avx512F.UnpackLow(ab, cd).AsSingle(), target + 2 * rowStride, rowStride);
        StoreEveryFourth(Avx512F.UnpackHigh(ab, cd).AsSingle(), target + 3 * rowStride, rowStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreEveryFourth(Vector512<float> rows, float* target, nint rowStride)
    {
        rows.GetLower().GetLower().Store(target);
        rows.GetLower().GetUpper().Store(target + 4 * rowStride);
        rows.GetUpper().GetLower().Store(target + 8 * rowStride);
        rows.GetUpper().GetUpper().Store(target + 12 * rowStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LowPairs(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackLow(x, y) : AdvSimd.Arm64.ZipLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> HighPairs(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackHigh(x, y) : AdvSimd.Arm64.ZipHigh(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LowHalves(Vector128<float> x, Vector128<float> y) => Sse2.IsSupported
        ? Sse2.UnpackLow(x.AsDouble(), y.AsDouble()).AsSingle()
        : AdvSimd.Arm64.ZipLow(x.AsDouble(), y.AsDouble()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> HighHalves(Vector128<float> x, Vector128<float> y) => Sse2.IsSupported
        ? Sse2.UnpackHigh(x.AsDouble(), y.AsDouble()).AsSingle()
        : AdvSimd.Arm64.ZipHigh(x.AsDouble(), y.AsDouble()).AsSingle();
}
