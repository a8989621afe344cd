using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Loops of any kind, as <see cref="While"/>.</summary>
internal sealed partial class Lowering
{
    private void LowerWhile(IWhileLoopOperation loop)
    {
        DeclareLocals(loop.Locals);
        if (loop.Condition is not { } condition)
            return;
        Func<Operand> test = loop.ConditionIsUntil ? () => Not(Condition(condition)) : () => Condition(condition);
        LowerLoop(loop, [condition, loop.Body], test, loop.ConditionIsTop, Assigns(condition), null);
    }

    private void LowerFor(IForLoopOperation loop)
    {
        DeclareLocals(loop.Locals);
        DeclareLocals(loop.ConditionLocals);
        Run(Steps(loop.Before, null));
        if (_cells.IsDead)
            return;
        if (TryCounted(loop) is { } counted)
        {
            LowerCounted(loop, counted);
            return;
        }

        Action? bottom = loop.AtLoopBottom.IsEmpty ? null : () => Run(Steps(loop.AtLoopBottom, null));
        LowerLoop(
            loop,
            [loop.Condition, loop.Body, .. loop.AtLoopBottom],
            () => loop.Condition is null ? Constant.True : Condition(loop.Condition),
            testFirst: true,
            loop.Condition is not null && Assigns(loop.Condition),
            bottom);
    }

    private void DeclareLocals(IEnumerable<ILocalSymbol> locals)
    {
        foreach (var local in locals)
            Declare(local, local.Type);
    }

    /// <summary>The variables that an iteration may change and the next one sees. The variable of a foreach is a new one each time.</summary>
    private HashSet<Cell> Assigned(ILoopOperation loop, IEnumerable<IOperation?> code)
    {
        var assigned = AssignmentScan.Find(code, _frame, _cells, _context);
        if (loop is IForEachLoopOperation)
            assigned.ExceptWith(loop.Locals.Select(_frame.Find).OfType<Cell>());
        return assigned;
    }

    private bool Assigns(IOperation condition)
        => AssignmentScan.Find([condition], _frame, _cells, _context).Count > 0;

    /// <param name="loop">The loop.</param>
    /// <param name="code">Everything that runs more than once.</param>
    /// <param name="condition">Lowers the condition.</param>
    /// <param name="testFirst">Whether the condition is tested before the first iteration.</param>
    /// <param name="conditionAssigns">Whether testing changes variables.</param>
    /// <param name="bottom">Lowers what ends every iteration, also one that <c>continue</c> ends.</param>
    /// <param name="top">Lowers what begins every iteration.</param>
    /// <param name="own">A variable that only <paramref name="bottom"/> changes.</param>
    private void LowerLoop(
        ILoopOperation loop, IReadOnlyList<IOperation?> code, Func<Operand> condition, bool testFirst, bool conditionAssigns, Action? bottom,
        Action? top = null, Cell? own = null)
    {
        var at = loop.Syntax.GetFirstToken().GetLocation();
        var outerExits = _frame.Exits.ToArray();
        var carriedCells = Assigned(loop, code);
        if (own is not null)
            carriedCells.Add(own);
        var flags = new List<Cell>();
        if (FlowAnalysis.JumpsTo(loop.Body, loop.ExitLabel))
        {
            var broke = NewFlag(_frame, "done");
            _frame.Labels[loop.ExitLabel] = broke;
            flags.Add(broke);
        }

        if (FlowAnalysis.Returns(loop.Body))
        {
            flags.Add(_frame.Returned!);
            if (_frame.Result is { } result)
                carriedCells.Add(result);
        }

        carriedCells.UnionWith(flags);
        if (!testFirst || conditionAssigns)
            LowerGuarded(loop, carriedCells, condition, testFirst, bottom, at);
        else
            LowerPlain(loop, carriedCells, flags, condition, bottom, top, at);

        // The loop has been left: from here on only the exits around it count.
        _frame.Exits.Clear();
        _frame.Exits.AddRange(outerExits);
    }

    private void LowerPlain(ILoopOperation loop, HashSet<Cell> cells, List<Cell> flags, Func<Operand> condition, Action? bottom, Action? top, Location at)
    {
        var carried = new CarriedCells(this, cells, at);
        carried.Begin();
        _builder.Open();
        _cells.Enter();
        _facts.Push([]);
        carried.Enter();
        var left = flags.Aggregate((Operand)Constant.False, (any, flag) => Or(any, ((Leaf)_cells[flag]!).Operand));
        var go = AndAlso(Not(left), condition, isSafe: false, at);
        var test = _builder.Close([go]);

        _builder.Open();
        Assume(left, false);
        Assume(go, true);
        top?.Invoke();
        LowerBody(loop, bottom, at);
        var body = _builder.Close(carried.Yields());
        _facts.Pop();
        _cells.Leave();
        _builder.Add(new While(carried.Items, carried.Begun(test), body));
        carried.Leave();
    }

    /// <summary>With a truth value that says whether to go on, for loops that test at the end, or whose test changes variables.</summary>
    private void LowerGuarded(ILoopOperation loop, HashSet<Cell> cells, Func<Operand> condition, bool testFirst, Action? bottom, Location at)
    {
        var go = NewCell("go", null);
        _cells[go] = new Leaf(Constant.True);
        var carried = new CarriedCells(this, [.. cells, go], at);
        carried.Begin();
        _builder.Open();
        _cells.Enter();
        _facts.Push([]);
        carried.Enter();
        var going = ((Leaf)_cells[go]!).Operand;
        var test = _builder.Close([going]);

        _builder.Open();
        Assume(going, true);

        // The exits are open whenever the loop goes on.
        foreach (var exit in _frame.Exits)
            Assume(((Leaf)_cells[exit]!).Operand, false);
        if (testFirst)
        {
            Branch(condition(), () => LowerBody(loop, bottom, at), () => _cells[go] = new Leaf(Constant.False), at);
            Branch(Skipped(), () => _cells[go] = new Leaf(Constant.False), () => { }, at);
        }
        else
        {
            LowerBody(loop, bottom, at);
            if (!_cells.IsDead)
                Branch(Skipped(), () => _cells[go] = new Leaf(Constant.False), () => _cells[go] = new Leaf(condition()), at);
        }

        var body = _builder.Close(carried.Yields());
        _facts.Pop();
        _cells.Leave();
        _builder.Add(new While(carried.Items, carried.Begun(test), body));
        carried.Leave();
    }

    /// <summary>One iteration.</summary>
    private void LowerBody(ILoopOperation loop, Action? bottom, Location at)
    {
        var boundary = _frame.Boundary;
        _frame.Boundary = _nextCell;
        Cell? next = null;
        if (FlowAnalysis.JumpsTo(loop.Body, loop.ContinueLabel))
        {
            next = NewFlag(_frame);
            _frame.Labels[loop.ContinueLabel] = next;
        }

        Run(Steps(loop.Body), isTail: true);
        _frame.Boundary = boundary;
        if (next is not null)
            _frame.Exits.Remove(next);
        if (bottom is null || _cells.IsDead)
            return;
        if (loop is IForEachLoopOperation || (loop is IForLoopOperation counting && OnlyCounts(counting)))
            bottom();
        else
            Branch(Skipped(), () => { }, bottom, at);
    }

    /// <summary>
    /// Whether an iteration ends in nothing but steps of the loop's own variables (in a foreach it does): nobody sees that they are taken after
    /// a break too.
    /// </summary>
    private static bool OnlyCounts(IForLoopOperation loop)
        => loop.AtLoopBottom.All(step => loop.Locals.Any(l => l.Type.SpecialType == SpecialType.System_Int32 && StepOf(step, l) is not null));
}
