using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary><c>switch</c>, as a chain of choices.</summary>
internal sealed partial class Lowering
{
    private Step? LowerSwitch(ISwitchOperation choice, Step? rest)
    {
        DeclareLocals(choice.Locals);
        var value = Evaluate(choice.Value);
        var type = TypeOf(choice.Value);

        // A break at the end of a section only ends the section; one further inside is a way out.
        var sections = choice.Cases.Select(c => (Case: c, Body: WithoutBreak(c, choice.ExitLabel))).ToList();
        var exit = sections.Any(s => s.Body.Any(o => FlowAnalysis.JumpsTo(o, choice.ExitLabel))) ? NewFlag(_frame) : null;
        if (exit is not null)
            _frame.Labels[choice.ExitLabel] = exit;
        var otherwise = sections.FirstOrDefault(s => s.Case.Clauses.Any(c => c is IDefaultCaseClauseOperation));
        var step = Section(otherwise.Case, otherwise.Body, null);
        foreach (var section in Enumerable.Reverse(sections))
        {
            var clauses = section.Case.Clauses.Where(c => c is not IDefaultCaseClauseOperation).ToArray();
            if (clauses.Length > 0)
                step = Alternative(section.Case, clauses, section.Body, value, type, step);
        }

        if (exit is null)
            return Append(step, rest);

        // Behind the switch its own way out is closed again.
        Run(step);
        _frame.Exits.Remove(exit);
        return rest;
    }

    private static IReadOnlyList<IOperation> WithoutBreak(ISwitchCaseOperation section, ILabelSymbol exit)
    {
        var body = section.Body.ToList();
        while (body.Count == 1 && body[0] is IBlockOperation block && block.Locals.IsEmpty && !block.Operations.Any(o => o is ILocalFunctionOperation))
            body = [.. block.Operations];
        if (body.Count > 0 && body[body.Count - 1] is IBranchOperation branch && Same(branch.Target, exit))
            body.RemoveAt(body.Count - 1);
        return body;
    }

    private Step? Section(ISwitchCaseOperation? section, IReadOnlyList<IOperation>? body, Step? rest)
    {
        if (section is null || body is null)
            return rest;
        DeclareLocals(section.Locals);
        return Steps(body, rest);
    }

    private Step Alternative(
        ISwitchCaseOperation section, IReadOnlyList<ICaseClauseOperation> clauses, IReadOnlyList<IOperation> body, Value value, ITypeSymbol type, Step? otherwise)
    {
        var then = Steps(body, null);
        DeclareLocals(section.Locals);
        return new Step(
            rest => Choose(
                clauses.Select<ICaseClauseOperation, Func<Operand>>(c => () => Matches(c, value, type))
                    .Aggregate((Operand)Constant.False, (any, next) => OrElse(any, next, clauses.All(IsPlain), section.Syntax.GetLocation())),
                then, otherwise, rest, section),
            null,
            Completes(then) || Completes(otherwise),
            Exits(then) || Exits(otherwise),
            null);
    }

    private static bool IsPlain(ICaseClauseOperation clause) => clause is ISingleValueCaseClauseOperation
        or IPatternCaseClauseOperation { Guard: null, Pattern: IConstantPatternOperation or IRelationalPatternOperation };

    private Operand Matches(ICaseClauseOperation clause, Value value, ITypeSymbol type)
    {
        var at = clause.Syntax.GetLocation();
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                return EqualsConstant(value, type, single.Value);
            case IPatternCaseClauseOperation pattern:
                var matches = Matches(pattern.Pattern, value, type);
                return pattern.Guard is { } guard ? AndAlso(matches, () => Condition(guard), IsSafe(guard), at) : matches;
            default:
                Report(Descriptors.UnsupportedStatement, at, "A case of this kind", "Write it with if");
                return Constant.False;
        }
    }

    private Value SwitchExpression(ISwitchExpressionOperation choice)
    {
        var value = Evaluate(choice.Value);
        var type = TypeOf(choice.Value);
        var cell = NewCell(null, TypeOf(choice));
        void Arm(int position)
        {
            if (position == choice.Arms.Length)
            {
                // C# throws where no arm matches.
                _builder.Add(new Throw("new global::System.Runtime.CompilerServices.SwitchExpressionException()", []));
                _cells.IsDead = true;
                return;
            }

            var arm = choice.Arms[position];
            DeclareLocals(arm.Locals);
            var matches = Matches(arm.Pattern, value, type);
            if (arm.Guard is { } guard)
                matches = AndAlso(matches, () => Condition(guard), IsSafe(guard), arm.Syntax.GetLocation());
            Branch(matches, () => _cells[cell] = Evaluate(arm.Value), () => Arm(position + 1), arm.Syntax.GetLocation());
        }

        Arm(0);
        return _cells[cell] ?? Anything(choice);
    }
}
