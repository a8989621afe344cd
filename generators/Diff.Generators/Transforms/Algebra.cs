using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms;

/// <summary>
/// Writes derivative arithmetic in its simplest form. Only derivative code goes through here: the user's own computation keeps every
/// operation in its place. What is simplified keeps the meaning of derivatives: a zero is the absence of a contribution.
/// </summary>
/// <param name="builder">Takes what is written.</param>
/// <param name="simplify">Whether to simplify at all.</param>
/// <param name="primal">What a value of the forward sweep was computed from, wherever that is; null for none.</param>
internal sealed class Algebra(IrBuilder builder, bool simplify, Func<Variable, Expression?> primal)
{
    // How far to look for terms that belong together.
    private const int LongestSum = 8;
    private const int LongestProduct = 8;

    public Operand Add(Operand left, Operand right)
    {
        if (simplify)
        {
            if (IsZero(left))
                return right;
            if (IsZero(right))
                return left;
            var (a, x) = Split(left);
            var (b, y) = Split(right);
            if (x == y)
                return Scale(a + b, x);
            if (Merge(left, b, y, depth: 0) is { } merged)
                return merged;
            if (b < 0)
                return builder.Apply(Op.Subtract, left.Type, left, Scale(-b, y));
            if (a < 0)
                return builder.Apply(Op.Subtract, left.Type, right, Scale(-a, x));
        }

        return builder.Apply(Op.Add, left.Type, left, right);
    }

    /// <summary>A sum plus a number times a product, if the sum has that product among its terms; null if not.</summary>
    private Operand? Merge(Operand sum, double factor, Operand product, int depth)
    {
        var (a, x) = Split(sum);
        if (HasFactorsOf(x, product))
            return Scale(a + factor, x);
        if (depth > LongestSum || builder.DefinitionOf(sum) is not Apply { Op: Op.Add or Op.Subtract, Arguments: [var left, var right] } apply)
            return null;
        var (b, y) = Split(right);
        if (HasFactorsOf(y, product))
            return Add(left, Scale((apply.Op == Op.Add ? b : -b) + factor, y));
        return Merge(left, factor, product, depth + 1) is not { } merged ? null : apply.Op == Op.Add ? Add(merged, right) : Subtract(merged, right);
    }

    // a * (b * c) is a * b * c, in derivative code.
    private bool HasFactorsOf(Operand left, Operand right)
    {
        if (left == right)
            return true;
        var (factors, others) = (new List<Operand>(), new List<Operand>());
        return IsShortProduct(left, factors) && IsShortProduct(right, others) && others.All(factors.Remove) && factors.Count == 0;
    }

    // Squares of squares have more factors than there is time to count.
    private bool IsShortProduct(Operand operand, List<Operand> factors)
    {
        if (builder.DefinitionOf(operand) is Apply { Op: Op.Multiply, Arguments: [var left, var right] })
            return IsShortProduct(left, factors) && IsShortProduct(right, factors);
        factors.Add(operand);
        return factors.Count <= LongestProduct;
    }

    public Operand Subtract(Operand left, Operand right)
        => simplify ? Add(left, Negate(right)) : builder.Apply(Op.Subtract, left.Type, left, right);

    public Operand Negate(Operand operand)
    {
        if (!simplify)
            return builder.Apply(Op.Negate, operand.Type, operand);
        var (a, x) = Split(operand);
        return Scale(-a, x);
    }

    public Operand Multiply(Operand left, Operand right)
    {
        if (!simplify)
            return builder.Apply(Op.Multiply, left.Type, left, right);
        if (IsZero(left) || IsZero(right))
            return Constant.Float(left.Type, 0);
        var (a, x) = Split(left);
        var (b, y) = Split(right);
        return Scale(a * b, Product(x, y));
    }

    public Operand Divide(Operand left, Operand right)
    {
        if (!simplify || right is Constant || builder.DefinitionOf(left) is Apply { Op: Op.Divide })
            return builder.Apply(Op.Divide, left.Type, left, right);
        var (a, x) = Split(left);
        return a is 1 or -1 ? Scale(a, builder.Apply(Op.Divide, left.Type, x, right)) : builder.Apply(Op.Divide, left.Type, left, right);
    }

    private Operand Product(Operand left, Operand right)
    {
        if (left is Constant one && one.Is(1))
            return right;
        if (right is Constant other && other.Is(1))
            return left;
        if (Reciprocal(right) is { } divisor)
            return builder.Apply(Op.Divide, left.Type, left, divisor);
        if (Reciprocal(left) is { } dividedBy)
            return builder.Apply(Op.Divide, left.Type, right, dividedBy);
        return builder.Apply(Op.Multiply, left.Type, left, right);
    }

    /// <summary>A number times an operand: the number goes to the front of a product.</summary>
    private Operand Scale(double factor, Operand operand)
    {
        var type = operand.Type;
        if (operand is Constant constant)
            return Constant.Float(type, factor * constant.Value);
        return factor switch
        {
            0 => Constant.Float(type, 0),
            1 => operand,
            -1 => builder.Apply(Op.Negate, type, operand),
            _ when builder.DefinitionOf(operand) is Apply { Op: Op.Multiply, Arguments: [var left, var right] } =>
                builder.Apply(Op.Multiply, type, Scale(factor, left), right),
            _ => builder.Apply(Op.Multiply, type, Constant.Float(type, factor), operand),
        };
    }

    /// <summary>An operand as a number times another, which has no number in front.</summary>
    private (double Factor, Operand Other) Split(Operand operand)
    {
        switch (operand)
        {
            case Constant { Type.IsFloat: true } constant when Math.Abs(constant.Value) is not (0 or double.PositiveInfinity) && !double.IsNaN(constant.Value):
                return (constant.Value, Constant.Float(operand.Type, 1));
        }

        switch (builder.DefinitionOf(operand) ?? ScaledPrimal(operand))
        {
            case Apply { Op: Op.Negate, Arguments: [var negated] }:
                var (a, x) = Split(negated);
                return (-a, x);
            case Apply { Op: Op.Multiply, Arguments: [var left, var right] }:
                var (b, y) = Split(left);
                return b == 1 ? (1, operand) : (b, Product(y, right));
            default:
                return (1, operand);
        }
    }

    /// <summary>
    /// What a value inside a branch or a loop of the forward sweep was computed from, if that is a number times one other value: then the
    /// reverse sweep may use the other instead, and does not need more than before. Two others would be one value more to save.
    /// </summary>
    private Expression? ScaledPrimal(Operand operand) => operand is Variable variable && builder.NameOf(variable) is null
        ? primal(variable) switch
        {
            Apply { Op: Op.Negate } negation => negation,
            Apply { Op: Op.Multiply, Arguments: [Constant, Variable] } product => product,
            _ => null,
        }
        : null;

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

    private Operand? Reciprocal(Operand operand)
        => builder.DefinitionOf(operand) is Apply { Op: Op.Divide, Arguments: [Constant one, var divisor] } && one.Is(1) ? divisor : null;
}
