using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// The stacks on which methods that are reversed by others leave what their reverses need: one for each type, made by the gradient method and handed
/// to all that it calls, by reference.
/// </summary>
/// <remarks>
/// Other values have a stack each, so that the order does not matter in which the reverse sweep asks for them. Here it does: each block pushes at
/// its end and pops at the start of its reverse, so that what was pushed last is popped first.
/// </remarks>
/// <param name="isMemoryStable">Whether nobody writes to memory that a method has read.</param>
internal sealed class SharedStacks(bool isMemoryStable)
{
    /// <summary>Stands for the stacks, as the last argument of a call, until they are known.</summary>
    public static readonly Text Marker = new(new OpaqueType("stacks"), "stacks");

    private readonly List<StackType> _types = [];
    private readonly Dictionary<IrBuilder, Dictionary<StackType, Variable>> _variables = [];

    public bool IsMemoryStable => isMemoryStable;

    /// <summary>The variable of a function that is a stack for values of a type.</summary>
    public Variable StackOf(IrType element, IrBuilder builder)
    {
        var type = new StackType(element);
        if (!_types.Contains(type))
            _types.Add(type);
        if (!_variables.TryGetValue(builder, out var own))
            _variables[builder] = own = [];
        if (!own.TryGetValue(type, out var variable))
            own[type] = variable = builder.NewVariable(type, "saved" + Name(element));
        return variable;
    }

    /// <summary>The function with the stacks among its parameters, handed on to what it calls.</summary>
    public Function Parametrise(Function function, IrBuilder builder)
    {
        var stacks = All(builder);
        var parameters = function.Parameters.ToList();
        foreach (var stack in stacks)
        {
            var name = builder.NameOf(stack)!;
            while (parameters.Any(p => p.Name == name))
                name += "_";
            parameters.Add(new Parameter(stack, name, "", PassMode.Ref, NoDiff: true, IsParams: false, Default: null));
        }

        return Linked(function, builder, stacks) with { Parameters = parameters.ToEquatableArray() };
    }

    /// <summary>The function that makes the stacks, and hands them to what it calls.</summary>
    public Function MakeIn(Function function, IrBuilder builder)
    {
        if (!Walk.All(function.Body).Any(IsOpen))
            return function;
        var stacks = All(builder);
        var linked = Linked(function, builder, stacks);
        return linked with { Body = linked.Body with { Statements = [.. stacks.Select(s => new Let(s, new Scratch(ScratchKind.Stack, null))), .. linked.Body.Statements] } };
    }

    private List<Variable> All(IrBuilder builder) => [.. _types.ToList().Select(t => StackOf(t.Element, builder))];

    private static Function Linked(Function function, IrBuilder builder, List<Variable> stacks)
        => function with { Body = new Linker(stacks).Apply(function.Body), Names = builder.Names };

    private static bool IsOpen(Statement statement) => statement is Effect { Arguments: var a } && a.Contains(Marker)
        || statement is Let { Value: Opaque { Arguments: var b } } && b.Contains(Marker);

    private static string Name(IrType element) => element switch
    {
        ScalarType { Kind: ScalarKind.Float64 } => "",
        ScalarType { Kind: ScalarKind.Float32 } => "Floats",
        ScalarType { Kind: ScalarKind.Int32 } => "Ints",
        ScalarType { Kind: ScalarKind.Bool } => "Bools",
        ScalarType scalar => scalar.Kind + "s",
        ArrayType { Element: ArrayType } => "Rows",
        ArrayType => "Arrays",
        TensorType => "Tensors",
        _ => "Values",
    };

    private sealed class Linker(List<Variable> stacks) : IrRewriter
    {
        public Block Apply(Block block) => Rewrite(block);

        protected override Statement? Rewrite(Statement statement) => statement is Effect effect && IsOpen(effect)
            ? new Effect(Template(effect.Template, effect.Arguments.Count - 1), Arguments(effect.Arguments))
            : base.Rewrite(statement);

        protected override Expression Rewrite(Expression expression) => expression is Opaque { Arguments: var arguments } opaque && arguments.Contains(Marker)
            ? opaque with { Template = Template(opaque.Template, arguments.Count - 1), Arguments = Arguments(arguments) }
            : base.Rewrite(expression);

        private EquatableArray<Operand> Arguments(EquatableArray<Operand> arguments) => [.. arguments.Where(a => a != Marker), .. stacks];

        private string Template(string template, int marker)
        {
            var text = string.Join(", ", stacks.Select((_, i) => $"ref {{{marker + i}}}"));
            return template.Replace(text.Length == 0 && marker > 0 ? $", {{{marker}}}" : $"{{{marker}}}", text);
        }
    }
}
