using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Saving values of loops: in a span of exact size where all trip counts are known before, on a growing stack otherwise.</summary>
internal sealed partial class Materialiser
{
    private readonly Dictionary<For, (List<Operand> Counts, Operand Size)> _sizes = new(ReferenceComparer.Instance);

    /// <summary>Saves a variable in the forward sweep; returns the statements that bring it back in the reverse sweep.</summary>
    private List<Statement> Save(Variable variable, Variable restored, Region loop)
        => (variable.Type is ScalarType && LoopsKnownBefore(VaryingRegion(variable, loop)) is { Count: > 0 } loops ? SaveInSpan(variable, restored, loops) : null)
            ?? SaveOnStack(variable, restored, loop);

    /// <summary>
    /// The innermost region around that a value changes with. One that is the same in all iterations of a loop needs one place for all of
    /// them; it is still saved inside, where it is known to exist.
    /// </summary>
    private Region VaryingRegion(Variable variable, Region region)
    {
        var value = primal.Find(variable.Id)?.Value;
        if (value is not (Load or Apply))
            return region;
        while (region.Parent is { } parent
            && (region.Owner is If || region.Owner is For)
            && parent.IsInLoop
            && Walk.Operands(value).OfType<Variable>().All(v => IsOutside(v, region))
            && !(value is Load load && memory.IsWrittenIn(load.Array, region.Owner!)))
            region = parent;
        while (!region.IsRepeated)
            region = region.Parent!;
        return region;
    }

    private bool IsOutside(Variable variable, Region region)
    {
        for (var r = primal.Find(variable.Id)?.Region; r is not null; r = r.Parent)
        {
            if (ReferenceEquals(r, region))
                return false;
        }

        return true;
    }

    private List<Statement> SaveOnStack(Variable variable, Variable restored, Region region) => SaveOnStack(variable, restored, statement =>
    {
        // On a stack that others share, what is pushed last in the region is popped first in its reverse.
        if (shared is not null)
            edits.InsertAtEnd(region, statement);
        else
            edits.InsertAfter(variable.Id, [statement]);
    });

    private List<Statement> SaveOnStack(Variable variable, Variable restored, Action<Statement> insert)
    {
        if (variable.Type is StructType { IsClass: false, HoldsReferences: true } type)
            return SaveMembers(variable, restored, type, insert);
        if (variable.Type is OpaqueType { Storage: Storage.Mixed } opaque)
            throw CannotBeSaved(opaque.CSharp, "no stack has place for it");
        var stack = shared?.StackOf(variable.Type, builder) ?? OwnStack(variable);
        insert(new Push(stack, variable));
        return [new Let(restored, new Pop(stack))];
    }

    // A stack for each variable: what is popped does not depend on the order in which the reverse sweep asks for it.
    private Variable OwnStack(Variable variable)
    {
        var stack = builder.NewVariable(new StackType(variable.Type), SavedName(variable));
        edits.Start.Add(new Let(stack, new Scratch(ScratchKind.Stack, null)));
        return stack;
    }

    private static UnsupportedException CannotBeSaved(string type, string why)
        => new($"a value of type '{type.Replace("global::", "")}' would have to be saved for the reverse sweep, but {why}");

    /// <summary>Saves what no stack of plain values can hold, member by member; the reverse sweep builds it again.</summary>
    private List<Statement> SaveMembers(Variable aggregate, Variable restored, StructType type, Action<Statement> insert)
    {
        if (!type.BuildsAllFields || type.Fields.Any(f => f.Type is ArrayType { Kind: not ArrayKind.Array }))
            throw CannotBeSaved(type.CSharp, "it holds arrays or objects, and cannot be built again of its members");
        var statements = new List<Statement>();
        var fields = new List<Operand>();
        foreach (var field in type.Fields)
        {
            var member = builder.NewVariable(field.Type);
            insert(new Let(member, new Member(aggregate, field.Name)));
            var popped = builder.NewVariable(field.Type);
            statements.InsertRange(0, SaveOnStack(member, popped, insert));
            fields.Add(popped);
        }

        statements.Add(new Let(restored, new Construct(type, fields.ToEquatableArray())));
        return statements;
    }

    private List<Statement>? SaveInSpan(Variable variable, Variable restored, List<For> loops)
    {
        var top = OutermostStatement(loops[0]);
        if (!edits.Before.TryGetValue(top, out var before))
            edits.Before[top] = before = [];
        var innermost = loops[loops.Count - 1];
        if (!_sizes.TryGetValue(innermost, out var known))
            _sizes[innermost] = known = Size(loops, before);
        var (counts, size) = known;
        var saved = builder.NewVariable(new ArrayType(variable.Type, 1, ArrayKind.Span), SavedName(variable));
        before.Add(new Let(saved, new Scratch(ScratchKind.Uninitialized, size)));

        var forward = new List<Statement>();
        forward.Add(new Store(saved, [Position(loops, counts, forward)], variable));
        edits.InsertAfter(variable.Id, forward);
        var reverse = new List<Statement>();
        reverse.Add(new Let(restored, new Load(saved, [Position(loops, counts, reverse)])));
        return reverse;
    }

    private string SavedName(Variable variable) => builder.NameOf(variable) is { } name ? "saved" + AdjointNames.Pascal(name) : "saved";

    private (List<Operand> Counts, Operand Size) Size(List<For> loops, List<Statement> before)
    {
        var algebra = Into(before);
        var counts = loops.Select(l => algebra.ToInt32(Iterations.Count(l, algebra))).ToList();
        var size = AtLeastZero(counts[0]);
        foreach (var count in counts.Skip(1))
            size = Bind(before, new Opaque("checked({0} * {1})", [size, AtLeastZero(count)], IsPure: true));
        return (counts, size);

        Operand AtLeastZero(Operand count) => IsLength(count) ? count : Bind(before, new Apply(Op.Max, [count, Constant.Int(0)]));
    }

    private Operand Position(List<For> loops, List<Operand> counts, List<Statement> statements)
    {
        var algebra = Into(statements);
        var position = algebra.ToInt32(Iterations.Number(loops[0], algebra));
        for (var i = 1; i < loops.Count; i++)
        {
            position = algebra.Add(
                algebra.Multiply(position, counts[i]),
                algebra.ToInt32(Iterations.Number(loops[i], algebra)));
        }

        return position;
    }

    /// <summary>The loops around a region, outermost first, if their bounds are all bound in the function's own block; null otherwise.</summary>
    private List<For>? LoopsKnownBefore(Region region)
    {
        var loops = new List<For>();
        for (var r = region; r is not null; r = r.Parent)
        {
            if (!r.IsRepeated)
                continue;
            if (r.Owner is not For @for || !IsKnownBefore(@for.Start) || !IsKnownBefore(@for.Bound))
                return null;
            loops.Insert(0, @for);
        }

        var first = primal.PositionOf(OutermostStatement(loops[0]));
        return loops.SelectMany(l => new[] { l.Start, l.Bound }).OfType<Variable>().All(v => primal.Find(v.Id)!.Position < first) ? loops : null;
    }

    private bool IsKnownBefore(Operand operand)
        => operand is not Variable variable || (primal.Find(variable.Id)?.Region.IsTop ?? false);

    private Statement OutermostStatement(For loop)
    {
        Statement statement = loop;
        for (var region = primal.RegionOf(loop); !region.IsTop; region = region.Parent!)
            statement = region.Owner!;
        return statement;
    }

    private bool IsLength(Operand operand)
        => operand is Constant || (operand is Variable variable && primal.Find(variable.Id)?.Value is Length);

    private IndexAlgebra Into(List<Statement> statements) => new((value, type) => Bind(statements, value, type), primal.OfTop);

    private Variable Bind(List<Statement> statements, Expression value, IrType? type = null)
    {
        var variable = builder.NewVariable(type ?? ScalarType.Int32);
        statements.Add(new Let(variable, value));
        return variable;
    }
}
