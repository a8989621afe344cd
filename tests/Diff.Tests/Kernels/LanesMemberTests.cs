using System.Numerics;
using Diff.Kernels;
using Xunit;

namespace Diff.Tests.Kernels;

public class Lanes512OfFloatMemberTests : LanesMemberTests<Lanes512<float>, float>;

public class Lanes256OfFloatMemberTests : LanesMemberTests<Lanes256<float>, float>;

public class Lanes128OfFloatMemberTests : LanesMemberTests<Lanes128<float>, float>;

public class Lanes512OfDoubleMemberTests : LanesMemberTests<Lanes512<double>, double>;

public class Lanes256OfDoubleMemberTests : LanesMemberTests<Lanes256<double>, double>;

public class Lanes128OfDoubleMemberTests : LanesMemberTests<Lanes128<double>, double>;

/// <summary>What is not a function of each lane, or throws.</summary>
public abstract class LanesMemberTests<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T NaN = T.NaN;

    [Fact]
    public void Elements_are_loaded_and_stored_wherever_they_are()
    {
        var source = Numbers(L.Count + 2);
        var target = new T[source.Length];
        L.Store(L.Load(in source[1]), ref target[1]);
        Assert.Equal([T.Zero, .. source[1..^1], T.Zero], target);
    }

    [Fact]
    public void Constants_fill_every_lane()
    {
        Assert.All(Elements(L.Create(T.Pi)), x => Assert.Equal(T.Pi, x));
        Assert.All(Elements(L.Constant(Math.PI)), x => Assert.Equal(T.CreateTruncating(Math.PI), x));
        Assert.All(Elements(L.Zero), x => Assert.Equal(T.Zero, x));
    }

    [Fact]
    public void Sum_adds_every_lane_once() =>
        Assert.Equal(T.CreateTruncating(L.Count * (L.Count + 1) / 2), L.Sum(L.Load(in Numbers(L.Count)[0])));

    [Fact]
    public void Sum_in_double_keeps_what_a_float_has_no_digits_for()
    {
        var elements = new T[L.Count];
        elements.AsSpan().Fill(T.One);
        elements[0] = T.CreateTruncating(1 << 24);
        Assert.Equal((1 << 24) + L.Count - 1.0, L.SumInDouble(L.Load(in elements[0])));
    }

    [Fact]
    public void Masks_combine_and_choose()
    {
        var numbers = L.Load(in Numbers(L.Count)[0]);
        var (first, notLast) = (numbers < L.Constant(2), numbers < L.Constant(L.Count));
        Assert.Equal(Truths(i => i == 0), Chosen(L.And(first, notLast)));
        Assert.Equal(Truths(i => i < L.Count - 1), Chosen(L.Or(first, notLast)));
        Assert.Equal(Truths(i => i > 0 && i < L.Count - 1), Chosen(L.Xor(first, notLast)));
        Assert.Equal(Truths(i => i == L.Count - 1), Chosen(L.Not(notLast)));
        Assert.True(L.Any(first));
        Assert.True(L.Any(L.Not(notLast)));
        Assert.False(L.Any(numbers < L.Constant(1)));
    }

    [Fact]
    public void Clamp_takes_a_NaN_bound_for_none()
    {
        Check(L.Clamp, [T.One, T.Zero, NaN], T.One);
        Check(L.Clamp, [-T.One, T.Zero, NaN], T.Zero);
        Check(L.Clamp, [-T.One, NaN, T.Zero], -T.One);
        Check(L.Clamp, [NaN, T.Zero, T.One], NaN);
        Check(L.Clamp, [T.NegativeZero, T.Zero, T.One], T.NegativeZero);
    }

    [Fact]
    public void Clamps_agree_with_the_types()
    {
        T[] points = [NaN, T.NegativeInfinity, -T.One, T.NegativeZero, T.Zero, T.Epsilon, T.One, T.PositiveInfinity];
        foreach (var value in points)
        foreach (var min in points)
        foreach (var max in points.Where(max => !(min > max)))
        {
            Check(L.ClampPropagatingNaN, [value, min, max], T.Clamp(value, min, max));
            Check(L.ClampNative, [value, min, max], T.ClampNative(value, min, max));
        }
    }

    [Fact]
    public void Clamps_throw_where_any_min_is_above_its_max()
    {
        var max = Numbers(L.Count);
        max[^1] = T.Zero;
        var bound = L.Load(in max[0]);
        Assert.Throws<ArgumentException>(() => L.Clamp(L.Zero, L.Constant(1), bound));
        Assert.Throws<ArgumentException>(() => L.ClampPropagatingNaN(L.Zero, L.Constant(1), bound));
        Assert.Throws<ArgumentException>(() => L.ClampNative(L.Zero, L.Constant(1), bound));
    }

    [Fact]
    public void Estimates_are_close()
    {
        foreach (var x in (double[])[0.001, 0.7, 1, 3, 12345])
        {
            var lanes = L.Constant(x);
            Assert.All(Elements(L.ReciprocalEstimate(lanes)), y => Assert.Equal(1, double.CreateTruncating(y) * x, 0.001));
            Assert.All(Elements(L.ReciprocalSqrtEstimate(lanes)), y => Assert.Equal(1, double.CreateTruncating(y) * Math.Sqrt(x), 0.001));
        }
    }

    private static T[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(i => T.CreateTruncating(i))];

    private static T[] Elements(L lanes)
    {
        var elements = new T[L.Count];
        L.Store(lanes, ref elements[0]);
        return elements;
    }

    private static bool[] Truths(Func<int, bool> truth) => [.. Enumerable.Range(0, L.Count).Select(truth)];

    private static bool[] Chosen(L mask) => [.. Elements(L.Select(mask, L.Constant(1), L.Zero)).Select(x => x == T.One)];

    private static void Check(Func<L, L, L, L> clamp, T[] arguments, T expected) =>
        Assert.All(
            Elements(clamp(L.Create(arguments[0]), L.Create(arguments[1]), L.Create(arguments[2]))),
            x => Assert.True(
                x.Equals(expected) && T.IsNegative(x) == T.IsNegative(expected) || T.IsNaN(x) && T.IsNaN(expected),
                $"{string.Join(", ", arguments)}: {x}, not {expected}"));
}
