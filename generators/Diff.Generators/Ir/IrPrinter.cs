using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Diff.Generators.Ir;

/// <summary>Prints functions as text for people and tests: <c>%3.spot = Multiply %1.x, 2</c>.</summary>
internal sealed class IrPrinter
{
    private readonly StringBuilder _text = new();
    private readonly EquatableArray<string?> _names;
    private int _depth;

    private IrPrinter(EquatableArray<string?> names) => _names = names;

    public static string Print(Function function)
    {
        var printer = new IrPrinter(function.Names);
        var parameters = function.Parameters.Select(p =>
            $"{(p.Mode == PassMode.Value ? "" : p.Mode.ToString().ToLowerInvariant() + " ")}{printer.Show(p.Variable)}: {Show(p.Variable.Type)}{(p.NoDiff ? " [NoDiff]" : "")}");
        printer.Line($"{function.Signature.Name}({string.Join(", ", parameters)}) -> {(function.Result is null ? "void" : Show(function.Result))}");
        printer.Body(function.Body);
        return printer._text + string.Concat(function.Helpers.Select(h => "\n" + Print(h)));
    }

    public static string Show(IrType type) => type switch
    {
        ScalarType scalar => scalar.Kind.ToString().ToLowerInvariant(),
        ArrayType array => $"{array.Kind.ToString().ToLowerInvariant()}{(array.Rank == 1 ? "" : array.Rank.ToString(CultureInfo.InvariantCulture))}<{Show(array.Element)}>",
        StructType aggregate => aggregate.CSharp,
        OpaqueType opaque => opaque.CSharp,
        TensorType tensor => $"tensor<{Show(tensor.Element)}>",
        StackType stack => $"stack<{Show(stack.Element)}>",
        _ => throw new InvalidOperationException(type.GetType().Name),
    };

    private void Body(Block block)
    {
        _depth++;
        foreach (var statement in block.Statements)
            Print(statement);
        if (block.Yields.Count > 0)
            Line("yield " + Show(block.Yields));
        _depth--;
    }

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case Let let:
                Line($"{Show(let.Target)} = {Show(let.Value)}");
                break;
            case Store store:
                Line($"{Element(store.Array, store.Indices, store.Path)} = {Show(store.Value)}");
                break;
            case Accumulate add:
                Line($"{Element(add.Array, add.Indices, add.Path)} += {Show(add.Value)}");
                break;
            case Push push:
                Line($"push {Show(push.Stack)}, {Show(push.Value)}");
                break;
            case Effect effect:
                Line($"do `{effect.Template}` {Show(effect.Arguments)}");
                break;
            case Throw @throw:
                Line($"throw `{@throw.Template}` {Show(@throw.Arguments)}");
                break;
            case Kernel kernel:
                Line($"{Targets(kernel.Outputs.Select(o => o.Result))}kernel {string.Join(", ", kernel.Inputs.Select(i => $"{Show(i.Parameter)} = {Show(i.Value)}"))}");
                Body(new Block(kernel.Body.Select(l => (Statement)l).ToEquatableArray(), kernel.Outputs.Select(o => o.Value).ToEquatableArray()));
                break;
            case Comment comment:
                Line($"// {comment.Line}");
                break;
            case If @if:
                Line($"{Targets(@if.Results)}if {Show(@if.Condition)}");
                Body(@if.Then);
                if (@if.Else != Block.Empty)
                {
                    Line("else");
                    Body(@if.Else);
                }

                break;
            case For @for:
                Line($"{Targets(@for.Carried.Select(c => c.Result))}for {Show(@for.Index)} = {Show(@for.Start)} while {@for.Comparison} {Show(@for.Bound)} by {@for.Step}{Show(@for.Carried)}");
                Body(@for.Body);
                break;
            case While loop:
                Line($"{Targets(loop.Carried.Select(c => c.Result))}while{Show(loop.Carried)}");
                Body(loop.Condition);
                Line("do");
                Body(loop.Body);
                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    private string Show(Expression expression) => expression switch
    {
        Apply apply => $"{apply.Op} {Show(apply.Arguments)}",
        Load load => Element(load.Array, load.Indices, load.Path),
        Length length => $"length{length.Dimension} {Show(length.Array)}",
        Allocate allocate => $"new {Show(allocate.Type)}[{Show(allocate.Lengths)}]",
        Slice slice => $"slice {Show(slice.Array)}, {(slice.Start is null ? "" : Show(slice.Start))}, {(slice.Count is null ? "" : Show(slice.Count))}",
        Member member => $"{Show(member.Aggregate)}.{member.Path}",
        Construct construct => $"{construct.Type.CSharp} {{ {Show(construct.Fields)} }}",
        Choose choose => $"choose {Show(choose.Condition)}, {Show(choose.WhenTrue)}, {Show(choose.WhenFalse)}",
        Opaque opaque => $"`{opaque.Template}`{(opaque.IsPure ? "" : "!")} {Show(opaque.Arguments)}",
        Call call => $"call {(call.Callee is HelperCallee helper ? helper.Key : ((ExternalCallee)call.Callee).Primal)} {Show(call.Arguments)}",
        TensorCall call => $"{call.Op} {Show(call.Tensors)}{(call.Text.Length == 0 ? "" : $" `{call.Text}` {Show(call.Settings)}")}",
        Pop pop => $"pop {Show(pop.Stack)}",
        Scratch scratch => $"scratch {scratch.Kind} {(scratch.Count is null ? "" : Show(scratch.Count))}",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private string Element(Operand array, EquatableArray<Operand> indices, string? path)
        => $"{Show(array)}[{Show(indices)}]{(path is null ? "" : "." + path)}";

    private string Show(EquatableArray<Carried> carried)
        => string.Concat(carried.Select(c => $" ({Show(c.Parameter)} = {Show(c.Initial)})"));

    private string Targets(IEnumerable<Variable> variables)
        => variables.Any() ? string.Join(", ", variables.Select(Show)) + " = " : "";

    private string Show(EquatableArray<Operand> operands) => string.Join(", ", operands.Select(Show));

    private string Show(Operand operand) => operand switch
    {
        Variable variable => _names[variable.Id] is { } name ? $"%{variable.Id}.{name}" : $"%{variable.Id}",
        Constant { Type.IsFloat: true } constant => constant.Value.ToString("R", CultureInfo.InvariantCulture),
        Constant { Type: ScalarType { Kind: ScalarKind.Bool } } constant => constant.Bits != 0 ? "true" : "false",
        Constant constant => constant.Bits.ToString(CultureInfo.InvariantCulture),
        Text text => $"`{text.CSharp}`",
        _ => throw new InvalidOperationException(operand.GetType().Name),
    };

    private void Line(string line) => _text.Append(' ', 2 * _depth).Append(line).Append('\n');
}
