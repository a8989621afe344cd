using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses;

/// <summary>
/// Finds loops whose iterations can be reversed one by one, right after each: when nothing but sums goes from iteration to iteration, and no
/// memory that the loop reads is written later. Such a loop needs no record of its iterations.
/// </summary>
internal sealed class IndependentIterations(Function function, Memory memory, Activity activity)
{
    /// <summary>Whether a loop in the function's own block is one of them.</summary>
    public bool Has(For loop)
    {
        var behind = function.Body.Statements.SkipWhile(s => !ReferenceEquals(s, loop)).Skip(1).ToList();
        return loop.Carried.Select((c, i) => IsPassive(c) || Sums.IsSum(c, loop.Body.Yields[i], loop.Body)).All(ok => ok)
            && Arrays(loop.Body).All(array => IsIndependent(array, loop, behind));
    }

    private bool IsPassive(Carried carried) => !activity.IsActive(carried.Parameter) && carried.Parameter.Type is not ArrayType;

    private static IEnumerable<Variable> Arrays(Block body) => Walk.All(body)
        .SelectMany(s => Walk.Operands(s).Concat(s is Let let ? [let.Target] : []))
        .OfType<Variable>()
        .Where(v => v.Type is ArrayType)
        .Distinct();

    private bool IsIndependent(Variable array, For loop, List<Statement> behind)
    {
        if (!activity.IsActive(array))
            return true;
        var own = memory.ClassOf(array);
        var isWrittenInside = Walk.All(loop.Body).Any(s => IsWrite(s, own));
        if (!isWrittenInside)
            return !behind.SelectMany(Inside).Any(s => IsWrite(s, own));

        // Written memory must be made anew in every iteration, and be of no use afterwards.
        if (memory.IsHandedOn(array) || behind.SelectMany(Inside).Any(s => Touches(s, own)))
            return false;
        return Walk.All(loop.Body).OfType<Let>().Any(l => l.Value is Allocate && memory.ClassOf(l.Target) == own) || IsPrivate(own, loop.Body);
    }

    private static IEnumerable<Statement> Inside(Statement statement) => Walk.Blocks(statement).SelectMany(Walk.All).Prepend(statement);

    private bool IsWrite(Statement statement, int own) => statement switch
    {
        Store store => memory.ClassOf(store.Array) == own,
        Let { Value: Call call } => HelperCallee.WrittenBy(call).Any(a => memory.ClassOf(a) == own),
        Effect or Let { Value: Opaque { IsPure: false } } => Touches(statement, own),
        _ => false,
    };

    private bool Touches(Statement statement, int own) => Walk.Operands(statement).Any(o => o is Variable { Type: ArrayType } && memory.ClassOf(o) == own)
        && statement is not Let { Value: Slice or Length };

    /// <summary>Whether the block writes all elements of an array before it reads any.</summary>
    private bool IsPrivate(int own, Block block)
    {
        var users = block.Statements.Where(s => Inside(s).Any(i => Touches(i, own))).ToList();
        if (users.Count == 0 || users[0] is not For first)
            return false;
        return IsOverwrite(first, own) || (users.Count == 1 && IsPrivate(own, first.Body));
    }

    /// <summary>Whether a loop writes every element once, each in the iteration of its index, and touches no other.</summary>
    private bool IsOverwrite(For loop, int own)
    {
        var made = function.Body.Statements.OfType<Let>()
            .Where(l => memory.ClassOf(l.Target) == own && l.Value is Allocate)
            .ToList();
        if (made is not [{ Target: var array, Value: Allocate { Lengths: [var only] } }] || loop.Start != Constant.Int(0) || loop.Step != 1 || loop.Comparison != Comparison.Less || loop.Bound != only)
            return false;
        var accesses = Walk.All(loop.Body).Where(s => Touches(s, own)).ToList();
        return accesses.All(s => s switch
            {
                Store { Indices: [var index], Path: null } store => index == loop.Index && store.Array == array,
                Let { Value: Load { Indices: [var index] } load } => index == loop.Index && load.Array == array,
                _ => false,
            })
            && loop.Body.Statements.FirstOrDefault(s => Inside(s).Any(i => Touches(i, own))) is Store;
    }
}
