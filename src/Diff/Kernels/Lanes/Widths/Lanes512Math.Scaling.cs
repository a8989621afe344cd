using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace Diff.Kernels;

// x 2^n without an instruction for it: by two factors that are normal numbers where their product need not be; the first product is exact.
internal static partial class Lanes512Math
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ScaleInSteps(Vector512<float> x, Vector512<float> n)
    {
        var half = MultiplyAddEstimate(n, Create(0.5f), Create(RounderF));
        var rest = n - (half - Create(RounderF)) + Create(RounderF);
        var one = Create(1f).AsInt32();
        return x * ((half.AsInt32() << 23) + one).AsSingle() * ((rest.AsInt32() << 23) + one).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ScaleInSteps(Vector512<double> x, Vector512<double> n)
    {
        var half = MultiplyAddEstimate(n, Create(0.5), Create(RounderD));
        var rest = n - (half - Create(RounderD)) + Create(RounderD);
        var one = Create(1.0).AsInt64();
        return x * ((half.AsInt64() << 52) + one).AsDouble() * ((rest.AsInt64() << 52) + one).AsDouble();
    }
}
