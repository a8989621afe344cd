using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Rules;

/// <summary>
/// A formula over operands, written with C#'s operators. Rules build it; whoever applies a rule lowers it to the IR, in the precision at hand.
/// </summary>
internal abstract record Term
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

    public static Term Equal(Term left, Term right) => Of(Op.Equal, left, right);

    /// <summary>One of two terms; only comparisons are conditions.</summary>
    public static Term Select(Term condition, Term whenTrue, Term whenFalse) => Of(Op.Select, condition, whenTrue, whenFalse);

    public static Term Of(Op op, params Term[] arguments) => new ApplyTerm(op, EquatableArray.Create<Term>(arguments));
}

/// <summary>A value of the program.</summary>
internal sealed record OperandTerm(Operand Operand) : Term;

/// <summary>A number, in the precision of its surroundings.</summary>
internal sealed record NumberTerm(double Value) : Term;

/// <summary>An operation on terms.</summary>
internal sealed record ApplyTerm(Op Op, EquatableArray<Term> Arguments) : Term;
