using System;
using System.Collections.Generic;
using System.Linq;

namespace Diff.Generators.Ir;

/// <summary>Checks what every pass relies on: each variable is bound once, before its uses, in a block around them; types agree.</summary>
internal sealed class IrVerifier
{
    private readonly HashSet<int> _bound = [];
    private readonly Stack<HashSet<int>> _visible = new();
    private readonly List<string> _faults = [];
    private readonly Function _function;

    private IrVerifier(Function function) => _function = function;

    /// <summary>Throws when the function is malformed.</summary>
    public static void Verify(Function function, string pass)
    {
        var verifier = new IrVerifier(function);
        verifier._visible.Push([]);
        foreach (var parameter in function.Parameters)
            verifier.Bind(parameter.Variable);
        verifier.Check(function.Body);
        if (verifier._faults.Count > 0)
            throw new InvalidOperationException($"{function.Signature.Name} after {pass}: {string.Join("; ", verifier._faults)}\n{IrPrinter.Print(function)}");
        foreach (var helper in function.Helpers)
            Verify(helper, pass);
    }

    private void Check(Block block, params Variable[] parameters)
    {
        _visible.Push([]);
        foreach (var parameter in parameters)
            Bind(parameter);
        CheckOpen(block);
        _visible.Pop();
    }

    private void CheckOpen(Block block)
    {
        foreach (var statement in block.Statements)
            Check(statement);
        foreach (var operand in block.Yields)
            Use(operand);
    }

    private void Check(Statement statement)
    {
        foreach (var operand in Walk.Operands(statement))
            Use(operand);
        switch (statement)
        {
            case Let let:
                if (let.Value is Apply { Op: Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.Negate } apply)
                    SameType(let.Target, apply.Arguments);
                Bind(let.Target);
                break;
            case Kernel kernel:
                Check(
                    new Block(kernel.Body.Select(l => (Statement)l).ToEquatableArray(), kernel.Outputs.Select(o => o.Value).ToEquatableArray()),
                    [.. kernel.Inputs.Select(i => i.Parameter)]);
                foreach (var output in kernel.Outputs)
                    Bind(output.Result);
                break;
            case If @if:
                Check(@if.Then);
                Check(@if.Else);
                Yields(@if.Then, @if.Results);
                Yields(@if.Else, @if.Results);
                foreach (var result in @if.Results)
                    Bind(result);
                break;
            case For @for:
                Check(@for.Body, [@for.Index, .. @for.Carried.Select(c => c.Parameter)]);
                Carried(@for.Carried, @for.Body);
                break;
            case While loop:
                _visible.Push([]);
                foreach (var carried in loop.Carried)
                    Bind(carried.Parameter);
                CheckOpen(loop.Condition);
                if (loop.Condition.Yields.Count != 1 || loop.Condition.Yields[0].Type != ScalarType.Bool)
                    _faults.Add("a loop's condition must yield one truth value");
                Check(loop.Body);
                _visible.Pop();
                Carried(loop.Carried, loop.Body);
                break;
        }
    }

    private void Carried(EquatableArray<Carried> carried, Block body)
    {
        Yields(body, carried.Select(c => c.Parameter));
        foreach (var item in carried)
        {
            if (item.Initial.Type != item.Parameter.Type || item.Result.Type != item.Parameter.Type)
                _faults.Add($"carried %{item.Parameter.Id} changes its type");
            Bind(item.Result);
        }
    }

    private void Yields(Block block, IEnumerable<Variable> targets)
    {
        if (block.Statements.Count > 0 && block.Statements[block.Statements.Count - 1] is Throw)
            return;
        if (!block.Yields.Select(y => y.Type).SequenceEqual(targets.Select(t => t.Type)))
            _faults.Add("a block yields other types than its targets have");
    }

    private void SameType(Variable target, EquatableArray<Operand> arguments)
    {
        if (arguments.Any(a => a.Type != target.Type))
            _faults.Add($"%{target.Id} mixes types");
    }

    private void Bind(Variable variable)
    {
        if (variable.Id >= _function.Names.Count)
            _faults.Add($"%{variable.Id} has no entry among the names");
        if (!_bound.Add(variable.Id))
            _faults.Add($"%{variable.Id} is bound twice");
        _visible.Peek().Add(variable.Id);
    }

    private void Use(Operand operand)
    {
        if (operand is Variable variable && !_visible.Any(scope => scope.Contains(variable.Id)))
            _faults.Add($"%{variable.Id} is used where it is not visible");
    }
}
