using System.Numerics;

namespace Diff;

public static partial class Tensor
{
    /// <summary>Whether two tensors have the same shape and equal elements. NaN equals NaN, and 0 equals -0.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">Another.</param>
    public static bool AllEqual<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        x.Shape == y.Shape && x.AsSpan().SequenceEqual(y.AsSpan());

    /// <summary>
    /// Whether two tensors have the same shape, and each element of <paramref name="x"/> differs from that of <paramref name="y"/> by at most
    /// <c>absolute + relative * |y|</c>. Infinities must be equal; NaN is close to nothing.
    /// </summary>
    /// <param name="x">The tensor in question.</param>
    /// <param name="y">What it should be.</param>
    /// <param name="relative">The tolerance in proportion to <paramref name="y"/>.</param>
    /// <param name="absolute">The tolerance beside it.</param>
    public static bool AllClose<T>(Tensor<T> x, Tensor<T> y, double relative = 1e-5, double absolute = 1e-8)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Shape != y.Shape)
            return false;
        var left = x.AsSpan();
        var right = y.AsSpan();
        for (var i = 0; i < left.Length; i++)
        {
            var (a, b) = (double.CreateChecked(left[i]), double.CreateChecked(right[i]));
            // An infinite b would tolerate anything.
            if (a != b && !(double.IsFinite(b) && Math.Abs(a - b) <= absolute + relative * Math.Abs(b)))
                return false;
        }

        return true;
    }
}
