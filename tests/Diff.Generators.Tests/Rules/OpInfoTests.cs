using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Xunit;

namespace Diff.Generators.Tests.Rules;

/// <summary>What passes are told about operations, against the operations themselves.</summary>
public class OpInfoTests
{
    private static readonly double[] Finite = [-2000, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2000];

    public static TheoryData<string> All => [.. Enum.GetNames<Op>()];

    public static TheoryData<string> Rows => RuleTableTests.Rows;

    /// <summary>Operations with an argument on which they throw; anything else runs on any argument.</summary>
    public static TheoryData<string, object[]> Throwing => new()
    {
        { "Divide", [1, 0] },
        { "Remainder", [1, 0] },
        { "Abs", [int.MinValue] },
        { "Clamp", [0, 2, 1] },
        { "Clamp", [0.0, 2.0, 1.0] },
        { "ClampPropagatingNaN", [0.0, 2.0, 1.0] },
        { "ClampNative", [0.0, 2.0, 1.0] },
        { "RoundDigits", [0.0, -1] },
        { "RoundMode", [0.0, (MidpointRounding)99] },
        { "RoundDigitsMode", [0.0, 1, (MidpointRounding)99] },
        { "Sign", [double.NaN] },
        { "Polygamma", [-1, 1.0] },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Every_operation_has_a_row(string name)
    {
        var info = OpInfo.Of(Enum.Parse<Op>(name));
        Assert.InRange(info.Arity, 1, 3);
        Assert.InRange(info.Cost, info.Op == Op.StopGradient ? 0 : 1, 100);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Functions_are_spelled_as_methods_that_exist(string name)
    {
        var info = OpInfo.Of(Enum.Parse<Op>(name));
        if (info.Home == OpHome.Language || !Spelled.Exists(info.Op))
            return;
        var results = info.Result switch
        {
            OpResult.Bool => [typeof(bool), typeof(bool)],
            OpResult.Int32 => [typeof(int), typeof(int)],
            _ when info.Suffix.Length > 0 => [typeof((double, double)), typeof((float, float))],
            _ => new[] { typeof(double), typeof(float) },
        };
        Assert.Equal(results[0], Spelled.Method(info.Op, ScalarKind.Float64)?.ReturnType);
        Assert.Equal(results[1], Spelled.Method(info.Op, ScalarKind.Float32)?.ReturnType);
    }

    [Theory]
    [InlineData("Max")]
    [InlineData("Min")]
    [InlineData("Abs")]
    [InlineData("Sign")]
    [InlineData("Clamp")]
    [InlineData("IsEvenInteger")]
    public void Functions_of_integers_are_spelled_as_methods_that_exist(string name)
    {
        Assert.NotNull(Spelled.Method(Enum.Parse<Op>(name), ScalarKind.Int32));
        Assert.NotNull(Spelled.Method(Enum.Parse<Op>(name), ScalarKind.Int64));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Unbounded_operations_are_those_with_an_infinity_or_NaN_at_finite_arguments(string row)
    {
        var op = Enum.Parse<Op>(row);
        if (!Spelled.Exists(op))
            return;
        var isBounded = Grid(op).All(arguments => double.IsFinite((double)Machine<double>.Evaluate(op, arguments))
            && TermInterpreter<double>.Partials(op, arguments).All(double.IsFinite));
        Assert.Equal(!isBounded, OpInfo.Of(op).MayBeUnbounded);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Piecewise_constant_operations_are_those_without_a_derivative_other_than_0(string row)
    {
        var rule = RuleTable.Find(Enum.Parse<Op>(row))!;
        var variables = Enumerable.Range(0, 4).Select(i => (Term)new OperandTerm(new Variable(i, ScalarType.Float64))).ToArray();
        var isFlat = rule.Partials(variables[..^1], variables[^1]).All(p => p == Term.Zero);
        Assert.Equal(isFlat, OpInfo.Of(rule.Op).IsPiecewiseConstant);
    }

    [Fact]
    public void Throwing_operations_are_those_of_the_list()
    {
        var thrown = Throwing.Select(row => (Enum.Parse<Op>((string)row[0]), IsForIntegers((object[])row[1]))).ToHashSet();
        Assert.All(OpInfo.All, info =>
        {
            Assert.Equal(thrown.Contains((info.Op, true)), info.CanThrow(ScalarKind.Int32) && info.Op != Op.ClampPropagatingNaN && info.Op != Op.ClampNative);
            Assert.Equal(thrown.Contains((info.Op, false)), info.CanThrow(ScalarKind.Float64));
        });
    }

    [Theory]
    [MemberData(nameof(Throwing))]
    public void Throwing_operations_throw(string name, object[] arguments)
    {
        var op = Enum.Parse<Op>(name);
        if (!Spelled.Exists(op) || OpInfo.Of(op).Home == OpHome.Language)
            return;
        var kind = IsForIntegers(arguments) ? ScalarKind.Int32 : ScalarKind.Float64;
        Assert.ThrowsAny<Exception>(() => Spelled.Method(op, kind)!.Invoke(null, arguments));
    }

    private static bool IsForIntegers(object[] arguments) => arguments.All(a => a is int);

    private static IEnumerable<object[]> Grid(Op op) => op switch
    {
        Op.Select => [[true, 1.0, 2.0], [false, 1.0, 2.0]],
        Op.RootN => Finite.SelectMany(x => new object[][] { [x, 1], [x, 2], [x, 3] }),
        Op.ScaleB => Finite.SelectMany(x => new object[][] { [x, -5], [x, 2000] }),
        Op.RoundDigits => Finite.Select(x => new object[] { x, 2 }),
        Op.RoundMode => Finite.Select(x => new object[] { x, MidpointRounding.ToZero }),
        Op.RoundDigitsMode => Finite.Select(x => new object[] { x, 2, MidpointRounding.ToZero }),
        Op.Polygamma => Finite.Select(x => new object[] { 2, x }),
        Op.Clamp or Op.ClampPropagatingNaN or Op.ClampNative => Finite.Select(x => new object[] { x, -1.0, 2.0 }),
        _ => Tuples(OpInfo.Of(op).Arity),
    };

    private static IEnumerable<object[]> Tuples(int arity)
        => arity == 0 ? [[]] : Tuples(arity - 1).SelectMany(rest => Finite.Select(x => new object[] { x }.Concat(rest).ToArray()));
}
