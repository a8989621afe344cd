using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// Arrays that branches and loops hand on (<c>state = Step(state)</c>, <c>(a, b) = (b, a)</c>) get their shadows in the forward sweep: next to each array goes a
/// companion of the same shape, created where it is created and handed on where it is handed on, so that at any place the one
/// belongs to the other. Other arrays have their shadow created in the reverse sweep.
/// </summary>
internal sealed class ShadowCompanions : IrRewriter
{
    private readonly Dictionary<int, Variable> _companions = [];
    private readonly List<string?> _names;
    private readonly Memory _memory;
    private readonly Activity _activity;
    private readonly HashSet<int> _classes;

    private ShadowCompanions(Function function, Memory memory, Activity activity)
    {
        _names = [.. function.Names];
        _memory = memory;
        _activity = activity;
        _classes = [.. Walk.All(function.Body)
            .SelectMany(s => s is Let ? [] : Walk.Results(s).Concat(Walk.Parameters(s)))
            .Where(v => v.Type is ArrayType && activity.IsActive(v))
            .Select(v => memory.ClassOf(v))];
    }

    /// <summary>The function with companions, and the companion of each array by its id.</summary>
    public static (Function Function, IReadOnlyDictionary<int, Variable> Companions) Add(Function function)
    {
        var memory = new Memory(function);
        var pass = new ShadowCompanions(function, memory, new Activity(function, memory));
        if (pass._classes.Count == 0)
            return (function, pass._companions);
        var parameters = function.Parameters
            .Where(p => pass.Needs(p.Variable))
            .Select(p => (Statement)new Let(pass.CompanionOf(p.Variable), new Opaque(RuntimeCalls.ZerosLike, [p.Variable], IsPure: false)))
            .ToList();
        var body = pass.Rewrite(function.Body);
        return (function with { Body = body with { Statements = [.. parameters, .. body.Statements] }, Names = pass._names.ToEquatableArray() }, pass._companions);
    }

    protected override Block Rewrite(Block block)
    {
        var statements = new List<Statement>();
        foreach (var statement in block.Statements)
        {
            statements.Add(Rewrite(statement)!);
            if (statement is not Let let || !Needs(let.Target))
                continue;
            statements.Add(new Let(CompanionOf(let.Target), let.Value switch
            {
                Allocate allocate => allocate,
                Choose choose => choose with { WhenTrue = CompanionOf(choose.WhenTrue), WhenFalse = CompanionOf(choose.WhenFalse) },
                Slice slice => slice with { Array = CompanionOf(slice.Array) },
                _ => throw new UnsupportedException("an array comes from a place that has no gradient of its own, and is handed on by a branch or a loop"),
            }));
        }

        return block with { Statements = statements.ToEquatableArray() };
    }

    protected override Statement? Rewrite(Statement statement)
    {
        switch (base.Rewrite(statement))
        {
            case If @if:
                var results = Indices(@if.Results);
                return results.Count == 0 ? @if : new If(@if.Condition, Extend(@if.Then, results), Extend(@if.Else, results), [.. @if.Results, .. results.Select(i => CompanionOf(@if.Results[i]))]);
            case For @for:
                var counted = Indices(@for.Carried.Select(c => c.Parameter));
                return @for with { Carried = Extend(@for.Carried, counted), Body = Extend(@for.Body, counted) };
            case While loop:
                var carried = Indices(loop.Carried.Select(c => c.Parameter));
                return new While(Extend(loop.Carried, carried), loop.Condition, Extend(loop.Body, carried));
            case var other:
                return other;
        }
    }

    private List<int> Indices(IEnumerable<Variable> variables)
        => variables.Select((v, i) => (v, i)).Where(x => Needs(x.v)).Select(x => x.i).ToList();

    private Block Extend(Block block, List<int> indices) => block.Yields.Count == 0
        ? block
        : block with { Yields = [.. block.Yields, .. indices.Select(i => CompanionOf(block.Yields[i]))] };

    private EquatableArray<Carried> Extend(EquatableArray<Carried> carried, List<int> indices) =>
    [
        .. carried,
        .. indices.Select(i => new Carried(
            CompanionOf(carried[i].Parameter), CompanionOf(carried[i].Initial), CompanionOf(carried[i].Result))),
    ];

    private bool Needs(Operand operand) => operand is Variable { Type: ArrayType } variable
        && _classes.Contains(_memory.ClassOf(variable))
        && _activity.IsActive(variable);

    private Variable CompanionOf(Operand operand)
    {
        if (operand is not Variable variable)
            throw new UnsupportedException("a null array may be handed on by a branch or a loop");
        if (_companions.TryGetValue(variable.Id, out var known))
            return known;
        var type = (ArrayType)variable.Type;
        if (type.Kind != ArrayKind.Array)
            throw new UnsupportedException("a span refers to one piece of memory or another, depending on a branch or a loop");
        _names.Add(_names[variable.Id] is { } name ? AdjointNames.Of(name) : null);
        return _companions[variable.Id] = new Variable(_names.Count - 1, type);
    }
}
