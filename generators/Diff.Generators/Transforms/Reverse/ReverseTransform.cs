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
    private readonly Function _primal;
    private readonly DerivativeInterface _contract;
    private readonly IrBuilder _builder;
    private readonly Algebra _algebra;
    private readonly Memory _memory;
    private readonly Activity _activity;
    private readonly PrimalMap _map;
    private readonly ForwardEdits _edits = new();
    private readonly Materialiser _materialiser;
    private readonly Finiteness _finiteness;
    private readonly IndexAlgebra _indices;
    private readonly Spaces _spaces;
    private readonly AdjointShapes _shapes;
    private readonly Dictionary<int, Operand> _shadows = [];
    private readonly Dictionary<int, AdjointKey> _adjoints = [];
    private readonly int _userVariables;
    private readonly CompilerOptions _options;
    private readonly IndependentIterations _independent;
    private readonly HashSet<int> _moved = [];
    private readonly Dictionary<string, DerivativeInterface> _helpers;

    private ReverseTransform(
        Function primal, CompilerOptions options, DerivativeInterface contract, Dictionary<string, DerivativeInterface> helpers, SharedStacks shared, bool isHelper)
    {
        _contract = contract;
        var userVariables = primal.Names.Count;
        if (isHelper)
            primal = KeptArrays.Apply(primal);
        (primal, var companions) = ShadowCompanions.Add(primal, isHelper);
        foreach (var companion in companions)
            _shadows[companion.Key] = companion.Value;
        _userVariables = userVariables;
        _primal = primal;
        _helpers = helpers;
        _memory = new Memory(primal);
        _activity = new Activity(primal, _memory, isHelper);
        _map = new PrimalMap(primal);
        _map.Top.IsApart = isHelper;
        _finiteness = new Finiteness(primal, _activity, _memory);
        _builder = new IrBuilder(primal.Names, options.ShareExpressions);
        _spaces = new Spaces(v => _map.Find(v.Id)?.Value ?? _builder.RawDefinitionOf(v));
        _shapes = new AdjointShapes(_spaces, _builder);
        _algebra = new Algebra(_builder, options.Simplify, v => _map.Find(v.Id)?.Value);
        _options = options;
        _independent = new IndependentIterations(primal, _memory, _activity);
        _indices = new IndexAlgebra((value, type) => _builder.Let(value, type), _map.OfTop);
        _materialiser = new Materialiser(_builder, _map, _memory, _edits, options, isHelper ? shared : null);
    }

    /// <summary>The gradient method of a function, and the two methods of each of its helpers.</summary>
    public static Derivative Apply(Function primal, CompilerOptions options)
    {
        var memory = new MemoryAcrossCalls(primal);
        memory.Check();
        var names = new HelperNames(primal);
        var helpers = primal.Helpers.ToDictionary(h => h.Key, h => DerivativeInterface.ForHelper(h, names));
        var shared = new SharedStacks(memory.IsStable);
        var transforms = primal.Helpers.Select(h => new ReverseTransform(h, options, helpers[h.Key], helpers, shared, isHelper: true)).ToList();
        var pairs = transforms.Select(t => t.RunApart()).ToList();
        var root = new ReverseTransform(primal, options, DerivativeInterface.For(primal, new Memory(primal)), helpers, shared, isHelper: false);
        var gradient = root.Run();

        // Only now are all stacks known.
        return gradient with
        {
            Function = shared.MakeIn(gradient.Function, root._builder),
            Helpers = pairs.SelectMany((pair, i) => pair.Select(d => d with { Function = shared.Parametrise(d.Function, transforms[i]._builder) })).ToEquatableArray(),
        };
    }

    private Derivative Run()
    {
        var (shadows, reverse) = Reverse();
        var late = PlaceShadows(shadows);
        return Create(_contract.MethodName, _primal with
        {
            Parameters = _contract.Parameters,
            Result = _contract.ResultType,
            Body = new Block([.. _contract.Checks(_memory), .. Forward(), new Comment("reverse"), .. late, .. _materialiser.Rename(reverse).Statements], reverse.Yields),
        });
    }

    /// <summary>The two sweeps as methods of their own: between them anything may happen, and the method itself may be called again.</summary>
    private Derivative[] RunApart()
    {
        var (shadows, reverse) = Reverse();
        var resolved = _materialiser.Rename(_materialiser.Resolve(_map.Top, reverse with { Statements = [.. shadows, .. reverse.Statements] }));
        var name = _contract.Primal.Signature.Name.TrimStart('@');
        var forward = Create(_contract.ForwardName, _primal with { Body = new Block([.. _contract.Checks(_memory), .. Forward()], _primal.Body.Yields) });
        var backward = Create(_contract.MethodName, _primal with { Parameters = _contract.Parameters, Result = _contract.ResultType, Body = resolved });
        return
        [
            forward with { Description = $"Does what {name} does, and leaves on the stacks what its reverse needs." },
            backward with
            {
                Description = $"Takes from the stacks what {name} left there, adds to the adjoints of what it was given, and returns the gradients of what it took by value.",
                IsReverse = true,
            },
        ];
    }

    private IEnumerable<Statement> Forward() => new ForwardSweep(_edits, _builder, _map).Apply(_primal.Body.Statements);

    private (EquatableArray<Statement> Shadows, Block Reverse) Reverse()
    {
        RequireNoArraysOfTensors();
        _contract.Declare(_builder);
        _builder.Open();
        foreach (var statement in _primal.Body.Statements)
        {
            if (statement is Let let)
                _builder.Bind(let.Target, let.Value);
            else
                _builder.Add(statement);
        }

        _builder.Open();
        CreateParameterShadows();
        CreateShadows(_primal.Body.Statements);
        var shadows = _builder.Close().Statements;
        var scope = new AdjointScope(null, _map.Top, _map, _builder, _shapes);
        SeedOutputs(scope);
        ReverseAll(_primal.Body.Statements, scope);
        var yields = Results(scope);
        var body = _builder.Close(yields);
        var reverse = body.Statements.Skip(_primal.Body.Statements.Count).Where(s => s is not Let let || !_moved.Contains(let.Target.Id));
        return (shadows, new Block(reverse.ToEquatableArray(), yields));
    }

    private Derivative Create(string name, Function function) => new(
        _contract.Primal,
        function with { Names = _builder.Names, Helpers = [] },
        name,
        _contract.Outputs,
        _contract.BufferNames,
        _materialiser.Saved(),
        _materialiser.Recomputed(),
        _adjoints,
        [])
    {
        WrittenArrays = _contract.WrittenArrays(_memory),
    };

    private void ReverseAll(EquatableArray<Statement> statements, AdjointScope scope)
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
        if (scope.Current(key) is not { } current)
            scope.Set(key, contribution);
        else if (_shapes.AreSame(current, contribution))
            scope.Set(key, Sum(current, contribution, scope));
        else
            scope.Set(key, Sum(Marked(_shapes.Settle(key, current), current, scope), Marked(_shapes.Settle(key, contribution), contribution, scope), scope));
    }

    private Operand Sum(Operand left, Operand right, AdjointScope scope)
    {
        var sum = _algebra.Add(left, right);
        Mark(sum, scope.MayVanish(left) && scope.MayVanish(right), scope);
        return sum;
    }

    private static void Mark(Operand adjoint, bool mayVanish, AdjointScope scope)
    {
        if (mayVanish && adjoint is Variable variable)
            scope.Vanishing.Add(variable.Id);
    }

    /// <summary>Names an adjoint after the value it belongs to: <c>spot</c> -> <c>dSpot</c>.</summary>
    private void NameAdjoint(Operand adjoint, Variable primal, string? path = null)
    {
        if (adjoint is not Variable variable || variable.Id < _userVariables || _builder.NameOf(variable) is not null || _builder.NameOf(primal) is not { } name)
            return;
        _builder.SetName(adjoint, AdjointNames.Of(name, path));
        _adjoints[variable.Id] = new AdjointKey(primal, path);
    }
}
