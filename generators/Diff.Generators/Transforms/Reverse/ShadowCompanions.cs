using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// Arrays that branches and loops hand on (<c>state = Step(state)</c>, <c>(a, b) = (b, a)</c>) get their shadows in the forward sweep: next to each array goes a
/// companion of the same shape, created where it is created and handed on where it is handed on, so that at any place the one
/// belongs to the other. So do arrays of rows that rows are put into: the row's companion is put into that of the array, so that a row that
/// is there twice has one shadow. Other arrays have their shadow created in the reverse sweep.
/// </summary>
internal sealed class ShadowCompanions : IrRewriter
{
    private readonly Dictionary<int, Variable> _companions = [];
    private readonly List<string?> _names;
    private readonly Memory _memory;
    private readonly Activity _activity;
    private readonly HashSet<int> _classes;
    private readonly HashSet<Operand> _parameters;

    private ShadowCompanions(Function function, Memory memory, Activity activity)
    {
        _names = [.. function.Names];
        _memory = memory;
        _activity = activity;
        _parameters = [.. function.Parameters.Select(p => p.Variable)];
        _classes = [.. Walk.All(function.Body)
            .SelectMany(s => s switch
            {
                Let => [],
                Store { Value.Type: ArrayType, Array: Variable rows } => [rows],
                _ => Walk.Results(s).Concat(Walk.Parameters(s)),
            })
            .Where(v => v.Type is ArrayType && activity.IsActive(v))
            .Select(v => memory.ClassOf(v))];
    }

    /// <summary>Whether an array has arrays for its elements.</summary>
    public static bool IsRows(IrType type) => type is ArrayType { Element: ArrayType };

    /// <summary>
    /// The function with companions, and the companion of each array by its id. Those of parameters that are arrays of rows are left to be made, from the
    /// rows of their gradients.
    /// </summary>
    public static (Function Function, IReadOnlyDictionary<int, Variable> Companions) Add(Function function, bool isHelper)
    {
        var memory = new Memory(function);
        var pass = new ShadowCompanions(function, memory, new Activity(function, memory, isHelper));
        if (pass._classes.Count == 0)
            return (function, pass._companions);
        var parameters = function.Parameters
            .Where(p => pass.Needs(p.Variable))
            .Select(p => (Companion: (Variable)pass.CompanionOf(p.Variable), p.Variable))
            .Where(p => !IsRows(p.Variable.Type))
            .Select(p => (Statement)new Let(p.Companion, new Opaque(RuntimeCalls.ZerosLike, [p.Variable], IsPure: false)))
            .ToList();
        var body = pass.Rewrite(function.Body);
        return (function with { Body = body with { Statements = [.. parameters, .. body.Statements] }, Names = pass._names.ToEquatableArray() }, pass._companions);
    }

    /// <summary>The shadow of no memory.</summary>
    public static Text NoMemory(ArrayType type) => type.Kind == ArrayKind.Array
        ? new Text(type, "default!")
        : new Text(type with { Kind = ArrayKind.Span }, $"default({Emit.TypeText.Of(type with { Kind = ArrayKind.Span })})");

    protected override Block Rewrite(Block block)
    {
        var statements = new List<Statement>();
        foreach (var statement in block.Statements)
        {
            statements.Add(Rewrite(statement)!);
            if (statement is Store { Value.Type: ArrayType } store && Needs(store.Array))
                statements.Add(store with { Array = CompanionOf(store.Array), Value = CompanionOf(store.Value) });
            if (statement is not Let let || !Needs(let.Target))
                continue;
            statements.Add(new Let((Variable)CompanionOf(let.Target), let.Value switch
            {
                Allocate allocate => allocate,
                Load load => load with { Array = CompanionOf(load.Array) },
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
                return results.Count == 0 ? @if : new If(
                    @if.Condition,
                    Extend(@if.Then, results),
                    Extend(@if.Else, results),
                    [.. @if.Results, .. results.Select(i => (Variable)CompanionOf(@if.Results[i]))]);
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
    {
        var indices = variables.Select((v, i) => (v, i)).Where(x => Needs(x.v)).Select(x => x.i).ToList();
        return indices.All(i => ((ArrayType)variables.ElementAt(i).Type).Kind == ArrayKind.Array)
            ? indices
            : throw new UnsupportedException("a span refers to one piece of memory or another, depending on a branch or a loop");
    }

    private Block Extend(Block block, List<int> indices) => block.Yields.Count == 0
        ? block
        : block with { Yields = [.. block.Yields, .. indices.Select(i => CompanionOf(block.Yields[i]))] };

    private EquatableArray<Carried> Extend(EquatableArray<Carried> carried, List<int> indices) =>
    [
        .. carried,
        .. indices.Select(i => new Carried(
            (Variable)CompanionOf(carried[i].Parameter), CompanionOf(carried[i].Initial), (Variable)CompanionOf(carried[i].Result))),
    ];

    private bool Needs(Operand operand) => operand is Variable { Type: ArrayType } variable
        && _classes.Contains(_memory.ClassOf(variable))
        && _activity.IsActive(variable);

    private Operand CompanionOf(Operand operand)
    {
        if (operand is Text { IsNull: true })
            return NoMemory((ArrayType)operand.Type);
        if (operand is not Variable variable)
            throw new UnsupportedException("an array of a static field may be handed on by a branch or a loop, beside others that have a gradient");
        if (_companions.TryGetValue(variable.Id, out var known))
            return known;
        var type = (ArrayType)variable.Type;
        var kind = _parameters.Contains(variable) ? ArrayKind.Array : type.Kind == ArrayKind.ReadOnlySpan ? ArrayKind.Span : type.Kind;
        _names.Add(_names[variable.Id] is { } name ? AdjointNames.Of(name) : null);
        return _companions[variable.Id] = new Variable(_names.Count - 1, type with { Kind = kind });
    }
}
