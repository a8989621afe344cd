using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses;

/// <summary>Carried values that a loop only adds to, so that no iteration depends on what earlier ones added.</summary>
internal static class Sums
{
    /// <summary>Whether a carried value is only added to: <c>sum += e</c>.</summary>
    public static bool IsSum(Carried carried, Operand next, Block body)
        => carried.Parameter.Type.IsFloat
            && UsesIn(body, carried.Parameter) == 1
            && UsesIn(body, next) == 1
            && body.Statements.OfType<Let>().Any(l => l.Target == next
                && l.Value is Apply { Op: Op.Add or Op.Subtract, Arguments: [var left, var right] } apply
                && (left == carried.Parameter || (apply.Op == Op.Add && right == carried.Parameter)));

    // What a block yields is a use of it: a branch may hand on the sum so far.
    private static int UsesIn(Block body, Operand operand)
    {
        var all = Walk.All(body).ToList();
        return all.Sum(s => Walk.Operands(s).Count(o => o == operand))
            + all.SelectMany(s => Walk.Blocks(s)).Append(body).Sum(b => b.Yields.Count(y => y == operand));
    }
}
