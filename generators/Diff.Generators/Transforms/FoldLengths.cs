using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms;

/// <summary>The length of a window is what it was cut to, and that of a new array what it was asked for: known before any loop.</summary>
internal sealed class FoldLengths : IrRewriter
{
    private readonly Dictionary<int, Expression> _definitions;
    private readonly Dictionary<int, Operand> _folded = [];

    private FoldLengths(Function function) => _definitions = Walk.All(function.Body).OfType<Let>()
        .Where(l => l.Target.Type is ArrayType)
        .ToDictionary(l => l.Target.Id, l => l.Value);

    public static Function Apply(Function function) => function with
    {
        Body = new FoldLengths(function).Rewrite(function.Body),
        Helpers = function.Helpers.Select(Apply).ToEquatableArray(),
    };

    protected override Operand Rewrite(Operand operand)
        => operand is Variable variable && _folded.TryGetValue(variable.Id, out var folded) ? folded : operand;

    protected override Statement? Rewrite(Statement statement)
    {
        var rewritten = base.Rewrite(statement);
        if (rewritten is not Let { Value: Length length } let || Fold(length) is not { } known)
            return rewritten;
        if (known is Length other)
            return let with { Value = other };
        // What the window was cut to may be a folded length itself.
        _folded[let.Target.Id] = Rewrite(((Apply)known).Arguments[0]);
        return null;
    }

    /// <summary>A simpler length, or the operand that it is, in an Apply.</summary>
    private Expression? Fold(Length length)
    {
        var definition = length.Array is Variable variable && _definitions.TryGetValue(variable.Id, out var known) ? known : null;
        return definition switch
        {
            Slice { Count: { } count } when count.Type == ScalarType.Int32 => new Apply(Op.Convert, [count]),
            Allocate { Lengths: [var only] } when only.Type == ScalarType.Int32 && length.Dimension is null or 0 => new Apply(Op.Convert, [only]),
            Allocate { Lengths: [var rows, var columns] } when length.Dimension is { } dimension && rows.Type == ScalarType.Int32 && columns.Type == ScalarType.Int32
                => new Apply(Op.Convert, [dimension == 0 ? rows : columns]),
            Slice { Start: null, Count: null } slice when IsNew(slice.Array) => Fold(new Length(slice.Array)) ?? new Length(slice.Array),
            _ => null,
        };
    }

    // The span of a null array is empty, but a null array has no length.
    private bool IsNew(Operand array) => array is Variable variable && _definitions.TryGetValue(variable.Id, out var value) && value is Allocate;
}
