using System.Collections.Generic;

namespace Diff.Generators.Ir;

/// <summary>
/// Writes statements into a block that is open. A pure expression that an open block already holds is not written again, unless
/// <paramref name="shareExpressions"/> is off.
/// </summary>
internal sealed class IrBuilder(EquatableArray<string?> names = default, bool shareExpressions = true)
{
    private readonly List<string?> _names = [.. names];
    private readonly Stack<Scope> _scopes = new();
    private readonly List<Expression?> _definitions = [.. new Expression?[names.Count]];

    /// <summary>The names given so far, by variable id.</summary>
    public EquatableArray<string?> Names => _names.ToEquatableArray();

    /// <summary>How many variables there are: those made later have this number or a higher one.</summary>
    public int Count => _names.Count;

    public Variable NewVariable(IrType type, string? name = null)
    {
        _names.Add(name);
        _definitions.Add(null);
        return new Variable(_names.Count - 1, type);
    }

    /// <summary>What a temporary was bound to by this builder; null for parameters, results of branches and loops, and what the user named.</summary>
    public Expression? DefinitionOf(Operand operand)
        => operand is Variable variable && _names[variable.Id] is null ? _definitions[variable.Id] : null;

    /// <summary>What a variable was bound to by this builder, named or not.</summary>
    public Expression? RawDefinitionOf(Variable variable) => _definitions[variable.Id];

    public string? NameOf(Variable variable) => _names[variable.Id];

    /// <summary>Names a value after the variable that the user assigned it to, unless it has a name already.</summary>
    public void SetName(Operand value, string name)
    {
        if (value is Variable variable)
            _names[variable.Id] ??= name;
    }

    /// <summary>Opens a block inside the open one.</summary>
    public void Open() => _scopes.Push(new Scope(_scopes.Count == 0 ? [] : _scopes.Peek().Known));

    /// <summary>Opens a block that will stand elsewhere: it does not share the expressions of the blocks around.</summary>
    public void OpenApart() => _scopes.Push(new Scope([]));

    /// <summary>Closes the block opened last.</summary>
    public Block Close(EquatableArray<Operand> yields)
    {
        var scope = _scopes.Pop();
        scope.Forget();
        return new(scope.Statements.ToEquatableArray(), yields);
    }

    /// <summary>Closes the block opened last, which yields nothing.</summary>
    public Block Close() => Close([]);

    public void Add(Statement statement) => _scopes.Peek().Statements.Add(statement);

    public Operand Apply(Op op, IrType type, params Operand[] arguments) => Let(new Ir.Apply(op, EquatableArray.Create<Operand>(arguments)), type);

    /// <summary>Binds a value to a new variable, or finds the variable that holds it already.</summary>
    public Variable Let(Expression value, IrType type, string? name = null)
    {
        if (shareExpressions && IsShareable(value) && _scopes.Peek().Known.TryGetValue((value, type), out var known))
        {
            if (name is not null)
                SetName(known, name);
            return known;
        }

        var variable = NewVariable(type, name);
        Bind(variable, value);
        return variable;
    }

    /// <summary>Binds a value to a variable made before.</summary>
    public void Bind(Variable variable, Expression value)
    {
        Add(new Let(variable, value));
        _definitions[variable.Id] = value;
        if (IsShareable(value))
            _scopes.Peek().Learn((value, variable.Type), variable);
    }

    private static bool IsShareable(Expression value) => value switch
    {
        Ir.Apply or Length or Member or Slice or Choose or Construct or TensorCall { Op: not TensorOp.FromArray } => true,
        Opaque opaque => opaque.IsPure,
        _ => false,
    };

    /// <summary>An open block.</summary>
    /// <param name="known">What it and the blocks around it hold, which it shares with them: closing a block takes out what it added.</param>
    private sealed class Scope(Dictionary<(Expression, IrType), Variable> known)
    {
        private readonly Stack<((Expression, IrType) Value, Variable? Before)> _learnt = new();

        public List<Statement> Statements { get; } = [];

        public Dictionary<(Expression, IrType), Variable> Known => known;

        public void Learn((Expression, IrType) value, Variable variable)
        {
            _learnt.Push((value, known.TryGetValue(value, out var before) ? before : null));
            known[value] = variable;
        }

        public void Forget()
        {
            foreach (var (value, before) in _learnt)
            {
                if (before is null)
                    known.Remove(value);
                else
                    known[value] = before;
            }
        }
    }
}
