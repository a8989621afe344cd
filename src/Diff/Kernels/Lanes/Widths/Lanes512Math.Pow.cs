using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace Diff.Kernels;

internal static unsafe partial class Lanes512Math
{
    // x^y = e^(y ln x) magnifies the error of ln x y-fold, for which double precision has digits to spare.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Pow(Vector512<float> x, Vector512<float> y)
    {
        var lower = Exp(Log(WidenLower(x)) * WidenLower(y));
        var upper = Exp(Log(WidenUpper(x)) * WidenUpper(y));
        var power = Narrow(lower, upper);
        var isOrdinary = GreaterThan(x, Vector512<float>.Zero) & LessThan(Max(x, Abs(y)), Create(float.PositiveInfinity));
        return EqualsAll(isOrdinary.AsInt32(), Vector512<int>.AllBitsSet) ? power : PerLane.Elsewhere<Vector512<float>, float>(isOrdinary, x, y, power, &MathF.Pow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Pow(Vector512<double> x, Vector512<double> y)
        => PerLane.Elsewhere<Vector512<double>, double>(Vector512<double>.Zero, x, y, x, &Math.Pow);
}
