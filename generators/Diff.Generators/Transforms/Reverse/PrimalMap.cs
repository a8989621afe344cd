using System.Collections.Generic;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Where each variable of the primal is bound, by what, and in which order.</summary>
internal sealed class PrimalMap
{
    private readonly Dictionary<int, Binding> _bindings = [];
    private readonly Dictionary<Statement, Region> _then = new(ReferenceComparer.Instance);
    private readonly Dictionary<Statement, Region> _else = new(ReferenceComparer.Instance);
    private readonly Dictionary<Statement, int> _before = new(ReferenceComparer.Instance);
    private readonly Dictionary<Statement, int> _positions = new(ReferenceComparer.Instance);

    public PrimalMap(Function function)
    {
        Top = new Region(null, null);
        foreach (var parameter in function.Parameters)
            Bind(parameter.Variable, Top, null, null);
        Visit(Top, function.Body.Statements);
    }

    public Region Top { get; }

    /// <summary>A loop's body, or one branch of an If.</summary>
    public Region RegionOf(Statement owner, bool isThen = true) => (isThen ? _then : _else)[owner];

    /// <summary>How a variable is bound; null if it is none of the primal's.</summary>
    public Binding? Find(int id) => _bindings.TryGetValue(id, out var binding) ? binding : null;

    /// <summary>What a value of the function's own block was computed from; null for others.</summary>
    public Expression? OfTop(Operand operand) => operand is Variable variable && Find(variable.Id) is { Region.IsTop: true } binding ? binding.Value : null;

    /// <summary>Adds a variable that the forward sweep hands out of <paramref name="owner"/> beyond what the primal does.</summary>
    public void Add(Variable variable, Region region, Statement owner)
        => _bindings[variable.Id] = new Binding(variable, region, owner, null, _bindings.Count);

    /// <summary>The number of variables bound up to the end of a branch's or a loop's own blocks.</summary>
    public int PositionOf(Statement statement) => _positions[statement];

    /// <summary>The number of variables bound before a loop of the function's own block.</summary>
    public int PositionBefore(Statement statement) => _before[statement];

    private void Visit(Region region, EquatableArray<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement is Let let)
            {
                Bind(let.Target, region, let, let.Value);
                continue;
            }

            _before[statement] = _bindings.Count;
            switch (statement)
            {
                case If @if:
                    Visit(_then[@if] = new Region(region, @if, isThen: true), @if.Then.Statements);
                    Visit(_else[@if] = new Region(region, @if), @if.Else.Statements);
                    break;
                case For @for:
                    var counted = _then[@for] = new Region(region, @for);
                    Bind(@for.Index, counted, null, null);
                    foreach (var carried in @for.Carried)
                        Bind(carried.Parameter, counted, null, null);
                    Visit(counted, @for.Body.Statements);
                    break;
                case While loop:
                    var body = _then[loop] = new Region(region, loop);
                    foreach (var carried in loop.Carried)
                        Bind(carried.Parameter, body, null, null);
                    // What the condition computes belongs to the iteration that it admits.
                    Visit(body, [.. loop.Condition.Statements, .. loop.Body.Statements]);
                    break;
            }

            _positions[statement] = _bindings.Count;
            foreach (var result in Walk.Results(statement))
                Bind(result, region, statement, null);
        }
    }

    private void Bind(Variable variable, Region region, Statement? owner, Expression? value)
        => _bindings[variable.Id] = new Binding(variable, region, owner, value, _bindings.Count);

    /// <summary>A variable's binding.</summary>
    /// <param name="Variable">The variable.</param>
    /// <param name="Region">The block that binds it.</param>
    /// <param name="Owner">The statement; null for parameters, loop indices and carried parameters.</param>
    /// <param name="Value">For a Let: what it is.</param>
    /// <param name="Position">Grows in program order.</param>
    internal sealed record Binding(Variable Variable, Region Region, Statement? Owner, Expression? Value, int Position);
}
