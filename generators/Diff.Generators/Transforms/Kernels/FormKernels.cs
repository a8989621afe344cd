using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Diff.Generators.Transforms.Reverse;

namespace Diff.Generators.Transforms.Kernels;

/// <summary>
/// Turns arithmetic on tensors into kernels. Only what something other than arithmetic needs is kept in memory; all else is computed where it
/// is used, inside the pass that uses it, rather than stored. Passes over the same space become one where their order allows it.
/// </summary>
internal sealed class FormKernels : IrRewriter
{
    private readonly Dictionary<int, Expression> _definitions = [];
    private readonly Dictionary<int, IReadOnlyList<Operand>> _shapes = [];
    private readonly List<string?> _names;
    private readonly string _prefix;
    private int _kernels;

    private FormKernels(Function function, bool fuse, string method)
    {
        foreach (var let in Walk.All(function.Body).OfType<Let>())
            _definitions[let.Target.Id] = let.Value;
        _names = [.. function.Names];
        _prefix = PrefixOf(function.Signature, method);
        Fuse = fuse;
        Spaces = new Spaces(DefinitionOf);
    }

    /// <summary>Whether passes become one where they can.</summary>
    public bool Fuse { get; }

    /// <summary>What is known of shapes.</summary>
    public Spaces Spaces { get; }

    /// <param name="function">A function behind all other passes.</param>
    /// <param name="fuse">Whether passes become one where they can.</param>
    /// <param name="method">What the kernels are called after.</param>
    public static Function Apply(Function function, bool fuse, string method)
    {
        function = ReleaseHeld.Apply(function);
        var pass = new FormKernels(function, fuse, method);
        var body = pass.Rewrite(function.Body);
        return function with { Body = body, Names = pass._names.ToEquatableArray() };
    }

    public Variable NewVariable(Variable like)
    {
        _names.Add(_names[like.Id]);
        return new Variable(_names.Count - 1, like.Type);
    }

    public Variable NewInput(Operand value, ScalarType element)
    {
        _names.Add(value is Variable variable ? NameOf(variable) : null);
        return new Variable(_names.Count - 1, new TensorType(element));
    }

    // A member of a parameter is called after both: pWeight.
    private string? NameOf(Variable variable) => _names[variable.Id]
        ?? (DefinitionOf(variable) is Member { Aggregate: Variable aggregate } member ? NameOf(aggregate) + string.Concat(member.Path.Split('.').Select(AdjointNames.Pascal)) : null);

    public string NewKernelName() => $"{_prefix}{++_kernels}";

    public Expression? DefinitionOf(Variable variable) => _definitions.TryGetValue(variable.Id, out var definition) ? definition : null;

    /// <summary>A statement of a block, with the kernels of the blocks inside it.</summary>
    public Statement? Inside(Statement statement) => Rewrite(statement);

    /// <summary>Whether two values are shapes of which it is known that they are the same: then nobody needs to check.</summary>
    public bool AreSameShape(Variable left, Variable right)
        => DefinitionOf(left) is TensorCall { Op: TensorOp.ShapeOf } x && DefinitionOf(right) is TensorCall { Op: TensorOp.ShapeOf } y && Spaces.Of(x.Tensors[0]).Equals(Spaces.Of(y.Tensors[0]));

    /// <summary>The tensors in memory whose common shape is that of an operand.</summary>
    public IReadOnlyList<Operand> Shapes(Operand operand)
    {
        if (operand is not Variable { Type: TensorType } variable)
            return [];
        return _shapes.TryGetValue(variable.Id, out var known) ? known : _shapes[variable.Id] = FindShapes(variable);
    }

    protected override Block Rewrite(Block block) => new BlockKernels(this, block).Run();

    protected override Expression Rewrite(Expression expression)
    {
        if (expression is not TensorCall call)
            return expression;
        return call with { Tensors = call.Tensors.SelectMany((t, i) => TensorRules.IsShapeOnly(call, i) ? Shapes(t) : [t]).ToEquatableArray() };
    }

    private IReadOnlyList<Operand> FindShapes(Variable variable) => DefinitionOf(variable) switch
    {
        Ir.Apply apply => [.. apply.Arguments.SelectMany(Shapes).Distinct()],
        TensorCall { Op: TensorOp.Fill } => [],
        TensorCall call when TensorRules.Like(call) is { } like => Shapes(like),
        _ => [variable],
    };

    private static string PrefixOf(Signature signature, string method)
    {
        var prefix = method + "Kernel";
        while (signature.TakenNames.Any(n => n.StartsWith(prefix, System.StringComparison.Ordinal)))
            prefix += "_";
        return prefix;
    }
}
