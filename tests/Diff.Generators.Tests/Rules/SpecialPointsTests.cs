using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Xunit;

namespace Diff.Generators.Tests.Rules;

/// <summary>The conventions where an operation has no derivative, or where a formula that is right elsewhere would fail.</summary>
public class SpecialPointsTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    /// <summary>Operation, arguments, and the partial by each of them.</summary>
    public static TheoryData<string, object[], double[]> Conventions => new()
    {
        // Kinks.
        { "Abs", [0.0], [0] },
        { "Abs", [-0.0], [0] },
        { "CopySign", [0.0, -1.0], [0, 0] },
        { "Hypot", [0.0, 0.0], [0, 0] },
        { "Hypot", [0.0, -0.0], [0, 0] },
        { "Floor", [2.0], [0] },
        { "Ceiling", [2.0], [0] },
        { "Round", [2.5], [0] },
        { "Truncate", [0.0], [0] },

        // Ties: half to each, and all partials together 1.
        { "Max", [1.5, 1.5], [0.5, 0.5] },
        { "Max", [0.0, -0.0], [0.5, 0.5] },
        { "Max", [Inf, Inf], [0.5, 0.5] },
        { "Min", [1.5, 1.5], [0.5, 0.5] },
        { "MaxNumber", [1.5, 1.5], [0.5, 0.5] },
        { "MinNumber", [1.5, 1.5], [0.5, 0.5] },
        { "MaxMagnitude", [-1.5, -1.5], [0.5, 0.5] },
        { "MaxMagnitude", [-1.5, 1.5], [0, 1] },
        { "MaxMagnitude", [1.5, -1.5], [1, 0] },
        { "MinMagnitude", [-1.5, -1.5], [0.5, 0.5] },
        { "MinMagnitude", [-1.5, 1.5], [1, 0] },
        { "MaxMagnitudeNumber", [1.5, 1.5], [0.5, 0.5] },
        { "MinMagnitudeNumber", [1.5, 1.5], [0.5, 0.5] },
        { "MaxNative", [1.5, 1.5], [0.5, 0.5] },
        { "MinNative", [1.5, 1.5], [0.5, 0.5] },
        { "Clamp", [-1.0, -1.0, 2.0], [0.5, 0.5, 0] },
        { "Clamp", [2.0, -1.0, 2.0], [0.5, 0, 0.5] },
        { "Clamp", [2.0, 2.0, 2.0], [0, 0.5, 0.5] },
        { "ClampPropagatingNaN", [-1.0, -1.0, 2.0], [0.5, 0.5, 0] },
        { "ClampPropagatingNaN", [2.0, -1.0, 2.0], [0.5, 0, 0.5] },
        { "ClampNative", [2.0, -1.0, 2.0], [0.5, 0, 0.5] },

        // NaN: visible where it decides the result, of no account where the operation ignores it.
        { "Max", [NaN, 1.0], [1, 1] },
        { "Min", [1.0, NaN], [1, 1] },
        { "MaxNumber", [NaN, 1.0], [0, 1] },
        { "MinNumber", [1.0, NaN], [1, 0] },
        { "MaxMagnitude", [NaN, 1.0], [1, 1] },
        { "MaxMagnitudeNumber", [NaN, 1.0], [0, 1] },
        { "MinMagnitudeNumber", [1.0, NaN], [1, 0] },
        { "Clamp", [NaN, 0.0, 1.0], [1, 0, 0] },
        { "Clamp", [0.5, NaN, 1.0], [1, 0, 0] },
        { "ClampPropagatingNaN", [NaN, 0.0, 1.0], [1, 1, 1] },
        { "ClampPropagatingNaN", [0.5, NaN, 1.0], [1, 1, 0] },
        { "Abs", [NaN], [-1] },

        // Powers and roots.
        { "Sqrt", [0.0], [Inf] },
        { "Cbrt", [0.0], [Inf] },
        { "Cbrt", [-0.0], [Inf] },
        { "RootN", [0.0, 3], [Inf, 0] },
        { "RootN", [0.0, 1], [1, 0] },
        { "RootN", [0.0, -1], [-Inf, 0] },
        { "Pow", [0.0, 0.0], [0, 0] },
        { "Pow", [0.0, 1.0], [1, 0] },
        { "Pow", [0.0, 2.0], [0, 0] },
        { "Pow", [0.0, 0.5], [Inf, 0] },
        { "Pow", [0.0, -1.0], [-Inf, -Inf] },
        { "Pow", [5e-324, 0.0], [0, -744.4400719213812] },
        { "Pow", [Inf, 0.0], [0, Inf] },
        { "Pow", [-2.0, 3.0], [12, NaN] },
        { "Pow", [-2.0, 0.0], [-0.0, NaN] },
        { "Pow", [-2.0, -1.0], [-0.25, NaN] },
        { "Pow", [1e-200, 2.0], [2e-200, 0] },
        { "Pow", [1e200, 2.0], [2e200, Inf] },

        // Edges of domains.
        { "Log", [0.0], [Inf] },
        { "Asin", [1.0], [Inf] },
        { "Asin", [-1.0], [Inf] },
        { "Acos", [1.0], [-Inf] },
        { "Acosh", [1.0], [Inf] },
        { "Atanh", [1.0], [Inf] },
        { "LogP1", [-1.0], [Inf] },
        { "Atan2", [0.0, 0.0], [NaN, NaN] },

        // Remainders whose quotient a / b rounds up to the next integer.
        { "Remainder", [1.0, 0.1], [1, -9] },
        { "Remainder", [2.9999999999999996, 1.5], [1, -1] },
        { "Remainder", [0.3, 0.1], [1, -2] },
        { "Remainder", [5.0, Inf], [1, 0] },
        { "IEEERemainder", [0.3, 0.1], [1, -3] },

        // Choices.
        { "Select", [true, 1.0, 2.0], [0, 1, 0] },
        { "Select", [false, 1.0, 2.0], [0, 0, 1] },
    };

    [Theory]
    [MemberData(nameof(Conventions))]
    public void Partials_follow_the_convention(string op, object[] arguments, double[] expected)
        => Assert.Equal(expected, TermInterpreter<double>.Partials(Enum.Parse<Op>(op), arguments));

    [Theory]
    [MemberData(nameof(Conventions))]
    public void Float_follows_the_same_convention(string op, object[] arguments, double[] expected)
    {
        // Numbers that only a double distinguishes.
        if (arguments.Any(a => a is double x && double.IsFinite(x) && x != (float)x))
            return;
        Assert.Equal([.. expected.Select(e => (float)e)], TermInterpreter<float>.Partials(Enum.Parse<Op>(op), [.. arguments.Select(Machine<float>.Argument)]));
    }

    [Theory]
    [InlineData("Max")]
    [InlineData("MinNumber")]
    [InlineData("Clamp")]
    [InlineData("Abs")]
    [InlineData("CopySign")]
    public void Selections_are_selections_of_constants(string row)
    {
        var op = Enum.Parse<Op>(row);
        var variables = Enumerable.Range(0, 4).Select(i => (Term)new OperandTerm(new Variable(i, ScalarType.Float64))).ToArray();
        Assert.All(RuleTable.Find(op)!.Partials(variables[..^1], variables[^1]), partial => Assert.True(IsConstant(partial), partial.ToString()));

        static bool IsConstant(Term term)
            => term is NumberTerm || (term is ApplyTerm { Op: Op.Select } select && IsConstant(select.Arguments[1]) && IsConstant(select.Arguments[2]));
    }

    /// <summary>x^y by x, by y where y is 0: the convention for the first must not spoil the second.</summary>
    [Fact]
    public void Pow_has_its_mixed_derivative_at_exponent_zero()
        => Assert.Equal(0.25, TermInterpreter<double>.SecondPartials(Op.Pow, [4.0, 0.0])[0][1]);
}
