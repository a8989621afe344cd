using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Statements in order. What is left to do is a list, so that a way that goes on can take it into its branch.</summary>
internal sealed partial class Lowering
{
    /// <summary>What is left to lower.</summary>
    private sealed record Step(Func<Step?, Step?>? Lower, IOperation? Operation, bool Completes, bool Exits, Step? Next);

    private static Step? Steps(IOperation? operation, Step? next = null) => operation is null
        ? next
        : new Step(null, operation, FlowAnalysis.Completes(operation), FlowAnalysis.Exits(operation), next);

    private static Step? Steps(IEnumerable<IOperation> operations, Step? next)
        => operations.Reverse().Aggregate(next, (rest, operation) => Steps(operation, rest));

    private static Step? Append(Step? first, Step? rest)
        => first is null ? rest : rest is null ? first : first with { Next = Append(first.Next, rest) };

    private static bool Completes(Step? step)
    {
        for (; step is not null; step = step.Next)
        {
            if (!step.Completes)
                return false;
        }

        return true;
    }

    private static bool Exits(Step? step)
    {
        for (; step is not null; step = step.Next)
        {
            if (step.Exits)
                return true;
        }

        return false;
    }

    // Whether nothing follows the statements being run up to the end of the iteration or method.
    private bool _isTail;

    /// <summary>Runs statements that others may follow.</summary>
    private void Run(Step? step) => Run(step, isTail: false);

    private void Run(Step? step, bool isTail)
    {
        var outer = _isTail;
        _isTail = isTail;
        RunAll(step, isTail);
        _isTail = outer;
    }

    private void RunAll(Step? step, bool isTail)
    {
        while (step is not null && !_cells.IsDead)
        {
            _context.Token.ThrowIfCancellationRequested();
            step = step.Lower is { } lower ? lower(step.Next) : Lower(step.Operation!, step.Next);
            var skipped = Skipped();
            if (Truth(skipped) == true)
                return;
            if (step is not null && Truth(skipped) is null)
            {
                var rest = step;
                Branch(skipped, () => { }, () => Run(rest, isTail), Location.None, isTail);
                return;
            }
        }
    }

    /// <summary>Whether what follows is skipped: the method has returned, the loop been left, the iteration ended.</summary>
    private Operand Skipped()
        => _frame.Exits.Aggregate((Operand)Constant.False, (any, exit) => Or(any, ((Leaf)_cells[exit]!).Operand));

    /// <summary>Lowers a statement, perhaps together with those behind it; gives what is still to be lowered.</summary>
    private Step? Lower(IOperation operation, Step? rest)
    {
        switch (operation)
        {
            case IMethodBodyOperation body:
                return Steps(body.BlockBody ?? body.ExpressionBody, rest);
            case IConstructorBodyOperation body:
                return Steps(body.BlockBody ?? body.ExpressionBody, rest);
            case IBlockOperation block:
                foreach (var local in block.Locals)
                    Declare(local, local.Type);
                foreach (var function in block.Operations.OfType<ILocalFunctionOperation>())
                    DeclareFunction(function.Symbol);
                return Steps(block.Operations, rest);
            case IConditionalOperation choice:
                return Choose(Condition(choice.Condition), Steps(choice.WhenTrue), Steps(choice.WhenFalse), rest, choice);
            case ISwitchOperation choice:
                return LowerSwitch(choice, rest);
            default:
                LowerSimple(operation);
                return rest;
        }
    }

    private void LowerSimple(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(d => d.Declarators.Select(v => (Variable: v, Initializer: v.Initializer ?? d.Initializer))))
                    LowerDeclarator(declarator.Variable, declarator.Initializer);
                break;
            case IExpressionStatementOperation statement:
                Evaluate(statement.Operation);
                break;
            case IReturnOperation { Kind: OperationKind.Return } @return:
                LowerReturn(@return);
                break;
            case IBranchOperation branch:
                LowerBranch(branch);
                break;
            case IForLoopOperation loop:
                LowerFor(loop);
                break;
            case IWhileLoopOperation loop:
                LowerWhile(loop);
                break;
            case IForEachLoopOperation loop:
                LowerForEach(loop);
                break;
            case IThrowOperation @throw:
                LowerThrow(@throw);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            default:
                if (!RefuseStatement(operation))
                    Evaluate(operation);
                break;
        }
    }

    private void LowerDeclarator(IVariableDeclaratorOperation declarator, IVariableInitializerOperation? initializer)
    {
        var cell = _frame.Find(declarator.Symbol) ?? Declare(declarator.Symbol, declarator.Symbol.Type);
        if (initializer is null)
        {
            _cells[cell] = null;
            return;
        }

        if (declarator.Symbol.RefKind != RefKind.None)
        {
            _cells[cell] = new Reference(PlaceOf(initializer.Value));
            return;
        }

        var value = Evaluate(initializer.Value);
        SetName(value, declarator.Symbol.Name);
        _cells[cell] = value;
    }

    private void LowerReturn(IReturnOperation @return)
    {
        if (@return.ReturnedValue is { } returned)
        {
            var value = _frame.ReturnsReference ? new Reference(PlaceOf(returned)) : Evaluate(returned);
            if (_frame.Result is not null)
                _cells[_frame.Result] = value;
        }

        if (!_cells.IsDead)
            _cells[_frame.Returned!] = new Leaf(Constant.True);
    }

    private void LowerBranch(IBranchOperation branch)
    {
        if (_frame.Labels.TryGetValue(branch.Target, out var flag))
            _cells[flag] = new Leaf(Constant.True);
        else
            Report(Descriptors.UnsupportedStatement, branch, "A jump with goto", "Use a loop, break, continue or an early return");
    }

    /// <summary>Lowers a choice. When one side leaves the loop or method, the other takes with it everything that is left to do.</summary>
    private Step? Choose(Operand condition, Step? then, Step? otherwise, Step? rest, IOperation at)
    {
        var location = at.Syntax.GetLocation();
        var isTail = _isTail;
        var (thenCompletes, otherwiseCompletes) = (Completes(then), Completes(otherwise));
        if (Truth(condition) is null && thenCompletes != otherwiseCompletes && Exits(thenCompletes ? otherwise : then))
        {
            Branch(
                condition,
                () => Run(thenCompletes ? Append(then, rest) : then, isTail),
                () => Run(thenCompletes ? otherwise : Append(otherwise, rest), isTail),
                location,
                isTail);
            return null;
        }

        isTail &= rest is null;
        Branch(condition, () => Run(then, isTail), () => Run(otherwise, isTail), location, isTail);
        return rest;
    }

    private void LowerThrow(IThrowOperation @throw)
    {
        _harmless++;
        var (template, arguments) = Passive(@throw.Exception);
        _harmless--;
        if (!_cells.IsDead)
            _builder.Add(new Throw(template, arguments));
        _cells.IsDead = true;
    }

    /// <summary>Reports statements that have no counterpart in a derivative; false when it is none of them.</summary>
    private bool RefuseStatement(IOperation operation)
    {
        var (kind, wayOut) = operation switch
        {
            ITryOperation => ("A try statement", "Move it into the caller"),
            ILockOperation => ("A lock", "Take it around the call instead"),
            IUsingOperation or IUsingDeclarationOperation => ("A using statement", "Open and dispose the resource in the caller"),
            ILabeledOperation => ("A label for goto", "Use a loop, break, continue or an early return"),
            _ => default,
        };
        if (kind is null)
            return false;
        var span = operation.Syntax.GetFirstToken().GetLocation();
        Report(Descriptors.UnsupportedStatement, span, kind, wayOut);
        return true;
    }
}
