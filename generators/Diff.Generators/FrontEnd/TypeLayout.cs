using System.Collections.Immutable;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>How an aggregate type is taken apart and built again: the <see cref="StructType"/> and the symbols behind its fields.</summary>
/// <param name="Type">What the IR sees.</param>
/// <param name="Slots">The symbols, in the order of the type's fields.</param>
/// <param name="WhyNotConstructible">Why generated code cannot read or build such values, as a clause; null when it can.</param>
/// <param name="BuildsAllFields">Whether the construction sets every field, passive ones included, so that it makes any value and not only gradients.</param>
internal sealed record TypeLayout(
    StructType Type,
    ImmutableArray<Slot> Slots,
    string? WhyNotConstructible,
    bool BuildsAllFields)
{
    /// <summary>The field that a member stands for: a field, an automatic property (or one that only returns a field), a tuple element,
    /// a captured parameter of a primary constructor. -1 when it is none of them.</summary>
    public int IndexOf(ISymbol member)
    {
        var symbol = member is IFieldSymbol { CorrespondingTupleField: { } element } ? element : member;
        for (var i = 0; i < Slots.Length; i++)
        {
            if (Slots[i].Is(symbol.OriginalDefinition) || Slots[i].Is(symbol))
                return i;
        }

        return -1;
    }
}

/// <summary>One piece of an aggregate's state.</summary>
/// <param name="Storage">Where it is kept: a field (perhaps that of an automatic property), or a captured primary constructor parameter.</param>
/// <param name="Reader">The field or property that C# reads it with; <paramref name="Storage"/> itself when nothing else does.</param>
/// <param name="Type">Its type.</param>
/// <param name="NoDiff">Whether it is held constant.</param>
/// <param name="IsReadable">Whether generated code can read it.</param>
/// <param name="IsWritable">Whether generated code can assign it at any time.</param>
/// <param name="IsInitializable">Whether generated code can assign it in an object initializer.</param>
/// <param name="Property">The property whose getter only returns it, in reach of generated code or not. Setting that property is another matter:
/// see <see cref="MemberAccess.IsAutomatic"/>.</param>
internal sealed record Slot(
    ISymbol Storage,
    ISymbol Reader,
    ITypeSymbol Type,
    bool NoDiff,
    bool IsReadable,
    bool IsWritable,
    bool IsInitializable,
    ISymbol? Property = null)
{
    public string Name => Reader.Name;

    /// <summary>The name that a message shows: never that of a compiler-made field.</summary>
    public string DisplayName => Storage is IFieldSymbol { AssociatedSymbol: { } declared } ? declared.Name : Reader.Name;

    public bool Is(ISymbol member)
        => SymbolEqualityComparer.Default.Equals(Storage.OriginalDefinition, member)
        || SymbolEqualityComparer.Default.Equals(Reader.OriginalDefinition, member)
        || SymbolEqualityComparer.Default.Equals(Property?.OriginalDefinition, member);
}
