using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Transforms.Kernels;
using Diff.Generators.Transforms.Reverse;
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
    private readonly IReadOnlyDictionary<int, AdjointKey> _adjoints;
    private readonly Dictionary<int, string> _declared = [];
    private readonly Dictionary<int, List<Variable>> _named = [];
    private readonly Parameter? _handed;
    private readonly IReadOnlyDictionary<int, Operand> _homes;
    private readonly HashSet<Operand> _readByMembers;
    private readonly string _workspace = WorkspaceUse.Name;
    private bool _explainedGuard;

    private MethodEmitter(CodeWriter writer, Derivative derivative, bool isPiece)
    {
        var function = IndexNames.Apply(derivative.Function);
        _writer = writer;
        _function = function;
        _adjoints = derivative.Adjoints;
        _homes = derivative.Homes;
        _readByMembers = [.. Walk.All(function.Body).Select(s => (s as Let)?.Value).OfType<Member>().Select(m => m.Aggregate)];
        _inlining = new Inlining(function, derivative.Primal.Names.Count, isPiece);
        _locals = new Coalescing(function, _inlining, _adjoints.ContainsKey);
        var methods = new OwnMethods(function);
        List<string> taken = [.. function.Parameters.Select(p => p.Name.TrimStart('@')), .. function.Signature.TypeParameters, .. methods.Names];
        _handed = WorkspaceUse.HandedTo(function);
        while (taken.Contains(_workspace))
            _workspace += "_";
        _workspace = _handed?.Name ?? _workspace;
        _names = new LocalNames(taken.Concat(WorkspaceUse.IsIn(function.Body) ? [_workspace] : Array.Empty<string>()));
        _text = new ExpressionText(_inlining, NameOf, methods, _workspace);
        foreach (var parameter in function.Parameters)
            _declared[_locals.Of(parameter.Variable)] = parameter.Name;
        CollectNames(function);
    }

    /// <summary>Writes the body.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="derivative">The method.</param>
    /// <param name="isPiece">Whether it is a piece of a large one.</param>
    public static void Emit(CodeWriter writer, Derivative derivative, bool isPiece = false)
    {
        var emitter = new MethodEmitter(writer, derivative, isPiece);
        if (emitter._handed is null && WorkspaceUse.IsIn(emitter._function.Body))
            writer.Line($"using var {emitter._workspace} = global::Diff.Workspace.Rent();");
        emitter.Write(emitter._function.Body);
        emitter.WriteReturn();
    }

    private string NameOf(Variable variable) => _declared.TryGetValue(_locals.Of(variable), out var name)
        ? name
        : throw new InvalidOperationException($"%{variable.Id} is used before it is declared.\n{IrPrinter.Print(_function)}");

    private bool IsDeclared(Variable variable) => _declared.ContainsKey(_locals.Of(variable));

    private void Write(Block block)
    {
        var statements = block.Statements.Where(s => !_inlining.IsLeftOut(s)).ToList();

        // A heading needs something below it.
        if (statements.Count > 0 && statements[statements.Count - 1] is Comment)
            statements.RemoveAt(statements.Count - 1);
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i] is Accumulate { Path: not null } && Gather(statements, i) is { Count: > 1 } parts)
            {
                WriteParts(parts);
                i += parts.Count - 1;
            }
            else if (i + 1 < statements.Count && statements[i + 1] is Kernel kernel && ProductOf(kernel, statements[i]) is { } product)
            {
                Write(kernel, product);
                i++;
            }
            else if (i + 1 < statements.Count && JoinLosses.AreJoined(statements[i], statements[i + 1]))
            {
                WriteWithGradient((Let)statements[i], (Let)statements[i + 1]);
                i++;
            }
            else
            {
                Write(statements[i]);
            }
        }
    }

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Let { Value: TensorCall call } let:
                Set(let.Target, TextOf(call, let.Target));
                break;
            case Kernel kernel:
                Write(kernel);
                break;
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
                Line($"{_text.Primary(push.Stack)}.Push({_text.Of(push.Value)});");
                break;
            case Effect effect:
                Line(_text.Of(effect.Template, effect.Arguments) + ";");
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
            && _text.AsUpdate(value, o => IsSame(target, o), _adjoints.ContainsKey(target.Id)) is var (@operator, right))
            Line(IsStep(target, @operator, right) is { } step ? $"{NameOf(target)}{step};" : $"{NameOf(target)} {@operator} {right};");
        else
            Set(target, _text.Of(value, target.Type), isNamed: value is Construct { Type.Construction: Construction.Tuple } && _readByMembers.Contains(target));
    }

    private static string? IsStep(Variable target, string @operator, string right) => (@operator, right) switch
    {
        ("+=", "1") when target.Type.IsInteger => "++",
        ("-=", "1") when target.Type.IsInteger => "--",
        _ => null,
    };

    /// <summary>A line with expressions in it. Guards are explained once.</summary>
    private void Line(string line)
    {
        if (_text.WroteGuard && !_explainedGuard)
        {
            _writer.Line("// What has no weight adds nothing, even where its derivative is infinite.");
            _explainedGuard = true;
        }

        _writer.Line(line);
    }

    // A tuple's items have names only where its type says so.
    private void Set(Variable target, string value, bool isNamed = false)
    {
        var isTyped = isNamed || value is "null" or "null!" || value.StartsWith("default", StringComparison.Ordinal);
        Line($"{(IsDeclared(target) ? NameOf(target) : $"{(isTyped ? TypeText.Of(target.Type) : "var")} {Declare(target)}")} = {value};");
    }

    private string Declare(Variable variable)
    {
        var local = _locals.Of(variable);
        return _declared[local] = _names.Declare(_named.TryGetValue(local, out var named) ? Hint(named) : null);
    }

    /// <summary>
    /// A local is called what the user called the first of the values in it. The adjoint of what is written x3 is dx3, and where it goes on
    /// as that of x, dx.
    /// </summary>
    private string Hint(List<Variable> variables) => variables.All(v => _adjoints.ContainsKey(v.Id))
        ? variables.Select(AdjointName).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).First()
        : _function.Names[variables[0].Id]!;

    private string AdjointName(Variable variable)
        => _adjoints[variable.Id] is var (primal, path) && _declared.TryGetValue(_locals.Of(primal), out var name)
            ? AdjointNames.Of(name, path)
            : _function.Names[variable.Id]!;

    /// <summary>The final values of ref and out parameters, and the result.</summary>
    private void WriteReturn()
    {
        var yields = _function.Body.Yields;
        var references = _function.Parameters.Where(p => p.Mode is PassMode.Ref or PassMode.Out && p.Variable.Type is not StackType).Select(p => p.Variable);
        var finals = Copies(references, yields.Skip(_function.Result is null ? 0 : 1));
        var returned = _function.Result is null ? null : yields[0];
        if (returned is not null && finals.Any(f => Reads(returned, f.Target)))
        {
            var result = _names.Declare("result");
            Line($"{TypeText.Of(_function.Result!)} {result} = {Return(returned)};");
            WriteCopies(finals);
            Line($"return {result};");
            return;
        }

        WriteCopies(finals);
        if (returned is not null)
            Line($"return {Return(returned)};");
    }

    // The declared result type says what is new.
    private string Return(Operand operand)
        => operand is Variable variable && _inlining.Of(variable) is Construct { Type.Construction: Construction.Constructor } construct
            ? $"new({string.Join(", ", construct.Fields.Select(_text.Of))})"
            : _text.Of(operand);

    private void CollectNames(Function function)
    {
        foreach (var statement in Walk.All(function.Body))
        {
            foreach (var result in Walk.Results(statement))
                CollectName(result);
            foreach (var parameter in Walk.Parameters(statement))
                CollectName(parameter);
        }
    }

    private void CollectName(Variable variable)
    {
        if (_function.Names[variable.Id] is null)
            return;
        if (!_named.TryGetValue(_locals.Of(variable), out var named))
            _named[_locals.Of(variable)] = named = [];
        named.Add(variable);
    }
}
