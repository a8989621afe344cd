using System.Collections.Generic;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>What an adjoint belongs to: a variable, or a member of one that holds an aggregate.</summary>
internal readonly record struct AdjointKey(Variable Variable, string? Path = null);

/// <summary>
/// The adjoints known so far in one block of the reverse sweep. No entry means zero: nothing has contributed.
/// </summary>
/// <param name="parent">The block around.</param>
/// <param name="region">The block of the primal.</param>
/// <param name="primal">What the primal's variables are bound to.</param>
/// <param name="builder">Takes new variables.</param>
/// <param name="shapes">The shapes of tensors' adjoints.</param>
internal sealed class AdjointScope(
    AdjointScope? parent, Region region, PrimalMap primal, IrBuilder builder, AdjointShapes shapes)
{
    private readonly Dictionary<AdjointKey, Operand> _adjoints = [];

    /// <summary>For a loop: what it adds to values from outside, with the variable that holds the sum at the start of an iteration.</summary>
    public List<(AdjointKey Key, Variable Parameter, Operand? Initial)> Accumulators { get; } = [];

    /// <summary>Adjoints that are zero when their values had no part in the result, rather than because derivatives vanish.</summary>
    public HashSet<int> Vanishing { get; } = parent?.Vanishing ?? [];

    public Region Region => region;

    /// <summary>The adjoint so far; null for zero.</summary>
    public Operand? Current(AdjointKey key)
    {
        if (_adjoints.TryGetValue(key, out var known))
            return known;
        if (parent is null || ReferenceEquals(primal.Find(key.Variable.Id)?.Region, region))
            return null;
        if (!region.IsLoop)
            return parent.Current(key);
        var outer = region.IsFused ? null : parent.Current(key);

        // Inside a loop a sum over outer values goes from iteration to iteration. In a loop that is reversed in the forward sweep it starts from
        // zero: what the rest of the reverse sweep contributes is not known yet.
        var type = key.Path is null ? key.Variable.Type : Analyses.Activity.TypeAt(key.Variable.Type, key.Path)!;
        var parameter = builder.NewVariable(type);
        shapes.SetLike(parameter, key);
        Accumulators.Add((key, parameter, outer));
        if (outer is null || MayVanish(outer))
            Vanishing.Add(parameter.Id);
        return _adjoints[key] = parameter;
    }

    public void Set(AdjointKey key, Operand value) => _adjoints[key] = value;

    /// <summary>Brings the adjoints of all tensors into their shapes: before other blocks go on with them.</summary>
    public void SettleAll()
    {
        foreach (var key in new List<AdjointKey>(_adjoints.Keys))
        {
            var settled = shapes.Settle(key, _adjoints[key]);
            if (MayVanish(_adjoints[key]) && settled is Variable variable)
                Vanishing.Add(variable.Id);
            _adjoints[key] = settled;
        }
    }

    /// <summary>The adjoint, complete now that the value's own binding is reached; null for zero.</summary>
    public Operand? Take(AdjointKey key) => TakeUnsummed(key) is { } adjoint ? shapes.Settle(key, adjoint) : null;

    /// <summary>The adjoint, complete; that of a tensor may still be spread over the shape to which the tensor was broadcast.</summary>
    public Operand? TakeUnsummed(AdjointKey key)
    {
        if (!_adjoints.TryGetValue(key, out var adjoint))
            return null;
        _adjoints.Remove(key);
        return adjoint;
    }

    /// <summary>The members of an aggregate that have an adjoint here.</summary>
    public List<AdjointKey> KeysOf(Variable variable)
    {
        var keys = new List<AdjointKey>();
        foreach (var key in _adjoints.Keys)
        {
            if (key.Variable == variable)
                keys.Add(key);
        }

        return keys;
    }

    /// <summary>The adjoints of values from outside this block that it has changed, in the order in which it did.</summary>
    public List<AdjointKey> Outer()
    {
        var keys = new List<AdjointKey>();
        foreach (var key in _adjoints.Keys)
        {
            if (!ReferenceEquals(primal.Find(key.Variable.Id)?.Region, region))
                keys.Add(key);
        }

        return keys;
    }

    public bool MayVanish(Operand adjoint) => adjoint is not Variable variable
        ? Algebra.IsZero(adjoint)
        : Vanishing.Contains(variable.Id);
}
