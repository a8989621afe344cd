using System.Collections.Generic;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>A block of the primal: the body, a branch, or the body of a loop.</summary>
internal sealed class Region(Region? parent, Statement? owner, bool isThen = false)
{
    public Region? Parent { get; } = parent;

    /// <summary>The If, For or While whose block this is; null for the function's body.</summary>
    public Statement? Owner { get; } = owner;

    /// <summary>For a branch: which one.</summary>
    public bool IsThen { get; } = isThen;

    /// <summary>How many branches it is in.</summary>
    public int Depth { get; } = (parent?.Depth ?? 0) + (owner is If ? 1 : 0);

    public bool IsTop => Parent is null;

    public bool IsLoop => Owner is For or While;

    /// <summary>Whether this is the body of a loop whose iterations are reversed one by one, so that their values are at hand.</summary>
    public bool IsFused { get; set; }

    /// <summary>Whether this is the body of a function that is reversed by another method, so that its values are not at hand.</summary>
    public bool IsApart { get; set; }

    /// <summary>Whether what it binds may be bound again before it is reversed: this is the body of a loop that runs to its end before it is reversed,
    /// or of a method that is reversed by another.</summary>
    public bool IsRepeated => IsApart || (IsLoop && !IsFused);

    /// <summary>Whether any block around, or this one, is that of such a loop.</summary>
    public bool IsInLoop => IsRepeated || (Parent?.IsInLoop ?? false);

    /// <summary>The index of the reversed loop, which stands for the primal's.</summary>
    public Variable? ReverseIndex { get; set; }

    /// <summary>What the reverse sweep needs of the values that are bound here. The last one first: what it is computed from comes before it.</summary>
    public SortedDictionary<int, PrimalMap.Binding> Needed { get; } = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));
}
