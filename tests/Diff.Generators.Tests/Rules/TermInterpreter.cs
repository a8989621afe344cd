using System.Numerics;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Tests.Rules;

/// <summary>Evaluates terms, and their derivatives by applying the table to the terms' own operations.</summary>
internal static class TermInterpreter<T>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>The operation's partials at a point.</summary>
    public static T[] Partials(Op op, object[] arguments)
        => [.. Apply(op, arguments).Partials.Select(p => (T)Evaluate(p, Apply(op, arguments).Values))];

    /// <summary>The derivatives of the operation's partials at a point: the partial by argument i, by argument j.</summary>
    public static T[][] SecondPartials(Op op, object[] arguments)
    {
        var (partials, values) = Apply(op, arguments);
        var first = Partials(op, arguments);
        return [.. partials.Select(partial => arguments.Select((_, j) => Along(partial, values, j, first)).ToArray())];
    }

    public static object Evaluate(Term term, object[] values) => term switch
    {
        NumberTerm number => T.CreateTruncating(number.Value),
        IntegerTerm integer => integer.Value,
        OperandTerm { Operand: Variable variable } => values[variable.Id],
        ApplyTerm { Op: Op.Select } select => Evaluate(select.Arguments[(bool)Evaluate(select.Arguments[0], values) ? 1 : 2], values),
        ApplyTerm apply => Machine<T>.Evaluate(apply.Op, [.. apply.Arguments.Select(a => Evaluate(a, values))]),
        _ => throw new NotSupportedException(term.ToString()),
    };

    /// <summary>An operation's partials over variables for its arguments and, last, its result, and the variables' values.</summary>
    private static (IReadOnlyList<Term> Partials, object[] Values) Apply(Op op, object[] arguments)
    {
        object[] values = [.. arguments, Machine<T>.Evaluate(op, arguments)];
        Term[] variables = [.. values.Select((v, i) => new OperandTerm(new Variable(i, TypeOf(v))))];
        return (RuleTable.Find(op)!.Partials(variables[..^1], variables[^1]), values);
    }

    private static T Along(Term partial, object[] values, int j, T[] first)
    {
        if (values[j] is not T)
            return T.Zero;
        var tangents = new T[values.Length];
        tangents[j] = T.One;
        tangents[^1] = first[j];
        return Tangent(partial, values, tangents);
    }

    private static T Tangent(Term term, object[] values, T[] tangents) => term switch
    {
        OperandTerm { Operand: Variable variable } => tangents[variable.Id],
        ApplyTerm { Op: Op.Select } select => Tangent(select.Arguments[(bool)Evaluate(select.Arguments[0], values) ? 1 : 2], values, tangents),
        ApplyTerm apply => ChainRule(apply, values, tangents),
        _ => T.Zero,
    };

    private static T ChainRule(ApplyTerm apply, object[] values, T[] tangents)
    {
        T[] along = [.. apply.Arguments.Select(a => Tangent(a, values, tangents))];
        if (along.All(t => t == T.Zero))
            return T.Zero;
        var partials = Partials(apply.Op, [.. apply.Arguments.Select(a => Evaluate(a, values))]);
        return along.Zip(partials, (t, p) => t == T.Zero ? T.Zero : t * p).Aggregate((a, b) => a + b);
    }

    private static IrType TypeOf(object value) => value switch
    {
        int => ScalarType.Int32,
        bool => ScalarType.Bool,
        T => new ScalarType(Machine<T>.Kind),
        _ => new OpaqueType(value.GetType().FullName!),
    };
}
