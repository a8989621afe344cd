using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>How values of a type are built by generated code.</summary>
/// <param name="Construction">The form.</param>
/// <param name="ConstructorOrder">The fields in parentheses.</param>
/// <param name="Initialized">The fields in braces.</param>
/// <param name="BuildsAllFields">Whether every field is in one of them.</param>
/// <param name="Problem">Why a gradient cannot be built, as a clause.</param>
internal sealed record ConstructionPlan(
    Construction Construction,
    EquatableArray<int> ConstructorOrder,
    EquatableArray<int> Initialized,
    bool BuildsAllFields,
    string? Problem);

/// <summary>
/// Looks for a constructor that stores each parameter in one field and does nothing else, together with setters for the rest: a gradient is
/// no valid value of its type, so that a constructor which checks or computes anything must not see it.
/// </summary>
internal sealed class ConstructionFinder(
    Compilation compilation,
    ISymbol within,
    INamedTypeSymbol type,
    ImmutableArray<Slot> slots,
    EquatableArray<Field> fields)
{
    public ConstructionPlan Find()
    {
        var plans = type.InstanceConstructors
            .Where(c => compilation.IsSymbolAccessibleWithin(c, within))
            .Select(c => ConstructorStores.Find(c, slots, compilation))
            .Where(order => order is not null)
            .Select(order => Plan(order!))
            .ToArray();
        var best = plans
            .Where(plan => plan.Problem is null)
            .OrderByDescending(plan => plan.BuildsAllFields)
            .ThenByDescending(plan => plan.ConstructorOrder.Count)
            .FirstOrDefault();
        var problem = type.IsRefLikeType
            ? "it is a ref struct, which the result of a method cannot hold"
            : Unreadable() ?? UnsetRequired();
        if (best is not null)
            return best with { Problem = problem };
        problem ??= plans.FirstOrDefault()?.Problem ?? "none of its accessible constructors only stores its parameters";
        return new(Construction.None, [], [], BuildsAllFields: false, problem);
    }

    private ConstructionPlan Plan(IReadOnlyList<int> order)
    {
        var initialized = Enumerable.Range(0, slots.Length).Where(i => slots[i].IsInitializable && !order.Contains(i)).ToArray();
        var missing = Enumerable.Range(0, slots.Length).Except(order).Except(initialized).ToArray();
        var lost = missing.Where(i => fields[i].IsDifferentiable).DefaultIfEmpty(-1).First();
        return new(
            order.Count > 0 ? Construction.Constructor : Construction.Initializer,
            order.ToEquatableArray(),
            initialized.ToEquatableArray(),
            missing.Length == 0,
            lost < 0 ? null : $"neither a constructor nor a setter takes its member '{slots[lost].DisplayName}' as it is");
    }

    private string? Unreadable() => Enumerable.Range(0, slots.Length)
        .Where(i => fields[i].IsDifferentiable && !slots[i].IsReadable)
        .Select(i => $"its member '{slots[i].DisplayName}' cannot be read from '{within.Name}'")
        .FirstOrDefault();

    // C# insists on an initializer for every required member; only those of automatic properties are known to do nothing else.
    private string? UnsetRequired() => type.GetMembers()
        .Where(m => m is IPropertySymbol { IsRequired: true } && !slots.Any(s => s.IsInitializable && s.Is(m.OriginalDefinition)))
        .Select(m => $"its required member '{m.Name}' is more than a stored value")
        .FirstOrDefault();
}
