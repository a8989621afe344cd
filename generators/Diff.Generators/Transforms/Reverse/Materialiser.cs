using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// Brings values of the forward sweep to the places in the reverse sweep that need them. A value of the function's body is simply
/// visible. One of a branch is handed out of the branch, one of a loop is saved in every iteration; unless it is cheaper to compute it again.
/// </summary>
/// <param name="builder">Makes variables.</param>
/// <param name="primal">Where values are bound.</param>
/// <param name="memory">What is written.</param>
/// <param name="edits">Takes what the forward sweep has to do.</param>
/// <param name="options">What is allowed.</param>
/// <param name="shared">For a function that another method reverses: the stacks between them; null where the two sweeps are one method.</param>
internal sealed partial class Materialiser(
    IrBuilder builder, PrimalMap primal, Memory memory, ForwardEdits edits, CompilerOptions options, SharedStacks? shared)
{
    // In units of an addition: what saving a value and reading it back costs in a loop, and what handing one out of a branch does.
    private const int CostOfSaving = 8;
    private const int CostOfHanding = 2;

    // Deeper in, values go to a stack: handing one out is an assignment in every branch around, and their number would be quadratic.
    private const int DeepestHanding = 10;

    private readonly SortedSet<string> _saved = new(System.StringComparer.Ordinal);
    private readonly SortedSet<string> _recomputed = new(System.StringComparer.Ordinal);

    private readonly HashSet<int> _savedTemporaries = [];
    private readonly HashSet<int> _recomputedTemporaries = [];

    /// <summary>What is saved for the reverse sweep, in words.</summary>
    public EquatableArray<string> Saved() => [.. _saved, .. Temporaries(_savedTemporaries.Count)];

    /// <summary>What the reverse sweep computes again, in words.</summary>
    public EquatableArray<string> Recomputed()
        => [.. _recomputed.Where(n => !_saved.Contains(n)), .. Temporaries(_recomputedTemporaries.Count(id => !_savedTemporaries.Contains(id)))];

    private static string[] Temporaries(int count) => count switch
    {
        0 => [],
        1 => ["1 intermediate value"],
        _ => [$"{count} intermediate values"],
    };

    /// <summary>Completes a block of the reverse sweep with the values that it needs of its region in the primal.</summary>
    public Block Resolve(Region region, Block reverse)
    {
        // The last one first: what it is computed from comes before it.
        var needed = new SortedDictionary<int, PrimalMap.Binding>(Comparer<int>.Create((a, b) => b.CompareTo(a)));
        foreach (var variable in FreeVariables.Of(reverse))
            Need(variable);

        var renamed = new Dictionary<int, Operand>();
        var prologue = new List<Statement>();
        while (needed.Count > 0)
        {
            var binding = needed.Values.First();
            needed.Remove(binding.Position);
            if (region.Owner is For @for && binding.Variable == @for.Index)
            {
                renamed[binding.Variable.Id] = region.ReverseIndex!;
                continue;
            }

            if (Induction(binding.Variable, region) is var (value, closedForm))
            {
                prologue.InsertRange(0, closedForm);
                renamed[binding.Variable.Id] = value;
                foreach (var variable in closedForm.SelectMany(Walk.Operands).Append(value).OfType<Variable>())
                    Need(variable);
                continue;
            }

            var restored = builder.NewVariable(binding.Variable.Type, builder.NameOf(binding.Variable));
            if (ShouldRecompute(binding, region, needed))
            {
                prologue.Insert(0, new Let(restored, binding.Value!));
                renamed[binding.Variable.Id] = restored;
                Note(_recomputed, _recomputedTemporaries, binding);
                foreach (var operand in Walk.Operands(binding.Value!).OfType<Variable>())
                    Need(operand);
            }
            else if (region.IsRepeated || region.Depth > DeepestHanding)
            {
                var statements = region.IsRepeated ? Save(binding.Variable, restored, region) : SaveOnStack(binding.Variable, restored, region);
                prologue.InsertRange(0, statements);
                foreach (var variable in statements.SelectMany(Walk.Operands).OfType<Variable>())
                    Need(variable);
                renamed[binding.Variable.Id] = restored;
                Note(_saved, _savedTemporaries, binding);
            }
            else
            {
                renamed[binding.Variable.Id] = HandOut(binding.Variable, region);
            }
        }

        if (renamed.Count == 0)
            return reverse;
        return new Renamer(renamed).Apply(new Block([.. prologue, .. reverse.Statements], reverse.Yields));

        void Need(Variable variable)
        {
            if (primal.Find(variable.Id) is { } binding && ReferenceEquals(binding.Region, region) && !IsParameter(binding))
                needed[binding.Position] = binding;
        }
    }

    // Parameters are at hand in both methods of a pair.
    private static bool IsParameter(PrimalMap.Binding binding) => binding is { Owner: null, Region.IsTop: true };

    /// <summary>
    /// A carried integer that grows by a constant in every iteration follows from the iteration's number; null for anything else.
    /// </summary>
    private (Operand Value, List<Statement> Statements)? Induction(Variable variable, Region region)
    {
        var (carried, body) = region.Owner switch
        {
            For { Index.Type: var type } counted when type == ScalarType.Int32 => (counted.Carried, counted.Body),
            While loop when region.ReverseIndex is not null => (loop.Carried, loop.Body),
            _ => default,
        };
        if (!options.Recompute || body is null || variable.Type != ScalarType.Int32)
            return null;
        var index = carried.Select(c => c.Parameter).ToList().IndexOf(variable);
        if (index < 0
            || body.Yields[index] is not Variable next
            || primal.Find(next.Id)?.Value is not Apply { Op: Op.Add or Op.Subtract, Arguments: [var from, Constant step] } update
            || from != variable)
            return null;
        var statements = new List<Statement>();
        var algebra = Into(statements);

        // The reverse of a While counts down from the number of its iterations to 1.
        var number = region.Owner is For @for ? Iterations.Number(@for, algebra) : algebra.Add(region.ReverseIndex!, -1);
        var offset = algebra.Multiply(number, algebra.Number(update.Op == Op.Add ? step.Bits : -step.Bits, variable.Type));
        var value = algebra.Add(carried[index].Initial, offset);
        if (builder.NameOf(variable) is { } name && statements.OfType<Let>().Any(l => l.Target == value))
            builder.SetName(value, name);
        return (value, statements);
    }

    // Not worth a word: index arithmetic and what is only read.
    private void Note(SortedSet<string> names, HashSet<int> temporaries, PrimalMap.Binding binding)
    {
        if (binding.Variable.Type is ArrayType || binding.Value is Member)
            return;
        if (builder.NameOf(binding.Variable) is { } name)
            names.Add(name.TrimStart('@'));
        else if (ReferenceEquals(temporaries, _savedTemporaries) || (binding.Variable.Type.IsFloat && binding.Value is Apply { Op: not (Op.Convert or Op.Negate) }))
            temporaries.Add(binding.Variable.Id);
    }

    /// <summary>Adds a result to the If around, which is the value when the branch ran.</summary>
    private Variable HandOut(Variable variable, Region branch)
    {
        var owner = branch.Owner!;
        if (!edits.Handed.TryGetValue(owner, out var handed))
            edits.Handed[owner] = handed = [];
        var known = handed.FirstOrDefault(h => h.Inner == variable && h.IsThen == branch.IsThen);
        if (known.Result is not null)
            return known.Result;
        var result = builder.NewVariable(variable.Type, builder.NameOf(variable));
        primal.Add(result, branch.Parent!, owner);
        handed.Add((branch.IsThen, variable, result));
        return result;
    }

    private bool ShouldRecompute(PrimalMap.Binding binding, Region region, SortedDictionary<int, PrimalMap.Binding> needed)
    {
        if (binding.Value is null || !CanRecompute(binding))
            return false;

        // Windows on memory cannot be saved, and lengths need not be.
        if (binding.Value is Slice or Choose or Member or Length)
            return true;
        if (!options.Recompute)
            return false;
        return Cost(binding, region, needed, 0) <= (region.IsInLoop ? CostOfSaving : CostOfHanding);
    }

    private bool CanRecompute(PrimalMap.Binding binding) => binding.Value switch
    {
        Apply or Length or Member or Slice or Choose or Construct => true,
        Opaque opaque => opaque.IsPure,
        Load load => !memory.IsOverwritten(binding.Variable) && !(shared is { IsMemoryStable: false } && memory.IsFromOutside(load.Array)),
        _ => false,
    };

    private int Cost(PrimalMap.Binding binding, Region region, SortedDictionary<int, PrimalMap.Binding> needed, int depth)
    {
        if (depth > CostOfSaving)
            return CostOfSaving + 1;
        var cost = binding.Value switch
        {
            Apply apply => OpInfo.Of(apply.Op).Cost,
            Load => 2,
            Opaque => CostOfSaving,
            _ => 0,
        };
        foreach (var operand in Walk.Operands(binding.Value!).OfType<Variable>())
        {
            if (primal.Find(operand.Id) is not { } source
                || !ReferenceEquals(source.Region, region)
                || IsParameter(source)
                || needed.ContainsKey(source.Position)
                || (region.Owner is For @for && operand == @for.Index))
                continue;
            cost += source.Value is not null && CanRecompute(source)
                ? Cost(source, region, needed, depth + 1)
                : region.IsRepeated ? CostOfSaving : 0;
        }

        return cost;
    }
}
