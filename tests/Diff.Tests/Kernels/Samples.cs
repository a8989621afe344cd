using System.Numerics;

namespace Diff.Tests.Kernels;

/// <summary>Arguments of functions of one, two and three numbers.</summary>
internal static class Samples<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly bool IsSingle = typeof(T) == typeof(float);

    /// <summary>Zeros, infinities, NaN, the ends of the range of numbers, and where functions overflow or change their approximation.</summary>
    private static T[] Special { get; } =
    [
        .. from x in (double[])
               [
                   0, 0.25, 0.47, 0.5, 0.66, 0.75, 0.927734375, 1, 1.5, 2, 2.5, 3, 4, 9, 10, 12, 15, 20, 30, 37.5, 38.6, 40, 45, 87.3, 88.72,
                   88.73, 89, 90, 103.97, 104, 110, 127.5, 128, 149, 150, 180, 708.3, 709.78, 709.79, 710, 711, 745.1, 745.2, 750, 1023.5, 1024, 1074, 1075, 8192, 8193,
                   16777215, 16777216, 1048576, 1048577, 9007199254740991, 9007199254740992, 1e30, Math.PI / 4, Math.PI / 2, Math.PI, 2 * Math.PI,
                   1000 * Math.PI, Math.Sqrt(0.5), Math.Sqrt(2), Math.Log(2) / 2, Math.Log(2), 1e-30, double.PositiveInfinity, double.NaN,
               ]
           from sign in (double[])[1, -1]
           select T.CreateTruncating(sign * x),
        T.Epsilon, -T.Epsilon, Smallest, -Smallest, T.BitDecrement(Smallest), -T.BitDecrement(Smallest),
        T.BitDecrement(T.PositiveInfinity), T.BitIncrement(T.NegativeInfinity), T.BitIncrement(T.One), T.BitDecrement(T.One),
    ];

    /// <summary>The smallest normal number.</summary>
    private static T Smallest => T.CreateTruncating(IsSingle ? 1.17549435e-38 : 2.2250738585072014e-308);

    private static readonly T[][][] RowsByArity = [.. Enumerable.Range(1, 3).Select(Make)];

    /// <summary>Rows of as many arguments, of which there are whole vectors.</summary>
    public static T[][] Rows(int arity) => RowsByArity[arity - 1];

    private static T[][] Make(int arity)
    {
        var random = new Random(1);
        IEnumerable<T[]> rows = arity switch
        {
            1 => Special.Concat(Spread(random)).Select(x => new[] { x }),
            2 => from x in Special from y in Special select new[] { x, y },
            _ => from x in Every(5) from y in Every(3) from z in Every(7) select new[] { x, y, z },
        };
        var all = rows.Concat(Enumerable.Range(0, 2000).Select(_ => Enumerable.Range(0, arity).Select(_ => AnyBits(random)).ToArray())).ToArray();
        random.Shuffle(all);
        return all[..^(all.Length % 16)];
    }

    private static IEnumerable<T> Every(int step) => Special.Where((_, i) => i % step == 0);

    /// <summary>Ranges in which functions have their shape.</summary>
    private static IEnumerable<T> Spread(Random random)
    {
        foreach (var width in (double[])[0.1, 1, 4, 20, 110, 750, 10000])
        {
            for (var i = 0; i < 2000; i++)
                yield return T.CreateTruncating(width * ((2 * random.NextDouble()) - 1));
        }
    }

    private static T AnyBits(Random random) => IsSingle
        ? (T)(object)BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))
        : (T)(object)BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
}
