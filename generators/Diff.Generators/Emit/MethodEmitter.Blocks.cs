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
        if (EndsInThrow(@if.Then))
        {
            WriteGuard(@if);
            return;
        }

        // A branch that only sets plain values sets them before: if the other one runs, it sets them again.
        var isPlain = IsPlain(@if);
        if (isPlain)
        {
            foreach (var (target, source) in BranchCopies(@if, isThen: false))
                Set(target, _text.Of(source));
        }
        else if (!BeginsChainWithZeros(@if))
        {
            DeclareZeros(@if);
        }

        DeclareShared(@if.Results);
        var thenIsEmpty = IsEmpty(@if, isThen: true);
        var elseIsEmpty = IsEmpty(@if, isThen: false) || isPlain;
        if (thenIsEmpty && elseIsEmpty)
            return;
        if (thenIsEmpty)
        {
            _writer.Open($"{keyword} ({Not(@if.Condition)})");
            WriteBranch(@if, isThen: false);
            _writer.Close();
            return;
        }

        _writer.Open($"{keyword} ({_text.Of(@if.Condition)})");
        WriteBranch(@if, isThen: true);
        _writer.Close();
        if (elseIsEmpty)
            return;
        if (ElseIf(@if) is { } nested)
        {
            WriteIf(nested, "else if");
            return;
        }

        _writer.Open("else");
        WriteBranch(@if, isThen: false);
        _writer.Close();
    }

    /// <summary>What throws needs no else: the rest follows at the same level.</summary>
    private void WriteGuard(If @if)
    {
        _writer.Open($"if ({_text.Of(@if.Condition)})");
        WriteBranch(@if, isThen: true);
        _writer.Close();
        Write(@if.Else);
        if (!EndsInThrow(@if.Else))
            WriteCopies(BranchCopies(@if, isThen: false));
    }

    private string Not(Operand condition) => condition is Variable variable && _inlining.Of(variable) is Apply { Op: Op.Not, Arguments: [var inner] }
        ? _text.Of(inner)
        : $"!{_text.Primary(condition)}";

    /// <summary>The If that an else consists of, if it is nothing else and no declaration comes before it.</summary>
    private If? ElseIf(If @if)
        => OnlyIf(@if.Else) is { } nested
            && !EndsInThrow(nested.Then)
            && nested.Results.All(IsDeclared)
            && BranchCopies(@if, isThen: false).Count == 0
            ? nested
            : null;

    private If? OnlyIf(Block block)
        => block.Statements.Where(s => !_inlining.IsLeftOut(s)).ToList() is [If nested] && !_inlining.IsExpression(nested) ? nested : null;

    private bool IsEmpty(If @if, bool isThen)
        => (isThen ? @if.Then : @if.Else).Statements.All(_inlining.IsLeftOut) && BranchCopies(@if, isThen).Count == 0;

    /// <summary>Whether an else does nothing but give results that are not declared yet plain values.</summary>
    private bool IsPlain(If @if)
    {
        if (!@if.Else.Statements.All(_inlining.IsLeftOut))
            return false;
        var copies = BranchCopies(@if, isThen: false);
        return copies.Count > 0 && copies.All(c => !IsDeclared(c.Target) && (c.Source is not Variable variable || !_inlining.IsInlined(variable)));
    }

    private static bool EndsInThrow(Block block) => block.Statements.Count > 0 && block.Statements[block.Statements.Count - 1] is Throw;

    private void WriteBranch(If @if, bool isThen)
    {
        var block = isThen ? @if.Then : @if.Else;
        _names.Open();
        Write(block);
        if (!EndsInThrow(block))
            WriteCopies(BranchCopies(@if, isThen));
        _names.Close();
    }

    private void WriteFor(For @for)
    {
        StartCarried(@for.Carried);
        _names.Open();
        var start = _text.Of(@for.Start);
        var bound = _text.Of(ExclusiveBound(@for) ?? @for.Bound);
        var index = Declare(@for.Index);
        var type = @for.Index.Type == ScalarType.Int32 ? "var" : TypeText.Of(@for.Index.Type);
        var comparison = @for.Comparison switch
        {
            Comparison.LessOrEqual when ExclusiveBound(@for) is not null => "<",
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

    // i < x.Length rather than i <= x.Length - 1
    private Operand? ExclusiveBound(For loop) => loop.Comparison == Comparison.LessOrEqual
        && loop.Bound is Variable bound
        && _inlining.Of(bound) is Apply { Op: Op.Subtract, Arguments: [Variable length, Constant { Bits: 1 }] }
        && _inlining.DefinitionOf(length) is Length
        ? length
        : null;

    private void WriteWhile(While loop)
    {
        if (TryWriteDo(loop))
            return;
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

    /// <summary>
    /// A loop on a flag that is true at first is <c>do</c>, unless the flag serves anything else, or what it becomes needs what is known only inside.
    /// </summary>
    private bool TryWriteDo(While loop)
    {
        var flag = loop.Carried.ToList().FindIndex(c => c.Parameter == loop.Condition.Yields[0] && c.Initial == Constant.True);
        if (flag < 0 || loop.Condition.Statements.Count > 0 || loop.Body.Yields[flag] is not Variable next)
            return false;
        var (parameter, _, result) = loop.Carried[flag];
        if (_inlining.UsesOf(parameter) != 1 || _inlining.UsesOf(result) != 0 || !_inlining.IsInlined(next))
            return false;

        // What the condition reads must be there, and be the same, behind the last assignment.
        var others = loop.Carried.Where((_, i) => i != flag).ToEquatableArray();
        var yields = loop.Body.Yields.Where((_, i) => i != flag).ToEquatableArray();
        var visible = others.Select(c => _locals.Of(c.Parameter)).ToList();
        var overwritten = Copies(others.Select(c => c.Parameter), yields).Select(c => _locals.Of(c.Target)).ToList();
        var read = _inlining.Locals(next).ToList();
        if (!read.All(l => (IsDeclared(l) || visible.Contains(_locals.Of(l))) && !overwritten.Contains(_locals.Of(l))))
            return false;

        StartCarried(others);
        _names.Open();
        _writer.Open("do");
        Write(loop.Body);
        WriteCopies(Copies(others.Select(c => c.Parameter), yields));
        _writer.Close($" while ({_text.Of(next)});");
        _names.Close();
        return true;
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
                Line($"({string.Join(", ", copies.Select(c => NameOf(c.Target)))}) = ({string.Join(", ", copies.Select(c => _text.Of(c.Source)))});");
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
