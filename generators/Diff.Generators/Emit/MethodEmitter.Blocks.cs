using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>Branches and loops as C# statements.</summary>
internal sealed partial class MethodEmitter
{
    /// <summary>Declares the locals that the blocks of a statement bind for what comes behind it.</summary>
    private void DeclareShared(IEnumerable<Variable> variables)
    {
        foreach (var variable in variables)
        {
            if (!IsDeclared(variable))
            {
                var name = Declare(variable);
                _writer.Line($"{TypeText.Of(variable.Type)} {name};");
            }
        }
    }

    private void WriteIf(If @if, string keyword)
    {
        var (then, otherwise, results) = (@if.Then, @if.Else, @if.Results);
        if (EndsInThrow(then))
        {
            WriteGuard(@if);
            return;
        }

        // A branch that only sets plain values sets them before: if the other one runs, it sets them again.
        var isPlain = IsPlain(otherwise, results);
        if (isPlain)
        {
            foreach (var (target, source) in Copies(results, otherwise.Yields))
                Set(target, _text.Of(source));
        }

        DeclareShared(results);
        var thenIsEmpty = IsEmpty(then, results);
        var elseIsEmpty = IsEmpty(otherwise, results) || isPlain;
        if (thenIsEmpty && elseIsEmpty)
            return;
        if (thenIsEmpty)
        {
            _writer.Open($"{keyword} ({Not(@if.Condition)})");
            WriteBranch(otherwise, results);
            _writer.Close();
            return;
        }

        _writer.Open($"{keyword} ({_text.Of(@if.Condition)})");
        WriteBranch(then, results);
        _writer.Close();
        if (elseIsEmpty)
            return;
        if (ElseIf(otherwise, results) is { } nested)
        {
            WriteIf(nested, "else if");
            return;
        }

        _writer.Open("else");
        WriteBranch(otherwise, results);
        _writer.Close();
    }

    /// <summary>What throws needs no else: the rest follows at the same level.</summary>
    private void WriteGuard(If @if)
    {
        _writer.Open($"if ({_text.Of(@if.Condition)})");
        WriteBranch(@if.Then, @if.Results);
        _writer.Close();
        Write(@if.Else);
        if (!EndsInThrow(@if.Else))
            WriteCopies(Copies(@if.Results, @if.Else.Yields));
    }

    private string Not(Operand condition) => condition is Variable variable && _inlining.Of(variable) is Apply { Op: Op.Not, Arguments: [var inner] }
        ? _text.Of(inner)
        : $"!{_text.Primary(condition)}";

    /// <summary>The If that a branch consists of, if it is nothing else and no declaration comes before it.</summary>
    private If? ElseIf(Block block, EquatableArray<Variable> results)
    {
        var statements = block.Statements.Where(s => !_inlining.IsLeftOut(s)).ToList();
        return statements is [If @if]
            && !_inlining.IsExpression(@if)
            && !EndsInThrow(@if.Then)
            && @if.Results.All(IsDeclared)
            && Copies(results, block.Yields).Count == 0
            ? @if
            : null;
    }

    private bool IsEmpty(Block block, EquatableArray<Variable> results)
        => block.Statements.All(_inlining.IsLeftOut) && Copies(results, block.Yields).Count == 0;

    /// <summary>Whether a branch does nothing but give results that are not declared yet plain values.</summary>
    private bool IsPlain(Block block, EquatableArray<Variable> results)
    {
        if (!block.Statements.All(_inlining.IsLeftOut))
            return false;
        var copies = Copies(results, block.Yields);
        return copies.Count > 0 && copies.All(c => !IsDeclared(c.Target) && (c.Source is not Variable variable || !_inlining.IsInlined(variable)));
    }

    private static bool EndsInThrow(Block block) => block.Statements.Count > 0 && block.Statements[block.Statements.Count - 1] is Throw;

    private void WriteBranch(Block block, EquatableArray<Variable> results)
    {
        _names.Open();
        Write(block);
        if (!EndsInThrow(block))
            WriteCopies(Copies(results, block.Yields));
        _names.Close();
    }

    private void WriteFor(For @for)
    {
        StartCarried(@for.Carried);
        _names.Open();
        var start = _text.Of(@for.Start);
        var bound = _text.Of(@for.Bound);
        var index = Declare(@for.Index);
        var type = @for.Index.Type == ScalarType.Int32 ? "var" : TypeText.Of(@for.Index.Type);
        var comparison = @for.Comparison switch
        {
            Comparison.Less => "<",
            Comparison.LessOrEqual => "<=",
            Comparison.Greater => ">",
            _ => ">=",
        };
        var step = @for.Step switch
        {
            1 => index + "++",
            -1 => index + "--",
            > 0 => $"{index} += {@for.Step}",
            _ => $"{index} -= {-@for.Step}",
        };
        _writer.Open($"for ({type} {index} = {start}; {index} {comparison} {bound}; {step})");
        Write(@for.Body);
        WriteCopies(Copies(@for.Carried.Select(c => c.Parameter), @for.Body.Yields));
        _writer.Close();
        _names.Close();
    }

    private void WriteWhile(While loop)
    {
        StartCarried(loop.Carried);
        _names.Open();
        if (loop.Condition.Statements.All(_inlining.IsLeftOut))
        {
            _writer.Open($"while ({_text.Of(loop.Condition.Yields[0])})");
        }
        else
        {
            _writer.Open("while (true)");
            Write(loop.Condition);
            _writer.Open($"if ({Not(loop.Condition.Yields[0])})");
            _writer.Line("break;");
            _writer.Close();
        }

        Write(loop.Body);
        WriteCopies(Copies(loop.Carried.Select(c => c.Parameter), loop.Body.Yields));
        _writer.Close();
        _names.Close();
    }

    private void StartCarried(EquatableArray<Carried> carried)
    {
        var copies = Copies(carried.Select(c => c.Parameter), carried.Select(c => c.Initial));
        var assigned = copies.Where(c => IsDeclared(c.Target)).ToList();

        // Declarations first: they read what the assignments may overwrite.
        foreach (var (target, source) in copies.Except(assigned))
            Set(target, _text.Of(source));
        WriteCopies(assigned);
    }

    private bool IsSame(Variable target, Operand source)
        => source is Variable variable && !_inlining.IsInlined(variable) && _locals.Of(variable) == _locals.Of(target);

    private List<(Variable Target, Operand Source)> Copies(IEnumerable<Variable> targets, IEnumerable<Operand> sources)
        => targets.Zip(sources, (target, source) => (target, source)).Where(c => !IsSame(c.target, c.source)).ToList();

    /// <summary>Gives all targets their values at once: in an order in which none is overwritten before it is read, as a tuple if there is none.</summary>
    private void WriteCopies(List<(Variable Target, Operand Source)> copies)
    {
        while (copies.Count > 0)
        {
            var next = copies.FindIndex(c => copies.All(other => other == c || !Reads(other.Source, c.Target)));
            if (next < 0)
            {
                _writer.Line($"({string.Join(", ", copies.Select(c => NameOf(c.Target)))}) = ({string.Join(", ", copies.Select(c => _text.Of(c.Source)))});");
                return;
            }

            var (target, source) = copies[next];
            copies.RemoveAt(next);
            if (source is Variable variable && _inlining.Of(variable) is { } value)
                Assign(target, value);
            else
                Set(target, _text.Of(source));
        }
    }

    private bool Reads(Operand source, Variable target) => _inlining.Locals(source).Any(l => _locals.Of(l) == _locals.Of(target));
}
