using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace Diff.Kernels;

internal static partial class Lanes512Math
{
    // (e^2a - 1) / (e^2a + 1) for a = |x|, up to where that is 1 to all digits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var a = Abs(x);
        a = MinNative(Create(20f), a + a);
        var shifted = MultiplyAddEstimate(a, Create(Log2E), Create(RounderF));
        var power = ((shifted.AsInt32() << 23) + Create(1f).AsInt32()).AsSingle();
        var y = MultiplyAddEstimate(power, ExpM1Near0(Reduce(a, shifted - Create(RounderF))), power - Create(1f));
        return (y / (y + Create(2f))) | (x & Create(-0f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        var a = Abs(x);
        a = MinNative(Create(45.0), a + a);
        var shifted = MultiplyAddEstimate(a, Create(1.4426950408889634), Create(RounderD));
        var power = ((shifted.AsInt64() << 52) + Create(1.0).AsInt64()).AsDouble();
        var y = MultiplyAddEstimate(power, ExpM1Near0(Reduce(a, shifted - Create(RounderD))), power - Create(1.0));
        return (y / (y + Create(2.0))) | (x & Create(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        var y = ExpOfBounded(Bound(x, -110, 45));
        return y / (y + Create(1f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sigmoid(Vector512<double> x)
    {
        var y = ExpOfBounded(Bound(x, -750, 45));
        return y / (y + Create(1.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x)
        => Max(x, Vector512<float>.Zero) + LogP1(ExpOfBounded(Bound(-Abs(x), -110, 0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Softplus(Vector512<double> x)
        => Max(x, Vector512<double>.Zero) + LogP1(ExpOfBounded(Bound(-Abs(x), -750, 0)));
}
