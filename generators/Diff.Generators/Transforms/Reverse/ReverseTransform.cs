using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// Reverse accumulation on structured code. The forward sweep is the function itself; the reverse sweep walks it backwards: a branch
/// replays its condition, a loop runs from its last iteration to its first, and every binding hands its adjoint on to what it was
/// computed from, by the rule of its operation.
/// </summary>
/// <remarks>
/// <para>Adjoints of values are values too: each contribution makes a new sum, so that straight-line code needs no accumulators and a
/// value that has no part in the result has no adjoint at all, rather than a zero that could meet an infinity. Memory has shadow memory of
/// the same shape, into which loads add and from which stores take.</para>
/// <para>The reverse sweep refers to values of the primal as if all were visible; <see cref="Materialiser"/> then decides for each
/// that is not whether to compute it again or to save it.</para>
/// </remarks>
internal sealed partial class ReverseTransform
{
    /// <summary>The line between the sweeps.</summary>
    public const string ReverseComment = "reverse";

    private readonly Function _primal;
    private readonly IrBuilder _builder;
    private readonly Algebra _algebra;
    private readonly Memory _memory;
    private readonly Activity _activity;
    private readonly PrimalMap _map;
    private readonly ForwardEdits _edits = new();
    private readonly Materialiser _materialiser;
    private readonly Finiteness _singular;
    private readonly Finiteness _infinite;
    private readonly IndexAlgebra _indices;
    private readonly Dictionary<int, Operand> _shadows = [];
    private readonly int _userVariables;
    private readonly Dictionary<string, DerivativeInterface> _helpers;

    private ReverseTransform(Function primal, CompilerOptions options, Dictionary<string, DerivativeInterface> helpers)
    {
        var userVariables = primal.Names.Count;
        (primal, var companions) = ShadowCompanions.Add(primal);
        foreach (var companion in companions)
            _shadows[companion.Key] = companion.Value;
        _userVariables = userVariables;
        _primal = primal;
        _helpers = helpers;
        _memory = new Memory(primal);
        _activity = new Activity(primal, _memory);
        _map = new PrimalMap(primal);
        _singular = new Finiteness(primal, _activity, _memory, overflows: false);
        _infinite = new Finiteness(primal, _activity, _memory, overflows: true);
        _builder = new IrBuilder(primal.Names, options.ShareExpressions);
        _algebra = new Algebra(_builder, options.Simplify);
        _indices = new IndexAlgebra((value, type) => _builder.Let(value, type));
        _materialiser = new Materialiser(_builder, _map, _memory, _edits, options);
    }

    /// <summary>The gradient method of a function and of its helpers.</summary>
    public static Derivative Apply(Function primal, CompilerOptions options)
    {
        var helpers = primal.Helpers.ToDictionary(h => h.Key, h => DerivativeInterface.ForHelper(h));
        var derivatives = primal.Helpers.Select(h => new ReverseTransform(h, options, helpers).Run(helpers[h.Key])).ToEquatableArray();
        var root = new ReverseTransform(primal, options, helpers);
        return root.Run(DerivativeInterface.For(primal, new Memory(primal))) with { Helpers = derivatives };
    }

    private Derivative Run(DerivativeInterface contract)
    {
        contract.Declare(_builder);
        _builder.Open();
        foreach (var statement in _primal.Body.Statements)
        {
            if (statement is Let let)
                _builder.Bind(let.Target, let.Value);
            else
                _builder.Add(statement);
        }

        _builder.Add(new Comment(ReverseComment));
        var scope = new AdjointScope(null, _map.Top, _map, _builder);
        CreateParameterShadows(contract);
        CreateShadows(_primal.Body.Statements);
        SeedOutputs(contract, scope);
        ReverseAll(_primal.Body.Statements, scope);
        var yields = Results(contract, scope);
        var body = _builder.Close(yields);

        var forward = _primal.Body.Statements.Count;
        var sweep = new ForwardSweep(_edits, _builder);
        var function = _primal with
        {
            Parameters = contract.Parameters,
            Result = contract.ResultType,
            Body = new Block([.. contract.Checks(_memory), .. sweep.Apply(body.Statements.Take(forward)), .. body.Statements.Skip(forward)], yields),
            Names = _builder.Names,
            Helpers = [],
        };
        return new Derivative(_primal, function, contract.MethodName, contract.Outputs, contract.BufferNames, _materialiser.Saved(), _materialiser.Recomputed(), []);
    }

    private void ReverseAll(IEnumerable<Statement> statements, AdjointScope scope)
    {
        foreach (var statement in statements.Reverse())
        {
            switch (statement)
            {
                case Let let:
                    Reverse(let, scope);
                    break;
                case Store store:
                    Reverse(store, scope);
                    break;
                case If @if:
                    Reverse(@if, scope);
                    break;
                case For @for:
                    Reverse(@for, scope);
                    break;
                case While loop:
                    Reverse(loop, scope);
                    break;
            }
        }
    }

    /// <summary>Adds a contribution to a value's adjoint.</summary>
    private void Contribute(Operand target, Operand contribution, AdjointScope scope, string? path = null)
    {
        if (target is not Variable variable || !_activity.IsActive(variable) || Algebra.IsZero(contribution))
            return;
        var key = new AdjointKey(variable, path);
        var sum = contribution;
        if (scope.Current(key) is { } current)
        {
            sum = _algebra.Add(current, contribution);
            Mark(sum, scope.MayVanish(current) && scope.MayVanish(contribution), scope, scope.MayBeDeselected(current) || scope.MayBeDeselected(contribution));
        }

        scope.Set(key, sum);
    }

    private static void Mark(Operand adjoint, bool mayVanish, AdjointScope scope, bool deselected = false)
    {
        if (!mayVanish || adjoint is not Variable variable)
            return;
        scope.Vanishing.Add(variable.Id);
        if (deselected)
            scope.Deselected.Add(variable.Id);
    }

    /// <summary>Names an adjoint after the value it belongs to: <c>spot</c> -> <c>dSpot</c>.</summary>
    private void NameAdjoint(Operand adjoint, Variable primal, string? path = null)
    {
        if (_builder.NameOf(primal) is { } name && adjoint is Variable variable && variable.Id >= _userVariables)
            _builder.SetName(adjoint, AdjointNames.Of(path is null ? name : name + path.Substring(path.LastIndexOf('.') + 1)));
    }
}
