using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Emit;

/// <summary>What becomes <c>x += …</c>, and what guards an adjoint.</summary>
internal sealed partial class ExpressionText
{
    /// <summary>Whether a guard against zero times infinity was written since this was last set to false.</summary>
    public bool WroteGuard { get; set; }

    /// <summary>The right side of <c>x += …</c>, if the expression is that; null otherwise.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isTarget">Tells x.</param>
    /// <param name="mayReorder">Whether the terms of a sum may change places: those of a derivative may.</param>
    public (string Operator, string Right)? AsUpdate(Expression expression, Func<Operand, bool> isTarget, bool mayReorder)
    {
        if (expression is not Apply { Op: Op.Add or Op.Subtract or Op.Multiply or Op.Divide, Arguments: [var left, var right] } apply)
            return null;
        if (isTarget(left))
            return (OpInfo.Of(apply.Op).Name + "=", right.Type.IsFloat ? Plain(right).Text : Of(right));
        if (mayReorder && apply.Op == Op.Multiply && Factors(apply) is var factors && factors.Count(isTarget) == 1)
        {
            // Two large numbers are not multiplied with each other before they meet a small one.
            var rest = factors.Where(f => !isTarget(f)).ToList();
            return rest.OfType<Variable>().Count() > 1
                ? null
                : ("*=", string.Join(" * ", rest.Select((f, i) => Write(f).At(i == 0 ? Precedence.Multiplicative : Precedence.Unary))));
        }

        if (!mayReorder || Terms(apply) is not { } terms || terms.Count(t => isTarget(t.Term)) != 1 || terms.Any(t => isTarget(t.Term) && t.IsNegative))
            return null;
        var others = terms.Where(t => !isTarget(t.Term)).OrderBy(t => t.IsNegative).ToList();
        var first = others[0];
        var signed = others.Skip(1).Select(t => (t.IsNegative == first.IsNegative ? " + " : " - ") + Term(t.Term));
        return (first.IsNegative ? "-=" : "+=", Write(first.Term).At(others.Count > 1 ? Precedence.Additive : Precedence.Lowest) + string.Concat(signed));
    }

    /// <summary>The terms of a sum that is written out; null if it is none.</summary>
    private List<(Operand Term, bool IsNegative)>? Terms(Expression expression)
    {
        if (expression is not Apply { Op: Op.Add or Op.Subtract, Arguments: [var left, var right] } sum)
            return null;
        var terms = left is Variable variable && inlining.Of(variable) is { } inner && Terms(inner) is { } before ? before : [(left, false)];
        return [.. terms, (right, sum.Op == Op.Subtract)];
    }

    /// <summary>The factors of a product that is written out from left to right.</summary>
    private List<Operand> Factors(Apply product)
    {
        var left = product.Arguments[0];
        return left is Variable variable && inlining.Of(variable) is Apply { Op: Op.Multiply } inner
            ? [.. Factors(inner), product.Arguments[1]]
            : [.. product.Arguments];
    }

    // adjoint != 0 ? … : 0
    private bool IsGuard(EquatableArray<Operand> arguments) => arguments[0] is Variable condition
        && inlining.DefinitionOf(condition) is Apply { Op: Op.NotEqual, Arguments: [{ Type.IsFloat: true }, Constant zero] }
        && zero.Is(0)
        && arguments[2] == zero;
}
