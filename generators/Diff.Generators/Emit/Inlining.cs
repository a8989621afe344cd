using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Diff.Generators.Transforms;

namespace Diff.Generators.Emit;

/// <summary>
/// Decides which temporaries become part of the expression that uses them. What the user named stays a statement of its own;
/// a temporary that is used once is written where it is used, if nothing in between can change what it reads.
/// </summary>
internal sealed class Inlining
{
    // Larger expressions are cut, so that lines stay readable: as many operations as a line of code has.
    private const int LongestExpression = 12;

    // In the pieces of a large method the JIT has registers for what is computed at once, not for what is put off until its last use.
    private const int LongestInPiece = 4;
    private const int FarthestInPiece = 8;

    // By the variable's id.
    private readonly int[] _uses;
    private readonly Expression?[] _inlined;
    private readonly Expression?[] _definitions;
    private readonly If?[] _conditionals;
    private readonly int[] _sizes;
    private readonly bool[] _reading;
    private readonly (Block Block, bool IsBound)[] _lastUse;

    private readonly Dictionary<int, List<Block>> _widened = [];
    private readonly Dictionary<Block, (Block Parent, bool IsLoop)> _parents = new(ReferenceComparer.Instance);
    private readonly Function _function;
    private readonly int _userVariables;
    private readonly int _longest;
    private readonly int _farthest;

    /// <param name="function">The function.</param>
    /// <param name="userVariables">The number of variables that stem from the user's own code.</param>
    /// <param name="isPiece">Whether the function is a piece of a large one.</param>
    public Inlining(Function function, int userVariables, bool isPiece)
    {
        (_longest, _farthest) = isPiece ? (LongestInPiece, FarthestInPiece) : (LongestExpression, int.MaxValue);
        _function = function;
        _userVariables = userVariables;
        var count = function.Names.Count;
        (_uses, _sizes, _reading, _lastUse) = (new int[count], new int[count], new bool[count], new (Block, bool)[count]);
        (_inlined, _definitions, _conditionals) = (new Expression?[count], new Expression?[count], new If?[count]);
        foreach (var let in Walk.All(function.Body).OfType<Let>())
            _definitions[let.Target.Id] = let.Value;
        Count(function.Body);
        Visit(function.Body);
    }

    /// <summary>What is written in a variable's place; null if it is a local.</summary>
    public Expression? Of(Variable variable) => _inlined[variable.Id];

    /// <summary>How often a variable occurs.</summary>
    public int UsesOf(Variable variable) => _uses[variable.Id];

    /// <summary>What a variable was bound to, wherever that is written; null for results of branches and loops.</summary>
    public Expression? DefinitionOf(Variable variable) => _definitions[variable.Id];

    /// <summary>The If that is written as a conditional expression in a variable's place; null if there is none.</summary>
    public If? ConditionalOf(Variable variable) => _conditionals[variable.Id];

    public bool IsInlined(Variable variable) => _inlined[variable.Id] is not null || _conditionals[variable.Id] is not null;

    /// <summary>Whether an If with one result has nothing but inlined values in its branches, so that <c>?:</c> says it.</summary>
    public bool IsExpression(If @if) => @if.Results.Count == 1
        && @if.Then.Yields.Count == 1
        && @if.Else.Yields.Count == 1
        && !GoesOn(@if.Results[0], @if.Then.Yields[0])
        && !GoesOn(@if.Results[0], @if.Else.Yields[0])
        && @if.Then.Statements.Concat(@if.Else.Statements).All(IsLeftOut);

    // if (c) x = …; rather than x = c ? … : x;
    private bool GoesOn(Variable result, Operand yielded)
        => _function.Names[result.Id] is { } name && yielded is Variable variable && _function.Names[variable.Id] == name;

    /// <summary>Whether no line is written for a statement.</summary>
    public bool IsLeftOut(Statement statement) => statement switch
    {
        Let let => _inlined[let.Target.Id] is not null,
        If { Results.Count: 1 } @if => _conditionals[@if.Results[0].Id] is not null,
        _ => false,
    };

    /// <summary>The locals that an operand reads when it is written out.</summary>
    public IReadOnlyList<Variable> Locals(Operand operand)
    {
        if (operand is Variable variable && !IsInlined(variable))
            return [variable];
        var locals = new List<Variable>();
        AddLocals(operand, locals);
        return locals;
    }

    private void AddLocals(Operand operand, List<Variable> locals)
    {
        if (operand is not Variable variable)
            return;
        if (_inlined[variable.Id] is { } value)
        {
            foreach (var part in Walk.Operands(value))
                AddLocals(part, locals);
        }
        else if (_conditionals[variable.Id] is { } @if)
        {
            AddLocals(@if.Condition, locals);
            AddLocals(@if.Then.Yields[0], locals);
            AddLocals(@if.Else.Yields[0], locals);
        }
        else
        {
            locals.Add(variable);
        }
    }

    /// <summary>Whether an operand, written out, can throw, so that it must be computed wherever the user computed it.</summary>
    public bool CanThrow(Operand operand)
    {
        if (operand is not Variable variable)
            return false;
        if (_conditionals[variable.Id] is { } @if)
            return CanThrow(@if.Condition) || CanThrow(@if.Then.Yields[0]) || CanThrow(@if.Else.Yields[0]);
        if (_inlined[variable.Id] is not { } value)
            return false;
        return value is Load or Opaque
            || (value is Apply apply && apply.Arguments.Any(a => a.Type is ScalarType { Kind: var kind } && OpInfo.Of(apply.Op).CanThrow(kind)))
            || Walk.Operands(value).Any(CanThrow);
    }

    private void Count(Block block)
    {
        foreach (var statement in block.Statements)
        {
            foreach (var operand in Walk.Operands(statement))
            {
                if (operand is Variable variable)
                    Used(variable, block, statement is For @for && @for.Bound == variable);
            }

            if (statement is Let let && IsWidening(let))
                _widened[let.Target.Id] = [];
            foreach (var inner in Walk.Blocks(statement))
            {
                _parents[inner] = (block, statement is not If);
                Count(inner);
            }
        }

        foreach (var variable in block.Yields.OfType<Variable>())
            Used(variable, block, isBound: false);
    }

    private void Used(Variable variable, Block block, bool isBound)
    {
        _uses[variable.Id]++;
        _lastUse[variable.Id] = (block, isBound);
        if (_widened.TryGetValue(variable.Id, out var places))
            places.Add(block);
    }

    private void Visit(Block block)
    {
        for (var i = 0; i < block.Statements.Count; i++)
        {
            foreach (var inner in Walk.Blocks(block.Statements[i]))
                Visit(inner);
            if (block.Statements[i] is Let let && CanInline(let, block, i))
            {
                _inlined[let.Target.Id] = let.Value;
                if (ReadsMemory(let.Value))
                    _reading[let.Target.Id] = true;
                _sizes[let.Target.Id] = SizeOf(let.Value);
            }
            else if (block.Statements[i] is If @if && IsExpression(@if) && CanInline(@if, block, i))
            {
                _conditionals[@if.Results[0].Id] = @if;
                _reading[@if.Results[0].Id] = true;
                _sizes[@if.Results[0].Id] = _longest / 2;
            }
        }
    }

    private bool CanInline(Let let, Block block, int index)
    {
        var isNamed = _function.Names[let.Target.Id] is not null;
        if (IsAtom(let.Value))
            return !isNamed || let.Value is not Length;
        if (isNamed || let.Value is TensorCall || _uses[let.Target.Id] == 0)
            return false;
        if (IsWidening(let))
            return !IsInlined((Variable)((Apply)let.Value).Arguments[0]) && _widened[let.Target.Id].All(use => !IsInLoop(use, block));
        if (_uses[let.Target.Id] > 1)
            return IsIndex(let);
        if (SizeOf(let.Value) > (let.Target.Id < _userVariables ? 4 * _longest : _longest))
            return false;
        if (ReadsMemory(let.Value))
            return IsUsedBeforeWrites(let.Target, block, index);
        return let.Value switch
        {
            Apply or Opaque { IsPure: true } or Construct => IsUsedNear(let.Target, block, index) && IsUsedOutsideLoops(let, block),
            _ => false,
        };
    }

    private bool CanInline(If @if, Block block, int index)
        => _function.Names[@if.Results[0].Id] is null
            && _uses[@if.Results[0].Id] == 1
            && IsUsedBeforeWrites(@if.Results[0], block, index);

    // Reading a member of a parameter, or a length, is as plain as a name.
    private static bool IsAtom(Expression value) => value is Length or Member or Slice { Start: null, Array.Type: ArrayType { Kind: not ArrayKind.Array } };

    // (double)n is as plain as n; but nobody converts again in every iteration.
    private static bool IsWidening(Let let) => let is { Target.Type.IsFloat: true, Value: Apply { Op: Op.Convert, Arguments: [Variable { Type.IsInteger: true }] } };

    // i + 1 reads better than a name for it, however often.
    private bool IsIndex(Let let) => let.Value is Apply { Op: Op.Add or Op.Subtract, Arguments: [Variable, Constant] }
        && let.Target.Type.IsInteger;

    private int SizeOf(Expression value)
    {
        var sum = value is Apply ? 1 : 0;
        foreach (var operand in Walk.Operands(value))
            sum += operand is Variable variable ? _sizes[variable.Id] : 0;
        return sum;
    }

    /// <summary>Whether an operand, written out, reads memory.</summary>
    public bool ReadsMemory(Operand operand) => operand is Variable variable && _reading[variable.Id];

    /// <summary>Whether an expression, written out, reads memory, so that it must not move behind a write.</summary>
    private bool ReadsMemory(Expression value)
    {
        foreach (var operand in Walk.Operands(value))
        {
            if (ReadsMemory(operand))
                return true;
        }

        return value is Load;
    }

    private static bool FindsIn(IEnumerable<Block> blocks, Variable variable) => blocks.Any(block => block.Yields.Contains(variable)
        || block.Statements.Any(s => Walk.Operands(s).Contains(variable) || FindsIn(Walk.Blocks(s), variable)));

    private bool IsUsedNear(Variable variable, Block block, int index)
    {
        if (block.Statements.Count - index <= _farthest)
            return true;
        for (var i = index + 1; i <= index + _farthest; i++)
        {
            if (Walk.Operands(block.Statements[i]).Contains(variable) || FindsIn(Walk.Blocks(block.Statements[i]), variable))
                return true;
        }

        return false;
    }

    /// <summary>Whether the one use of a variable is not in a loop that its definition is not in.</summary>
    private bool IsUsedOutsideLoops(Let let, Block definition)
    {
        var (block, isBound) = _lastUse[let.Target.Id];
        if (isBound && !(let.Value is Apply { Op: Op.Add or Op.Subtract } && let.Target.Type.IsInteger))
            return false;
        return !IsInLoop(block, definition);
    }

    private bool IsInLoop(Block block, Block definition)
    {
        for (; !ReferenceEquals(block, definition); block = _parents[block].Parent)
        {
            if (_parents[block].IsLoop)
                return true;
        }

        return false;
    }

    private bool IsUsedBeforeWrites(Variable variable, Block block, int index)
    {
        for (var i = index + 1; i < block.Statements.Count; i++)
        {
            var statement = block.Statements[i];
            if (statement is For @for && @for.Bound == variable)
                return false;
            if (Walk.Operands(statement).Contains(variable))
                return true;
            if (MayWrite(statement))
                return false;
        }

        return block.Yields.Contains(variable);
    }

    private static bool MayWrite(Statement statement) => statement switch
    {
        Let { Value: Call or Opaque { IsPure: false } } => true,
        Let or Comment or Push => false,
        _ => true,
    };
}
