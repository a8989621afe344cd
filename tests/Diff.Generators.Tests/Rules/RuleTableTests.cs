using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Xunit;

namespace Diff.Generators.Tests.Rules;

/// <summary>The table row by row, at every sample: it is complete, and each partial, and each partial's own derivative, is right.</summary>
public class RuleTableTests
{
    public static TheoryData<string> Rows => [.. RuleTable.All.Select(rule => rule.Op.ToString())];

    [Fact]
    public void Every_operation_that_yields_a_number_has_a_row_and_samples()
    {
        var expected = OpInfo.All.Where(info => info.Result == OpResult.Same).Select(info => info.Op).ToArray();
        Assert.Equal(expected, RuleTable.All.Select(rule => rule.Op));
        Assert.Equal(expected, Samples.All.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Arity_is_the_operations_own(string row)
    {
        var rule = RuleTable.Find(Enum.Parse<Op>(row))!;
        Assert.Equal(OpInfo.Of(rule.Op).Arity, rule.Arity);
        Assert.All(Samples.All[rule.Op], sample => Assert.Equal(rule.Arity, sample.Length));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Partials_are_made_of_differentiable_operations(string row)
    {
        var rule = RuleTable.Find(Enum.Parse<Op>(row))!;
        var variables = Enumerable.Range(0, rule.Arity + 1).Select(i => (Term)new OperandTerm(new Variable(i, ScalarType.Float64))).ToArray();
        Assert.All(rule.Partials(variables[..^1], variables[^1]).SelectMany(Operations), op => Assert.True(
            RuleTable.Find(op) is not null || OpInfo.Of(op).Result == OpResult.Bool || op == Op.And));

        static IEnumerable<Op> Operations(Term term) => term is ApplyTerm apply ? apply.Arguments.SelectMany(Operations).Prepend(apply.Op) : [];
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Partials_agree_with_finite_differences(string row) => AtEverySample(row, (op, sample) =>
    {
        var partials = TermInterpreter<double>.Partials(op, sample);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] is double x)
                AssertClose(FiniteDifference.Derivative(z => Smooth(op, With(sample, i, z)), x), partials[i], Tolerance(op), $"{op} by argument {i}");
            else
                Assert.Equal(0, partials[i]);
        }
    });

    [Theory]
    [MemberData(nameof(Rows))]
    public void Partials_differentiated_again_agree_with_finite_differences_of_the_partials(string row) => AtEverySample(row, (op, sample) =>
    {
        var second = TermInterpreter<double>.SecondPartials(op, sample);
        for (var i = 0; i < sample.Length; i++)
        {
            for (var j = 0; j < sample.Length; j++)
            {
                if (sample[j] is not double x)
                    continue;
                var difference = FiniteDifference.Derivative(z => SmoothPartial(op, With(sample, j, z), i), x);
                AssertClose(difference, second[i][j], Tolerance(op), $"{op} by arguments {i}, {j}");
            }
        }
    });

    [Theory]
    [MemberData(nameof(Rows))]
    public void Partials_in_float_agree_with_double(string row) => AtEverySample(row, (op, sample) =>
    {
        object[] singles = [.. sample.Select(Machine<float>.Argument)];
        var single = TermInterpreter<float>.Partials(op, singles);
        var exact = TermInterpreter<double>.Partials(op, [.. singles.Select(a => a is float f ? (double)f : a)]);
        for (var i = 0; i < single.Length; i++)
            Assert.True(Math.Abs(single[i] - exact[i]) <= 5e-6 * Math.Max(1, Math.Abs(exact[i])), $"{op} by argument {i}: {single[i]} in float, {exact[i]} in double");
    });

    private static void AtEverySample(string row, Action<Op, object[]> check)
    {
        var op = Enum.Parse<Op>(row);
        if (!Spelled.Exists(op))
            return;
        foreach (var sample in Samples.All[op])
            check(op, sample);
    }

    private static void AssertClose((double Value, double Error) difference, double partial, double tolerance, string what)
    {
        var scale = Math.Max(1, Math.Abs(partial));
        Assert.True(difference.Error <= tolerance * scale, $"{what}: no reliable difference ({difference})");
        Assert.True(Math.Abs(difference.Value - partial) <= tolerance * scale, $"{what}: {partial}, but differences say {difference.Value}");
    }

    /// <summary>The hardware's estimates move in steps: they are compared with what they estimate.</summary>
    private static double Smooth(Op op, object[] arguments) => op switch
    {
        Op.ReciprocalEstimate => 1 / (double)arguments[0],
        Op.ReciprocalSqrtEstimate => 1 / Math.Sqrt((double)arguments[0]),
        _ => (double)Machine<double>.Evaluate(op, arguments),
    };

    private static double SmoothPartial(Op op, object[] arguments, int i) => op switch
    {
        Op.ReciprocalEstimate => -Math.Pow((double)arguments[0], -2),
        Op.ReciprocalSqrtEstimate => -0.5 * Math.Pow((double)arguments[0], -1.5),
        _ => TermInterpreter<double>.Partials(op, arguments)[i],
    };

    private static double Tolerance(Op op) => op is Op.ReciprocalEstimate or Op.ReciprocalSqrtEstimate ? 2e-3 : 1e-7;

    private static object[] With(object[] arguments, int index, object value)
    {
        object[] changed = [.. arguments];
        changed[index] = value;
        return changed;
    }
}
