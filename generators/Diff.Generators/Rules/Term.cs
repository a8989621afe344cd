using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Rules;

/// <summary>
/// A formula over operands, written with C#'s operators. Rules build it; whoever applies a rule lowers it to the IR, in the precision at hand.
/// </summary>
internal abstract partial record Term
{
    public static readonly Term Zero = 0.0;
    public static readonly Term One = 1.0;

    public static implicit operator Term(double value) => new NumberTerm(value);

    public static Term operator +(Term left, Term right) => Of(Op.Add, left, right);

    public static Term operator -(Term left, Term right) => Of(Op.Subtract, left, right);

    public static Term operator *(Term left, Term right) => Of(Op.Multiply, left, right);

    public static Term operator /(Term left, Term right) => Of(Op.Divide, left, right);

    public static Term operator -(Term operand) => Of(Op.Negate, operand);

    public static Term operator >(Term left, Term right) => Of(Op.Greater, left, right);

    public static Term operator <(Term left, Term right) => Of(Op.Less, left, right);

    public static Term operator >=(Term left, Term right) => Of(Op.GreaterOrEqual, left, right);

    public static Term operator <=(Term left, Term right) => Of(Op.LessOrEqual, left, right);

    public static Term operator &(Term left, Term right) => Of(Op.And, left, right);

    public static Term Equal(Term left, Term right) => Of(Op.Equal, left, right);

    /// <summary>One of two terms; only comparisons, and several of them joined by <c>&amp;</c>, are conditions.</summary>
    public static Term Select(Term condition, Term whenTrue, Term whenFalse) => Of(Op.Select, condition, whenTrue, whenFalse);

    /// <summary>An integer operand as a number in the precision of its surroundings.</summary>
    public static Term Convert(Term integer) => Of(Op.Convert, integer);

    public static Term Integer(int value) => new IntegerTerm(value);

    public static Term Of(Op op, params Term[] arguments) => new ApplyTerm(op, EquatableArray.Create<Term>(arguments));

    /// <summary>The type that the term's value has where numbers are of type <paramref name="precision"/>.
    /// Arithmetic on integers alone is integer arithmetic; no term mixes integers and numbers without <see cref="Convert"/>.</summary>
    public abstract IrType TypeIn(IrType precision);
}

/// <summary>A value of the program.</summary>
internal sealed record OperandTerm(Operand Operand) : Term
{
    public override IrType TypeIn(IrType precision) => Operand.Type;
}

/// <summary>A number, in the precision of its surroundings.</summary>
internal sealed record NumberTerm(double Value) : Term
{
    public override IrType TypeIn(IrType precision) => precision;
}

/// <summary>An int, for the integer arguments of <see cref="Op.ScaleB"/>, <see cref="Op.RootN"/> and <see cref="Op.Polygamma"/>.</summary>
internal sealed record IntegerTerm(int Value) : Term
{
    public override IrType TypeIn(IrType precision) => ScalarType.Int32;
}

/// <summary>An operation on terms.</summary>
internal sealed record ApplyTerm(Op Op, EquatableArray<Term> Arguments) : Term
{
    public override IrType TypeIn(IrType precision) => OpInfo.Of(Op).Result switch
    {
        OpResult.Bool => precision.TruthType,
        OpResult.Int32 => ScalarType.Int32,
        _ when Op == Op.Convert => precision,
        _ when Arguments.All(a => a.TypeIn(precision).IsInteger) => ScalarType.Int32,
        _ when Arguments.All(a => a.TypeIn(precision) == precision.TruthType) => precision.TruthType,
        _ => precision,
    };
}
