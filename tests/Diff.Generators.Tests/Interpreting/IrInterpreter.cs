using Diff.Generators.Ir;

namespace Diff.Generators.Tests.Interpreting;

/// <summary>
/// Runs a function of the IR as it stands, statement by statement. Numbers are boxed in their own type, one-dimensional arrays and spans are
/// <see cref="Window"/>s, aggregates that the IR builds are <see cref="Built"/>, all other values are the program's own objects.
/// </summary>
internal sealed class IrInterpreter(Function root, PassiveCode passive)
{
    private readonly Dictionary<int, object?> _values = [];

    /// <summary>What the body yields: the result, then the final values of ref and out parameters.</summary>
    public object?[] Run(params object?[] arguments) => Run(root, arguments);

    private object?[] Run(Function function, object?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            _values[function.Parameters[i].Variable.Id] = arguments[i];
        return Run(function.Body);
    }

    private object?[] Run(Block block)
    {
        foreach (var statement in block.Statements)
            Run(statement);
        return [.. block.Yields.Select(Value)];
    }

    private void Run(Statement statement)
    {
        switch (statement)
        {
            case Let let:
                _values[let.Target.Id] = Evaluate(let.Value, let.Target.Type);
                break;
            case Store store:
                Places.Write(Value(store.Array)!, Indices(store.Indices), Places.Path(store.Array.Type, store.Path), Value(store.Value));
                break;
            case Effect effect:
                passive.Run(effect.Template, null, effect.Arguments, Values(effect.Arguments));
                break;
            case Throw @throw:
                throw (Exception)passive.Run(@throw.Template, null, @throw.Arguments, Values(@throw.Arguments))!;
            case Comment:
                break;
            case If @if:
                Bind(@if.Results, Run((bool)Value(@if.Condition)! ? @if.Then : @if.Else));
                break;
            case For @for:
                Run(@for);
                break;
            case While loop:
                Bind(loop.Carried.Select(c => c.Parameter), [.. loop.Carried.Select(c => Value(c.Initial))]);
                while ((bool)Run(loop.Condition)[0]!)
                    Bind(loop.Carried.Select(c => c.Parameter), Run(loop.Body));
                Bind(loop.Carried.Select(c => c.Result), [.. loop.Carried.Select(c => Value(c.Parameter))]);
                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    private void Run(For loop)
    {
        Bind(loop.Carried.Select(c => c.Parameter), [.. loop.Carried.Select(c => Value(c.Initial))]);
        var (index, bound) = (Convert.ToInt64(Value(loop.Start)), Convert.ToInt64(Value(loop.Bound)));
        for (; Holds(loop.Comparison, index, bound); index += loop.Step)
        {
            _values[loop.Index.Id] = loop.Index.Type == ScalarType.Int64 ? (object)index : (int)index;
            Bind(loop.Carried.Select(c => c.Parameter), Run(loop.Body));
        }

        Bind(loop.Carried.Select(c => c.Result), [.. loop.Carried.Select(c => Value(c.Parameter))]);
    }

    private static bool Holds(Comparison comparison, long index, long bound) => comparison switch
    {
        Comparison.Less => index < bound,
        Comparison.LessOrEqual => index <= bound,
        Comparison.Greater => index > bound,
        _ => index >= bound,
    };

    private void Bind(IEnumerable<Variable> targets, object?[] values)
    {
        var i = 0;
        foreach (var target in targets)
            _values[target.Id] = values[i++];
    }

    private object? Evaluate(Expression expression, IrType type)
    {
        switch (expression)
        {
            case Apply apply:
                return Operations.Evaluate(apply.Op, (ScalarType)type, Values(apply.Arguments));
            case Load load:
                return Places.Read(Value(load.Array)!, Indices(load.Indices), Places.Path(load.Array.Type, load.Path));
            case Length length:
                return Places.Length(Value(length.Array)!, length.Dimension);
            case Allocate allocate:
                return passive.NewArray(allocate.Type, Indices(allocate.Lengths));
            case Slice { Start: null } slice:
                return Value(slice.Array);
            case Slice slice:
                return ((Window)Value(slice.Array)!).Slice((int)Value(slice.Start!)!, (int)Value(slice.Count!)!);
            case Member member:
                return Places.Member(Value(member.Aggregate)!, Places.Path(member.Aggregate.Type, member.Path)!);
            case Construct construct:
                return new Built(construct.Type, Values(construct.Fields));
            case Choose choose:
                return Value((bool)Value(choose.Condition)! ? choose.WhenTrue : choose.WhenFalse);
            case Opaque opaque:
                return passive.Run(opaque.Template, type, opaque.Arguments, Values(opaque.Arguments));
            case Call { Callee: HelperCallee helper } call:
                var arguments = Values(call.Arguments);
                return new IrInterpreter(root, passive).Run(root.Helpers.First(h => h.Key == helper.Key), arguments)[0];
            case Call { Callee: ExternalCallee outside } call:
                return passive.Run(outside.Call([.. call.Arguments.Select((_, i) => $"{{{i}}}")]), type, call.Arguments, Values(call.Arguments));
            default:
                throw new InvalidOperationException(expression.GetType().Name);
        }
    }

    private object?[] Values(EquatableArray<Operand> operands) => [.. operands.Select(Value)];

    private int[] Indices(EquatableArray<Operand> operands) => [.. operands.Select(o => Convert.ToInt32(Value(o)))];

    private object? Value(Operand operand) => operand switch
    {
        Variable variable => _values[variable.Id],
        Constant constant => Operations.Constant(constant),
        Text text => passive.Run(text.CSharp, text.Type, [], []),
        _ => throw new InvalidOperationException(operand.GetType().Name),
    };
}
