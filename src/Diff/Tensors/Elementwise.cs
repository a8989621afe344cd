using System.Numerics;

namespace Diff;

internal delegate void Unary<T>(ReadOnlySpan<T> x, Span<T> result);

internal delegate void Binary<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result);

internal delegate void BinaryWithRightScalar<T>(ReadOnlySpan<T> x, T y, Span<T> result);

internal delegate void BinaryWithLeftScalar<T>(T x, ReadOnlySpan<T> y, Span<T> result);

/// <summary>Applies operations of one operand, and of two that are broadcast.</summary>
internal static class Elementwise
{
    /// <summary>Each element is widened to double precision, and the result rounded.</summary>
    public static Tensor<T> Apply<T, TFunction>(Tensor<T> x, TFunction function)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IScalarFunction
    {
        var result = Tensor.Zeros<T>(x.Shape);
        var elements = x.AsSpan();
        var results = result.AsSpan();
        for (var i = 0; i < results.Length; i++)
            results[i] = T.CreateChecked(function.Of(double.CreateChecked(elements[i])));
        return result;
    }

    public static Tensor<T> Apply<T>(Tensor<T> x, Unary<T> operation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Tensor.Zeros<T>(x.Shape);
        operation(x.AsSpan(), result.AsSpan());
        return result;
    }

    /// <summary>
    /// The inner axes along which each operand is either read in order or held still are one block, given to the vectorised operation of its
    /// kind; the axes around them are loops.
    /// </summary>
    public static Tensor<T> Apply<T>(
        string name, Tensor<T> x, Tensor<T> y, Binary<T> both, BinaryWithRightScalar<T> right, BinaryWithLeftScalar<T> left)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var shape = Broadcasting.Shapes(name, x.Shape, y.Shape);
        var result = Tensor.Zeros<T>(shape);
        if (result.Length == 0)
            return result;
        var (xStrides, yStrides) = (new int[shape.Rank], new int[shape.Rank]);
        Broadcasting.Strides(x.Shape.Lengths, shape.Lengths, xStrides);
        Broadcasting.Strides(y.Shape.Lengths, shape.Lengths, yStrides);
        var outer = OuterAxes(shape.Lengths, xStrides, yStrides);
        var kind = outer == shape.Rank
            ? (X: true, Y: true)
            : (X: IsRead(shape.Lengths, xStrides, outer), Y: IsRead(shape.Lengths, yStrides, outer));
        Loop(shape.Lengths[..outer], xStrides, yStrides, x.AsSpan(), y.AsSpan(), result.AsSpan());
        return result;

        void Loop(
            ReadOnlySpan<int> lengths, ReadOnlySpan<int> xSteps, ReadOnlySpan<int> ySteps,
            ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> target)
        {
            if (lengths.IsEmpty)
            {
                if (!kind.X)
                    left(a[0], b[..target.Length], target);
                else if (!kind.Y)
                    right(a[..target.Length], b[0], target);
                else
                    both(a[..target.Length], b[..target.Length], target);
                return;
            }

            var block = target.Length / lengths[0];
            for (var i = 0; i < lengths[0]; i++)
            {
                Loop(lengths[1..], xSteps[1..], ySteps[1..], a[(i * xSteps[0])..], b[(i * ySteps[0])..], target.Slice(i * block, block));
            }
        }
    }

    /// <summary>How many axes are outside the block.</summary>
    private static int OuterAxes(ReadOnlySpan<int> lengths, int[] xStrides, int[] yStrides)
    {
        var (xKind, yKind) = ((bool?)null, (bool?)null);
        var axis = lengths.Length;
        for (; axis > 0; axis--)
        {
            // An axis of length 1 is no step at all, and fits every kind.
            if (lengths[axis - 1] == 1)
                continue;
            var (x, y) = (xStrides[axis - 1] != 0, yStrides[axis - 1] != 0);
            if ((xKind ?? x) != x || (yKind ?? y) != y)
                break;
            (xKind, yKind) = (x, y);
        }

        return axis;
    }

    private static bool IsRead(ReadOnlySpan<int> lengths, int[] strides, int outer)
    {
        for (var axis = outer; axis < strides.Length; axis++)
        {
            if (lengths[axis] != 1)
                return strides[axis] != 0;
        }

        return true;
    }
}
