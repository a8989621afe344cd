using System.Numerics;

namespace Diff;

// Comparisons give numbers, 1 for true and 0 for false, so that they can be multiplied with; Where chooses by them.
public static partial class Tensor
{
    /// <summary>Where the elements are equal, 1, elsewhere 0. Shapes are broadcast.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">Another.</param>
    public static Tensor<T> Equal<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Compare<T, IsEqual<T>>(nameof(Equal), x, y);

    /// <summary>Where x is greater, 1, elsewhere 0. Shapes are broadcast.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">Another.</param>
    public static Tensor<T> GreaterThan<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Compare<T, IsGreaterThan<T>>(nameof(GreaterThan), x, y);

    /// <summary>Where x is greater or equal, 1, elsewhere 0. Shapes are broadcast.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">Another.</param>
    public static Tensor<T> GreaterThanOrEqual<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Compare<T, IsGreaterThanOrEqual<T>>(nameof(GreaterThanOrEqual), x, y);

    /// <summary>Where x is less, 1, elsewhere 0. Shapes are broadcast.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">Another.</param>
    public static Tensor<T> LessThan<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Compare<T, IsLessThan<T>>(nameof(LessThan), x, y);

    /// <summary>Where x is less or equal, 1, elsewhere 0. Shapes are broadcast.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">Another.</param>
    public static Tensor<T> LessThanOrEqual<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Compare<T, IsLessThanOrEqual<T>>(nameof(LessThanOrEqual), x, y);

    /// <summary>Where the condition is not 0, the element of x, elsewhere that of y. Shapes are broadcast.</summary>
    /// <param name="condition">What chooses: a comparison's result.</param>
    /// <param name="x">Chosen where the condition holds.</param>
    /// <param name="y">Chosen where it does not.</param>
    public static Tensor<T> Where<T>(Tensor<T> condition, Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var shape = Broadcasting.Shapes(nameof(Where), condition.Shape, Broadcasting.Shapes(nameof(Where), x.Shape, y.Shape));
        var chosen = condition.BroadcastTo(shape).AsSpan();
        var other = y.BroadcastTo(shape).AsSpan();
        var result = x.BroadcastTo(shape);
        var elements = result.AsSpan();
        for (var i = 0; i < elements.Length; i++)
        {
            if (chosen[i] == T.Zero)
                elements[i] = other[i];
        }

        return result;
    }

    private static Tensor<T> Compare<T, TComparison>(string name, Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TComparison : IComparison<T> =>
        Elementwise.Apply(
            name, x, y,
            (a, b, r) =>
            {
                for (var i = 0; i < r.Length; i++)
                    r[i] = TComparison.Holds(a[i], b[i]) ? T.One : T.Zero;
            },
            (a, b, r) =>
            {
                for (var i = 0; i < r.Length; i++)
                    r[i] = TComparison.Holds(a[i], b) ? T.One : T.Zero;
            },
            (a, b, r) =>
            {
                for (var i = 0; i < r.Length; i++)
                    r[i] = TComparison.Holds(a, b[i]) ? T.One : T.Zero;
            });

    private interface IComparison<T>
    {
        static abstract bool Holds(T x, T y);
    }

    private readonly struct IsEqual<T> : IComparison<T>
        where T : IFloatingPointIeee754<T>
    {
        public static bool Holds(T x, T y) => x == y;
    }

    private readonly struct IsGreaterThan<T> : IComparison<T>
        where T : IFloatingPointIeee754<T>
    {
        public static bool Holds(T x, T y) => x > y;
    }

    private readonly struct IsGreaterThanOrEqual<T> : IComparison<T>
        where T : IFloatingPointIeee754<T>
    {
        public static bool Holds(T x, T y) => x >= y;
    }

    private readonly struct IsLessThan<T> : IComparison<T>
        where T : IFloatingPointIeee754<T>
    {
        public static bool Holds(T x, T y) => x < y;
    }

    private readonly struct IsLessThanOrEqual<T> : IComparison<T>
        where T : IFloatingPointIeee754<T>
    {
        public static bool Holds(T x, T y) => x <= y;
    }
}
