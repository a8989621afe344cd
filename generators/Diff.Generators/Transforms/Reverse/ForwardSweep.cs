using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>The primal with its edits.</summary>
internal sealed class ForwardSweep(ForwardEdits edits, IrBuilder builder, PrimalMap map)
{
    public IEnumerable<Statement> Apply(IEnumerable<Statement> statements)
        => [.. edits.Start, .. Edit(statements, [], map.Top)];

    private List<Statement> Edit(IEnumerable<Statement> statements, IEnumerable<Variable> parameters, Region region)
    {
        var edited = new List<Statement>();
        foreach (var parameter in parameters)
            AddBehind(parameter, edited);
        foreach (var statement in statements)
        {
            if (edits.Before.TryGetValue(statement, out var before))
                edited.AddRange(before);
            var changed = Edit(statement);
            edited.Add(changed);
            foreach (var result in Walk.Results(changed))
                AddBehind(result, edited);
        }

        if (edits.AtEnd.TryGetValue(region, out var last))
            edited.AddRange(last);
        return edited;
    }

    private void AddBehind(Variable variable, List<Statement> edited)
    {
        if (edits.After.TryGetValue(variable.Id, out var inserted))
            edited.AddRange(inserted);
    }

    private Statement Edit(Statement statement)
    {
        switch (statement)
        {
            case If @if:
                var handed = edits.Handed.TryGetValue(@if, out var list) ? list : [];
                return new If(
                    @if.Condition,
                    Edit(@if.Then, map.RegionOf(@if), handed.Select(h => h.IsThen ? h.Inner : Absent.Of(h.Result.Type))),
                    Edit(@if.Else, map.RegionOf(@if, isThen: false), handed.Select(h => h.IsThen ? Absent.Of(h.Result.Type) : h.Inner)),
                    [.. @if.Results, .. handed.Select(h => h.Result)]);
            case For @for when edits.Fused.TryGetValue(@for, out var fused):
                return @for with
                {
                    Carried = [.. @for.Carried, .. fused.Sums],
                    Body = new Block(
                        [
                            .. Edit(@for.Body.Statements, [@for.Index, .. @for.Carried.Select(c => c.Parameter)], map.RegionOf(@for)),
                            new Comment("reverse of this iteration"),
                            .. fused.Reverse.Statements,
                        ],
                        [.. @for.Body.Yields, .. fused.Reverse.Yields]),
                };
            case For @for:
                return @for with
                {
                    Body = @for.Body with
                    {
                        Statements = Edit(@for.Body.Statements, [@for.Index, .. @for.Carried.Select(c => c.Parameter)], map.RegionOf(@for)).ToEquatableArray(),
                    },
                };
            case While loop:
                return Edit(loop);
            case Let { Value: Call { Callee: HelperCallee helper } call } let:
                return edits.Paired.TryGetValue(let.Target.Id, out var template)
                    ? Call(let.Target, template, [.. call.Arguments, SharedStacks.Marker])
                    : let.Target.Type == HelperCallee.Nothing ? Call(let.Target, RuntimeCalls.Method(helper.Primal, call.Arguments.Count), call.Arguments) : let;
            default:
                return statement;
        }
    }

    private static Statement Call(Variable target, string template, EquatableArray<Operand> arguments) => target.Type == HelperCallee.Nothing
        ? new Effect(template, arguments)
        : new Let(target, new Opaque(template, arguments, IsPure: false));

    private While Edit(While loop)
    {
        // Carried parameters are visible in the condition, but only an iteration that runs may save anything.
        var condition = loop.Condition with { Statements = loop.Condition.Statements.Select(Edit).ToEquatableArray() };
        var bound = loop.Carried.Select(c => c.Parameter).Concat(condition.Statements.SelectMany(s => Walk.Results(s)));
        var body = loop.Body with { Statements = Edit(loop.Body.Statements, bound, map.RegionOf(loop)).ToEquatableArray() };
        if (!edits.Counters.TryGetValue(loop, out var trips))
            return loop with { Condition = condition, Body = body };

        var count = builder.NewVariable(ScalarType.Int32, builder.NameOf(trips));
        var next = builder.NewVariable(ScalarType.Int32);
        return new While(
            [.. loop.Carried, new Carried(count, Constant.Int(0), trips)],
            condition,
            new Block([.. body.Statements, new Let(next, new Apply(Op.Add, [count, Constant.Int(1)]))], [.. body.Yields, next]));
    }

    private Block Edit(Block block, Region region, IEnumerable<Operand> handed)
        => new(Edit(block.Statements, [], region).ToEquatableArray(), [.. block.Yields, .. handed]);
}
