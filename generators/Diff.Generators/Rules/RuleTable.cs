using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Rules;

/// <summary>
/// One row per operation that yields a number: its derivative by each argument, in terms of the arguments and, last, the result.
/// </summary>
/// <remarks>
/// Partials consist of operations of the table, so that they can be differentiated again. Where an operation chooses between its
/// arguments, its partials are selections of constants: whoever multiplies an adjoint into them multiplies the branches, so that an
/// argument that was not chosen receives exactly 0, even from an infinite adjoint. At ties each argument gets half. A NaN argument that
/// made the result NaN gets a partial other than 0, so that it stays visible in the gradient.
/// </remarks>
internal static partial class RuleTable
{
    // Not a field per family: the order in which fields of a class in several files are initialised is not defined.
    private static readonly Dictionary<Op, Rule> Rules = new[]
        {
            Arithmetic(), Trigonometric(), Hyperbolic(), Exponential(), Powers(), Selections(), Composed(), Roundings(), Special(),
        }
        .SelectMany(family => family)
        .ToDictionary(rule => rule.Op);

    /// <summary>Every row, in the order of <see cref="Op"/>.</summary>
    public static IEnumerable<Rule> All => Rules.Values.OrderBy(rule => rule.Op);

    /// <summary>The operation's row; null where the result is an integer or a truth value, which has no derivative.</summary>
    public static Rule? Find(Op op) => Rules.TryGetValue(op, out var rule) ? rule : null;

    private static Rule Rule(Op op, Func<Term, Term, Term> partial)
        => new(op, 1, (x, y) => [partial(x[0], y)]);

    private static Rule Rule(Op op, Func<Term, Term, Term, (Term, Term)> partials)
        => new(op, 2, (x, y) =>
        {
            var (first, second) = partials(x[0], x[1], y);
            return [first, second];
        });

    private static Rule Rule(Op op, Func<Term, Term, Term, Term, (Term, Term, Term)> partials)
        => new(op, 3, (x, y) =>
        {
            var (first, second, third) = partials(x[0], x[1], x[2], y);
            return [first, second, third];
        });
}
