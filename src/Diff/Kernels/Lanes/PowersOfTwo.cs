using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Diff.Kernels;

/// <summary>x 2^n for whole numbers n of at most twice the largest exponent, rounded once.</summary>
internal static class PowersOfTwo
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> x, Vector512<float> n) => Avx512F.IsSupported ? Avx512F.Scale(x, n) : Lanes512Math.ScaleInSteps(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> x, Vector512<double> n) => Avx512F.IsSupported ? Avx512F.Scale(x, n) : Lanes512Math.ScaleInSteps(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Scale(Vector256<float> x, Vector256<float> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(x, n) : Lanes256Math.ScaleInSteps(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Scale(Vector256<double> x, Vector256<double> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(x, n) : Lanes256Math.ScaleInSteps(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Scale(Vector128<float> x, Vector128<float> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(x, n) : Lanes128Math.ScaleInSteps(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Scale(Vector128<double> x, Vector128<double> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(x, n) : Lanes128Math.ScaleInSteps(x, n);
}
