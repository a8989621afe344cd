using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Transforms.Splitting;

namespace Diff.Generators.Emit;

/// <summary>Writes a function's body as C# statements.</summary>
internal sealed partial class MethodEmitter
{
    private readonly CodeWriter _writer;
    private readonly Function _function;
    private readonly Inlining _inlining;
    private readonly Coalescing _locals;
    private readonly LocalNames _names;
    private readonly ExpressionText _text;
    private readonly Dictionary<int, string> _declared = [];
    private readonly Dictionary<int, string?> _hints = [];

    private MethodEmitter(CodeWriter writer, Function function, int userVariables)
    {
        _writer = writer;
        _function = function;
        _inlining = new Inlining(function, userVariables);
        _locals = new Coalescing(function, _inlining);
        var usesWorkspace = WorkspaceUse.IsIn(function.Body);
        _names = new LocalNames(
            function.Parameters.Select(p => p.Name).Concat(function.Signature.TypeParameters).Concat(usesWorkspace ? [WorkspaceUse.Name] : []));
        _text = new ExpressionText(_inlining, NameOf);
        foreach (var parameter in function.Parameters)
            _declared[_locals.Of(parameter.Variable)] = parameter.Name;
        CollectHints(function);
    }

    /// <summary>Writes the body.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="function">The function.</param>
    /// <param name="userVariables">The number of variables that stem from the user's own code.</param>
    public static void Emit(CodeWriter writer, Function function, int userVariables)
    {
        var emitter = new MethodEmitter(writer, function, userVariables);
        if (WorkspaceUse.IsIn(function.Body) && !WorkspaceUse.IsHanded(function))
            writer.Line("using var workspace = global::Diff.Workspace.Rent();");
        emitter.Write(function.Body);
        emitter.WriteReturn();
    }

    private string NameOf(Variable variable) => _declared.TryGetValue(_locals.Of(variable), out var name)
        ? name
        : throw new InvalidOperationException($"%{variable.Id} is used before it is declared.\n{IrPrinter.Print(_function)}");

    private bool IsDeclared(Variable variable) => _declared.ContainsKey(_locals.Of(variable));

    private void Write(Block block)
    {
        foreach (var statement in block.Statements)
        {
            if (!_inlining.IsLeftOut(statement))
                Write(statement);
        }
    }

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Let let:
                Assign(let.Target, let.Value);
                break;
            case Store store:
                WriteStore(store);
                break;
            case Accumulate add:
                WriteAccumulate(add);
                break;
            case Push push:
                _writer.Line($"{_text.Primary(push.Stack)}.Push({_text.Of(push.Value)});");
                break;
            case Effect effect:
                _writer.Line(_text.Of(effect.Template, effect.Arguments) + ";");
                break;
            case Throw @throw:
                _writer.Line($"throw {_text.Of(@throw.Template, @throw.Arguments)};");
                break;
            case Comment comment:
                _writer.Separate();
                _writer.Line("// " + comment.Line);
                break;
            case If @if when _inlining.IsExpression(@if):
                Set(@if.Results[0], _text.Of(@if));
                break;
            case If @if:
                WriteIf(@if, "if");
                break;
            case For @for:
                WriteFor(@for);
                break;
            case While loop:
                WriteWhile(loop);
                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    private void Assign(Variable target, Expression value)
    {
        if (IsDeclared(target)
            && _text.AsUpdate(value, o => o is Variable v && !_inlining.IsInlined(v) && _locals.Of(v) == _locals.Of(target)) is var (@operator, right))
            _writer.Line($"{NameOf(target)} {@operator} {right};");
        else
            Set(target, _text.Of(value, target.Type));
    }

    private void Set(Variable target, string value)
    {
        if (IsDeclared(target))
            _writer.Line($"{NameOf(target)} = {value};");
        else
            _writer.Line($"{(value.StartsWith("default", StringComparison.Ordinal) ? TypeText.Of(target.Type) : "var")} {Declare(target)} = {value};");
    }

    private string Declare(Variable variable)
    {
        var local = _locals.Of(variable);
        return _declared[local] = _names.Declare(_hints.TryGetValue(local, out var hint) ? hint : null);
    }

    private void WriteStore(Store store)
    {
        var value = _text.Of(store.Value);
        if (store.Path is null)
            _writer.Line($"{_text.Element(store.Array, store.Indices, null)} = {value};");
        else
            _writer.Line(AggregateText.Assign(ElementType(store.Array), _text.Element(store.Array, store.Indices, null), store.Path, value));
    }

    private void WriteAccumulate(Accumulate add)
    {
        var place = _text.Element(add.Array, add.Indices, null);
        if (add.Path is null)
            _writer.Line(Signed(place, add.Value));
        else if (IsWritable(ElementType(add.Array), add.Path))
            _writer.Line(Signed($"{place}.{add.Path}", add.Value));
        else
            _writer.Line(AggregateText.Assign(ElementType(add.Array), place, add.Path, $"{place}.{add.Path} + {_text.Primary(add.Value)}"));
    }

    // a -= b rather than a += -b.
    private string Signed(string place, Operand value) => value is Variable variable && _inlining.Of(variable) is Apply { Op: Op.Negate, Arguments: [var negated] }
        ? $"{place} -= {_text.Of(negated)};"
        : $"{place} += {_text.Of(value)};";

    private static bool IsWritable(StructType type, string path)
    {
        var split = path.IndexOf('.');
        var field = type.Fields.First(f => f.Name == (split < 0 ? path : path.Substring(0, split)));
        return field.IsWritable && (split < 0 || IsWritable((StructType)field.Type, path.Substring(split + 1)));
    }

    private static StructType ElementType(Operand array) => (StructType)((ArrayType)array.Type).Element;

    /// <summary>The final values of ref and out parameters, and the result.</summary>
    private void WriteReturn()
    {
        var yields = _function.Body.Yields;
        var references = _function.Parameters.Where(p => p.Mode is PassMode.Ref or PassMode.Out && p.Variable.Type is not StackType).ToList();
        var result = _function.Result is null ? null : Return(yields[0]);
        var finals = yields.Skip(_function.Result is null ? 0 : 1).ToList();
        if (references.Count == 0)
        {
            if (result is not null)
                _writer.Line($"return {result};");
            return;
        }

        if (result is not null)
            _writer.Line($"{TypeText.Of(_function.Result!)} result = {result};");
        var left = string.Join(", ", references.Select(p => p.Name));
        var right = string.Join(", ", finals.Select(_text.Of));
        _writer.Line(references.Count == 1 ? $"{left} = {right};" : $"({left}) = ({right});");
        if (result is not null)
            _writer.Line("return result;");
    }

    // The declared result type says what is new.
    private string Return(Operand operand)
        => operand is Variable variable && _inlining.Of(variable) is Construct { Type.Construction: Construction.Constructor } construct
            ? $"new({string.Join(", ", construct.Fields.Select(_text.Of))})"
            : _text.Of(operand);

    /// <summary>A local is called what the user called one of the values in it; derivative names come second.</summary>
    private void CollectHints(Function function)
    {
        foreach (var variable in Walk.All(function.Body).SelectMany(s => Walk.Results(s).Concat(Walk.Parameters(s))))
        {
            if (function.Names[variable.Id] is { } name && !_hints.ContainsKey(_locals.Of(variable)))
                _hints[_locals.Of(variable)] = name;
        }
    }
}
