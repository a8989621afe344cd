using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>The state of a struct, tuple, record or class, piece by piece.</summary>
internal sealed class Shape(INamedTypeSymbol type, IReadOnlyList<ShapeMember> members)
{
    public INamedTypeSymbol Type { get; } = type;

    public IReadOnlyList<ShapeMember> Members { get; } = members;

    public bool IsClass => Type.IsReferenceType;

    /// <summary>The position of a field, automatic property or captured constructor parameter; -1 when it is none of them.</summary>
    public int IndexOf(ISymbol symbol)
    {
        var wanted = symbol is IFieldSymbol { CorrespondingTupleField: { } element } ? element : symbol.OriginalDefinition;
        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i].Is(wanted))
                return i;
        }

        return -1;
    }
}

/// <summary>A piece of state.</summary>
/// <param name="Name">The name that it is read by.</param>
/// <param name="Type">Its type, with type parameters replaced.</param>
/// <param name="Storage">The field or the captured parameter.</param>
/// <param name="Reader">The property in front of it; the storage itself when there is none.</param>
/// <param name="NoDiff">Whether the user holds it constant.</param>
internal sealed record ShapeMember(string Name, ITypeSymbol Type, ISymbol Storage, ISymbol Reader, bool NoDiff)
{
    public bool Is(ISymbol definition)
        => AreSame(Definition(Storage), definition)
            || SymbolEqualityComparer.Default.Equals(Reader.OriginalDefinition, definition)
            || (definition is IParameterSymbol && Storage is IFieldSymbol field
                && SymbolEqualityComparer.Default.Equals(PrimaryConstructors.CapturedParameter(field.OriginalDefinition), definition));

    // Fields of two tuple types differ where one says of a class that it may be null, and the other does not.
    private static bool AreSame(ISymbol storage, ISymbol definition)
        => storage is IFieldSymbol { CorrespondingTupleField: not null } && definition is IFieldSymbol { CorrespondingTupleField: not null }
            ? storage.Name == definition.Name
            : SymbolEqualityComparer.Default.Equals(storage, definition);

    private static ISymbol Definition(ISymbol symbol)
        => symbol is IFieldSymbol { CorrespondingTupleField: { } element } ? element : symbol.OriginalDefinition;
}

/// <summary>Finds shapes, each once.</summary>
internal sealed class Shapes(Compilation compilation, TypeMapper types)
{
    private readonly Dictionary<ITypeSymbol, Shape?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The type's shape; null when its values are not taken apart: primitives, arrays, spans, most types of other assemblies.</summary>
    public Shape? Of(ITypeSymbol type)
    {
        if (!_known.TryGetValue(type, out var shape))
            _known[type] = shape = Find(type);
        return shape;
    }

    private Shape? Find(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class } named || (named.SpecialType != SpecialType.None && !named.IsTupleType))
            return null;
        if (types.Layout(type) is { } layout)
            return new Shape(named, [.. layout.Slots.Select((s, i) => new ShapeMember(s.Name, s.Type, s.Storage, s.Reader, s.NoDiff))]);

        // The mapper leaves out what generated code cannot hold as one value; taken apart, most of that can be used all the same: a class that contains itself.
        if (named.IsStatic || named.IsAbstract || named.IsValueType || !IsInSource(named) || IsForeignClass(named.BaseType))
            return null;
        return new Shape(named, [.. UnmappableTypes.State(named).Select(Member)]);
    }

    private static ShapeMember Member(IFieldSymbol field)
    {
        var property = UnmappableTypes.BackedProperty(field);
        return new ShapeMember(
            property?.Name ?? PrimaryConstructors.CapturedParameter(field)?.Name ?? field.Name, field.Type, field, (ISymbol?)property ?? field, KnownSymbols.HasNoDiff(field) || KnownSymbols.HasNoDiff(property));
    }

    private bool IsForeignClass(INamedTypeSymbol? type)
        => type is { SpecialType: SpecialType.None } && (!IsInSource(type) || IsForeignClass(type.BaseType));

    private bool IsInSource(ITypeSymbol type)
        => type.DeclaringSyntaxReferences.Any(r => compilation.ContainsSyntaxTree(r.SyntaxTree));
}
