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

    private readonly Dictionary<int, Operand> _renamed = [];
    private readonly HashSet<Block> _resolved = new(ReferenceComparer.Instance);
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

    /// <summary>
    /// Completes a block of the reverse sweep with the values that it needs of its region in the primal. All inside it goes on calling them by
    /// their names in the primal, until <see cref="Rename"/>.
    /// </summary>
    public Block Resolve(Region region, Block reverse)
    {
        NeedAllOf(reverse);

        // What is needed for something else is found later and comes before.
        var prologue = new Stack<Statement>();
        while (region.Needed.Count > 0)
        {
            var binding = region.Needed.First().Value;
            region.Needed.Remove(binding.Position);
            var (value, statements) = Bring(binding, region);
            _renamed[binding.Variable.Id] = value;
            Need(value);
            for (var i = statements.Count - 1; i >= 0; i--)
            {
                NeedAllOf(statements[i]);
                prologue.Push(statements[i]);
            }
        }

        var resolved = prologue.Count == 0 ? reverse : reverse with { Statements = [.. prologue, .. reverse.Statements] };
        _resolved.Add(resolved);
        return resolved;
    }

    /// <summary>A block of the reverse sweep in which everything has been resolved, with the names that values of the primal have there.</summary>
    public Block Rename(Block reverse) => new Renamer(_renamed).Apply(reverse);

    private void NeedAllOf(Block block)
    {
        foreach (var statement in block.Statements)
            NeedAllOf(statement);
        foreach (var yield in block.Yields)
            Need(yield);
    }

    private void NeedAllOf(Statement statement)
    {
        foreach (var operand in Walk.Operands(statement))
            Need(operand);
        foreach (var inner in Walk.Blocks(statement))
        {
            if (!_resolved.Contains(inner))
                NeedAllOf(inner);
        }
    }

    private void Need(Operand operand)
    {
        if (operand is Variable variable && primal.Find(variable.Id) is { } binding && !IsParameter(binding))
            binding.Region.Needed[binding.Position] = binding;
    }

    // Parameters are at hand in both methods of a pair.
    private static bool IsParameter(PrimalMap.Binding binding) => binding is { Owner: null, Region.IsTop: true };

    /// <summary>What a value is called in the reverse of its region, and the statements that bring it there.</summary>
    private (Operand Value, List<Statement> Statements) Bring(PrimalMap.Binding binding, Region region)
    {
        var variable = binding.Variable;
        if (region.Owner is For @for && variable == @for.Index)
            return (region.ReverseIndex!, []);
        if (Induction(variable, region) is { } induction)
            return induction;
        var restored = builder.NewVariable(variable.Type, builder.NameOf(variable));
        if (ShouldRecompute(binding, region))
        {
            Note(_recomputed, _recomputedTemporaries, binding);
            return (restored, [new Let(restored, binding.Value!)]);
        }

        if (!region.IsRepeated && region.Depth <= DeepestHanding)
            return (HandOut(variable, region), []);
        Note(_saved, _savedTemporaries, binding);
        return (restored, region.IsRepeated ? Save(variable, restored, region) : SaveOnStack(variable, restored, region));
    }

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
        var result = builder.NewVariable(variable.Type, builder.NameOf(variable));
        primal.Add(result, branch.Parent!, owner);
        handed.Add((branch.IsThen, variable, result));
        return result;
    }

    private bool ShouldRecompute(PrimalMap.Binding binding, Region region)
    {
        if (binding.Value is null || !CanRecompute(binding))
            return false;

        // Windows on memory cannot be saved, and lengths need not be; masks are no tensors of their own.
        if (binding.Value is Slice or Choose or Member or Length or TensorCall { Op: TensorOp.Fill or TensorOp.ShapeOf }
            || binding is { Value: Construct, Variable.Type: StructType { HoldsReferences: true } }
            || binding.Variable.Type is TensorType { IsFloat: false })
            return true;
        if (!options.Recompute)
            return false;
        return Cost(binding, region, 0) <= (region.IsInLoop ? CostOfSaving : CostOfHanding);
    }

    private bool CanRecompute(PrimalMap.Binding binding) => binding.Value switch
    {
        Apply or Length or Member or Slice or Choose or Construct or TensorCall { Op: TensorOp.Fill or TensorOp.ShapeOf } => true,
        Opaque opaque => opaque.IsPure,
        Load load => !memory.IsOverwritten(binding.Variable) && !(shared is { IsMemoryStable: false } && memory.IsFromOutside(load.Array)),
        _ => false,
    };

    private int Cost(PrimalMap.Binding binding, Region region, int depth)
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
                || region.Needed.ContainsKey(source.Position)
                || (region.Owner is For @for && operand == @for.Index))
                continue;
            cost += source.Value is not null && CanRecompute(source)
                ? Cost(source, region, depth + 1)
                : region.IsRepeated ? CostOfSaving : 0;
        }

        return cost;
    }
}
