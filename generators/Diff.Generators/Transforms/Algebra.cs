using System;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms;

/// <summary>
/// Writes derivative arithmetic in its simplest form. Only derivative code goes through here: the user's own computation keeps every
/// operation in its place. What is simplified keeps the meaning of derivatives: a zero is the absence of a contribution.
/// </summary>
internal sealed class Algebra(IrBuilder builder, bool simplify)
{
    public Operand Add(Operand left, Operand right)
    {
        if (simplify)
        {
            if (IsZero(left))
                return right;
            if (IsZero(right))
                return left;
            if (left is Constant a && right is Constant b)
                return Constant.Float(left.Type, a.Value + b.Value);
            if (Negated(right) is { } subtracted)
                return Subtract(left, subtracted);
            if (Negated(left) is { } from)
                return Subtract(right, from);
            if (left == right)
                return Multiply(Constant.Float(left.Type, 2), left);
        }

        return builder.Apply(Op.Add, left.Type, left, right);
    }

    public Operand Subtract(Operand left, Operand right)
    {
        if (simplify)
        {
            if (IsZero(right))
                return left;
            if (IsZero(left))
                return Negate(right);
            if (left is Constant a && right is Constant b)
                return Constant.Float(left.Type, a.Value - b.Value);
            if (Negated(right) is { } added)
                return Add(left, added);
        }

        return builder.Apply(Op.Subtract, left.Type, left, right);
    }

    public Operand Multiply(Operand left, Operand right)
    {
        if (!simplify)
            return builder.Apply(Op.Multiply, left.Type, left, right);
        if (IsZero(left) || IsZero(right))
            return Constant.Float(left.Type, 0);
        if (left is Constant a && right is Constant b)
            return Constant.Float(left.Type, a.Value * b.Value);
        if (right is Constant)
            (left, right) = (right, left);
        if (left is Constant factor)
        {
            if (factor.Is(1))
                return right;
            if (factor.Is(-1))
                return Negate(right);
            if (builder.DefinitionOf(right) is Apply { Op: Op.Multiply, Arguments: [Constant inner, var rest] })
                return Multiply(Constant.Float(left.Type, factor.Value * inner.Value), rest);
        }

        if (Negated(left) is { } x)
            return Negate(Multiply(x, right));
        if (Negated(right) is { } y)
            return Negate(Multiply(left, y));
        if (Reciprocal(right) is { } divisor)
            return Divide(left, divisor);
        if (Reciprocal(left) is { } other)
            return Divide(right, other);
        return builder.Apply(Op.Multiply, left.Type, left, right);
    }

    public Operand Divide(Operand left, Operand right)
    {
        if (simplify)
        {
            if (right is Constant one && one.Is(1))
                return left;
            if (Negated(left) is { } numerator)
                return Negate(Divide(numerator, right));
        }

        return builder.Apply(Op.Divide, left.Type, left, right);
    }

    public Operand Negate(Operand operand)
    {
        if (simplify)
        {
            if (operand is Constant constant)
                return Constant.Float(operand.Type, -constant.Value);
            if (Negated(operand) is { } inner)
                return inner;
            if (builder.DefinitionOf(operand) is Apply { Op: Op.Multiply, Arguments: [Constant factor, var rest] })
                return Multiply(Constant.Float(operand.Type, -factor.Value), rest);
        }

        return builder.Apply(Op.Negate, operand.Type, operand);
    }

    public Operand Select(Operand condition, Operand whenTrue, Operand whenFalse)
        => simplify && whenTrue == whenFalse ? whenTrue : builder.Apply(Op.Select, whenTrue.Type, condition, whenTrue, whenFalse);

    public Operand Convert(Operand operand, IrType type)
    {
        if (operand.Type == type)
            return operand;
        return operand is Constant { Type.IsFloat: true } constant && type.IsFloat
            ? Constant.Float(type, constant.Value)
            : builder.Apply(Op.Convert, type, operand);
    }

    /// <summary>Writes a rule's formula, in the precision of <paramref name="type"/>.</summary>
    public Operand Lower(Term term, IrType type) => term switch
    {
        NumberTerm number => Constant.Float(type, number.Value),
        IntegerTerm integer => Constant.Int(integer.Value),
        OperandTerm operand => operand.Operand,
        ApplyTerm apply => Lower(apply, type),
        _ => throw new InvalidOperationException(term.GetType().Name),
    };

    private Operand Lower(ApplyTerm term, IrType precision)
    {
        var type = term.TypeIn(precision);
        var arguments = term.Arguments.Select(a => Lower(a, precision)).ToArray();
        if (!type.IsFloat)
            return builder.Apply(term.Op, type, arguments);
        return term.Op switch
        {
            Op.Add => Add(arguments[0], arguments[1]),
            Op.Subtract => Subtract(arguments[0], arguments[1]),
            Op.Multiply => Multiply(arguments[0], arguments[1]),
            Op.Divide => Divide(arguments[0], arguments[1]),
            Op.Negate => Negate(arguments[0]),
            Op.Select => Select(arguments[0], arguments[1], arguments[2]),
            Op.Convert => Convert(arguments[0], type),
            _ => builder.Apply(term.Op, type, arguments),
        };
    }

    public static bool IsZero(Operand operand) => operand is Constant { Type.IsFloat: true } constant && constant.Value == 0;

    private Operand? Negated(Operand operand)
        => builder.DefinitionOf(operand) is Apply { Op: Op.Negate, Arguments: [var inner] } ? inner : null;

    private Operand? Reciprocal(Operand operand)
        => builder.DefinitionOf(operand) is Apply { Op: Op.Divide, Arguments: [Constant one, var divisor] } && one.Is(1) ? divisor : null;
}
