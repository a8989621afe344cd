using System.Collections.Generic;

namespace Diff.Generators.FrontEnd;

/// <summary>What every variable holds at the point that is being lowered, with a journal for each branch that is open.</summary>
internal sealed class CellTable
{
    private readonly Dictionary<Cell, Value> _values = [];
    private readonly Stack<Dictionary<Cell, Value?>> _journals = new();

    /// <summary>Whether the point cannot be reached: an exception was thrown on every way to it.</summary>
    public bool IsDead { get; set; }

    /// <summary>The value; null before the first assignment.</summary>
    public Value? this[Cell cell]
    {
        get => _values.TryGetValue(cell, out var value) ? value : null;
        set
        {
            if (_journals.Count > 0 && !_journals.Peek().ContainsKey(cell))
                _journals.Peek()[cell] = this[cell];
            if (value is null)
                _values.Remove(cell);
            else
                _values[cell] = value;
        }
    }

    /// <summary>From here on changes can be taken back.</summary>
    public void Enter() => _journals.Push([]);

    /// <summary>Takes back what was changed since the matching <see cref="Enter"/>, and says what it was.</summary>
    public Changes Leave()
    {
        var journal = _journals.Pop();
        var changed = new Dictionary<Cell, Value?>();
        foreach (var entry in journal)
        {
            var now = this[entry.Key];
            if (!Equals(now, entry.Value))
                changed[entry.Key] = now;
            if (entry.Value is null)
                _values.Remove(entry.Key);
            else
                _values[entry.Key] = entry.Value;
        }

        var dead = IsDead;
        IsDead = false;
        return new Changes(changed, dead);
    }

    /// <summary>What a branch did: the variables that it changed, with their values at its end, and whether its end can be reached.</summary>
    internal sealed record Changes(Dictionary<Cell, Value?> Cells, bool IsDead);
}
