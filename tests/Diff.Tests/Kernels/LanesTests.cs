using System.Numerics;
using Diff.Kernels;
using Xunit;

namespace Diff.Tests.Kernels;

public class Lanes512OfFloatTests : LanesTests<Lanes512<float>, Lanes128<float>, float>;

public class Lanes256OfFloatTests : LanesTests<Lanes256<float>, Lanes128<float>, float>;

public class Lanes128OfFloatTests : LanesTests<Lanes128<float>, Lanes128<float>, float>;

public class Lanes512OfDoubleTests : LanesTests<Lanes512<double>, Lanes128<double>, double>;

public class Lanes256OfDoubleTests : LanesTests<Lanes256<double>, Lanes128<double>, double>;

public class Lanes128OfDoubleTests : LanesTests<Lanes128<double>, Lanes128<double>, double>;

public abstract class LanesTests<L, LNarrow, T>
    where L : struct, ILanes<L, T>
    where LNarrow : struct, ILanes<LNarrow, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static TheoryData<string> Names => [.. LaneTable<L, T>.Functions.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_lane_is_the_function_of_its_number_and_the_same_for_every_width(string name)
    {
        var function = LaneTable<L, T>.Functions.Single(function => function.Name == name);
        var narrow = LaneTable<LNarrow, T>.Functions.Single(function => function.Name == name);
        var rows = Samples<T>.Rows(function.Arity);
        var (results, narrows) = (function.Apply(rows), narrow.Apply(rows));
        for (var i = 0; i < rows.Length; i++)
        {
            var expected = function.Scalar(rows[i]);
            if (Ulps(expected, results[i]) > function.Ulps)
                Assert.Fail($"{name}({string.Join(", ", rows[i])}) is {results[i]}, not {expected}");
            if (Ulps(narrows[i], results[i]) != 0)
                Assert.Fail($"{name}({string.Join(", ", rows[i])}) is {results[i]}, but {narrows[i]} of {LNarrow.Count} lanes");
        }
    }

    [Fact]
    public void Every_member_is_in_the_table()
    {
        string[] elsewhere =
        [
            "Create", "Constant", "Load", "Store", "Sum", "SumInDouble", "Any", "And", "Or", "Xor", "Not", "Select", "Clamp", "ClampPropagatingNaN",
            "ClampNative", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "BinaryCrossEntropy",
        ];
        var members = typeof(ILanes<,>).GetMethods().Where(method => !method.IsSpecialName).Select(method => method.Name).Except(elsewhere);
        Assert.Empty(members.Except(LaneTable<L, T>.Functions.Select(function => function.Name.Split('.')[^1])));
    }

    // Its sum cancels where outcomes are no probabilities, so that units in the last place say nothing there.
    [Fact]
    public void Binary_cross_entropy_of_probabilities()
    {
        double[] probabilities = [0, 1e-30, 1e-3, 0.25, 0.5, 0.9, 1], outcomes = [0, 0.25, 1];
        Span<T> result = new T[L.Count];
        foreach (var p in probabilities)
        {
            foreach (var y in outcomes)
            {
                L.Store(L.BinaryCrossEntropy(L.Constant(p), L.Constant(y)), ref result[0]);
                var (q, z) = (double.CreateTruncating(T.CreateTruncating(p)), double.CreateTruncating(T.CreateTruncating(y)));
                var expected = Special.BinaryCrossEntropy(q, z);
                foreach (var lane in result)
                    Assert.Equal(expected, double.CreateTruncating(lane), Math.Max(1, expected) * (typeof(T) == typeof(float) ? 1e-6 : 1e-14));
            }
        }
    }

    /// <summary>How many numbers apart two are. -0 and 0 are apart; NaN is next to NaN only.</summary>
    protected static long Ulps(T x, T y)
    {
        if (T.IsNaN(x) || T.IsNaN(y))
            return T.IsNaN(x) && T.IsNaN(y) ? 0 : long.MaxValue;
        var (p, q) = (Order(x), Order(y));
        return p >= q ? p - q : q - p;
    }

    // The bits of positive numbers grow with them; those of negative numbers count down from -0, at -1.
    private static long Order(T x)
    {
        var bits = x is float single ? BitConverter.SingleToInt32Bits(single) : BitConverter.DoubleToInt64Bits((double)(object)x);
        return bits >= 0 ? bits : -1 - (bits & (x is float ? int.MaxValue : long.MaxValue));
    }
}
