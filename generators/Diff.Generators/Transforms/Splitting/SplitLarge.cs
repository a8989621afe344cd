using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Emit;
using Diff.Generators.Ir;
using Diff.Generators.Transforms.Reverse;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>
/// Cuts a gradient method that is too large for the JIT to optimise into pieces, each a method beside it. Numbers and truth values that one
/// piece binds and another reads go through spans of the workspace; everything else is handed to the pieces that need it.
/// </summary>
/// <remarks>
/// Blocks inside loops and branches are cut before those around them, so that what is left of a loop is small. Pieces keep the order
/// of the statements: what throws or writes does so where it did.
/// </remarks>
internal sealed class SplitLarge
{
    private readonly Derivative _derivative;
    private readonly int _size;
    private readonly PartNames _names;
    private readonly List<string?> _variables;
    private readonly Dictionary<ScalarType, Variable> _spans = [];
    private readonly Dictionary<int, Parameter> _parameters;
    private readonly Slots _slots = new();
    private readonly List<Part> _parts = [];

    private SplitLarge(Derivative derivative, int size, PartNames names)
    {
        _derivative = derivative;
        _size = size;
        _names = names;
        _variables = [.. derivative.Function.Names];
        _parameters = derivative.Function.Parameters.ToDictionary(p => p.Variable.Id);
    }

    /// <summary>The gradient method and those of its helpers; what is longer than <paramref name="size"/> statements comes in pieces.</summary>
    public static Derivative Apply(Derivative derivative, int size)
    {
        var helpers = derivative.Helpers.Select(h => Apply(h, size, PartNames.ForHelper(h))).ToEquatableArray();
        return Apply(derivative with { Helpers = helpers }, size, PartNames.For(derivative));
    }

    private static Derivative Apply(Derivative derivative, int size, PartNames names)
        => Sizes.Of(derivative.Function.Body) <= size || Tensors.AreIn(derivative.Function) ? derivative : new SplitLarge(derivative, size, names).Run();

    private Derivative Run()
    {
        var function = _derivative.Function;
        var body = Split(function.Body, _derivative.IsReverse);
        var spans = _slots.Counts.Select(c => new Let(SpanOf(c.Key), new Scratch(ScratchKind.Uninitialized, Constant.Int(c.Value))));
        var names = _variables.ToEquatableArray();
        return _derivative with
        {
            Function = function with { Body = body with { Statements = [.. spans, .. body.Statements] }, Names = names },
            Parts = _parts.Select(p => p with { Function = p.Function with { Names = names } }).ToEquatableArray(),
        };
    }

    private Block Split(Block block, bool isReverse)
    {
        block = block with { Statements = SplitInside(block.Statements, isReverse).ToEquatableArray() };
        if (Sizes.Of(block) <= _size)
            return block;
        var plan = new BlockPlan(block, _size);
        var slots = _slots.Assign(plan.Crossing());
        var stays = new BlockWriter(plan, slots, SpanOf);
        foreach (var variable in plan.Outer)
            stays.AddOuter(variable);
        for (var i = 0; i < block.Statements.Count;)
        {
            var (start, owner) = (i, plan.OwnerOf(i));
            isReverse |= IsStartOfReverse(block.Statements[i]);
            var part = owner == BlockPlan.Stays ? stays : new BlockWriter(plan, slots, SpanOf);
            for (; i < block.Statements.Count && plan.OwnerOf(i) == owner && (owner != BlockPlan.Stays || i == start); i++)
            {
                if (!plan.IsLeftOut(i))
                    part.Add(i);
            }

            if (part != stays)
                stays.Add(Call(part, isReverse));
        }

        foreach (var variable in block.Yields.OfType<Variable>())
            stays.Fetch(variable);
        return new Block(stays.Statements.ToEquatableArray(), block.Yields);
    }

    private IEnumerable<Statement> SplitInside(IEnumerable<Statement> statements, bool isReverse)
    {
        foreach (var statement in statements)
        {
            isReverse |= IsStartOfReverse(statement);
            yield return Sizes.Of(statement) <= _size ? statement : statement switch
            {
                If @if => @if with { Then = Split(@if.Then, isReverse), Else = Split(@if.Else, isReverse) },
                For @for => @for with { Body = Split(@for.Body, isReverse) },
                While loop => loop with { Body = Split(loop.Body, isReverse) },
                _ => statement,
            };
        }
    }

    // Gradients have no other comments.
    private static bool IsStartOfReverse(Statement statement) => statement is Comment;

    /// <summary>Makes a method of a piece.</summary>
    private Effect Call(BlockWriter piece, bool isReverse)
    {
        var order = _derivative.Function.Parameters.Select((p, i) => (p.Variable.Id, i)).ToDictionary(p => p.Id, p => p.i);
        List<Operand> arguments = [.. piece.Arguments.OrderBy(v => order.TryGetValue(v.Id, out var i) ? i : int.MaxValue).ThenBy(v => v.Id)];
        var body = new Block(piece.Statements.ToEquatableArray(), []);
        var locals = new LocalNames(_parameters.Values.Select(p => p.Name).Concat(_derivative.Function.Signature.TypeParameters));
        var parameters = arguments.Select(a => ParameterFor((Variable)a, locals)).ToList();
        if (WorkspaceUse.IsIn(body))
        {
            arguments.Add(WorkspaceUse.Argument);
            parameters.Add(ParameterFor(NewVariable(WorkspaceUse.Argument.Type, WorkspaceUse.Name), locals));
        }

        var (name, comment) = _names.Next(isReverse);
        var function = _derivative.Function with
        {
            Signature = _derivative.Function.Signature with { Name = name },
            Parameters = parameters.ToEquatableArray(),
            Result = null,
            Body = body,
        };
        _parts.Add(new Part(function, comment));
        return new Effect($"{name}({string.Join(", ", parameters.Select((p, i) => $"{(p.Mode == PassMode.Ref ? "ref " : "")}{{{i}}}"))})", arguments.ToEquatableArray());
    }

    // A piece reads what ref parameters were on entry; they are assigned where the method returns. A copy of a stack would count on its own.
    private Parameter ParameterFor(Variable variable, LocalNames locals) => _parameters.TryGetValue(variable.Id, out var own)
        ? own with { Mode = variable.Type is StackType ? PassMode.Ref : PassMode.Value, IsParams = false, Default = null }
        : new Parameter(variable, locals.Declare(_variables[variable.Id]), "", variable.Type is StackType ? PassMode.Ref : PassMode.Value, true, false, null);

    private Variable SpanOf(ScalarType type)
    {
        if (!_spans.TryGetValue(type, out var span))
            _spans[type] = span = NewVariable(new ArrayType(type, 1, ArrayKind.Span), NameOf(type.Kind));
        return span;
    }

    private static string NameOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Float64 => "saved",
        ScalarKind.Float32 => "savedFloats",
        ScalarKind.Int32 => "savedInts",
        ScalarKind.Bool => "savedBools",
        _ => $"saved{kind}s",
    };

    private Variable NewVariable(IrType type, string name)
    {
        _variables.Add(name);
        return new Variable(_variables.Count - 1, type);
    }
}
