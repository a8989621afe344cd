using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>The fields of a struct, tuple, record or class, in the order that they are declared in, inherited ones first.</summary>
internal sealed class Shape(INamedTypeSymbol type, IReadOnlyList<ShapeMember> members)
{
    public INamedTypeSymbol Type { get; } = type;

    public IReadOnlyList<ShapeMember> Members { get; } = members;

    public bool IsClass => Type.IsReferenceType;

    /// <summary>The position of a field, auto-property or captured constructor parameter; -1 when it is none of them.</summary>
    public int IndexOf(ISymbol symbol)
    {
        var wanted = Key(symbol);
        for (var i = 0; i < Members.Count; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(Key(Members[i].Symbol), wanted))
                return i;
        }

        return -1;
    }

    /// <summary>A tuple's element is the field <c>ItemN</c> under any name; everything else is its definition.</summary>
    private static ISymbol Key(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { CorrespondingTupleField: { } field } => field.OriginalDefinition,
        IFieldSymbol { AssociatedSymbol: IPropertySymbol property } => property.OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };
}

/// <summary>A field as C# reads it.</summary>
/// <param name="Name">Its name, or that of the property that it stands behind.</param>
/// <param name="Type">Its type, with type parameters replaced.</param>
/// <param name="Symbol">The field, the auto-property, or the captured parameter.</param>
/// <param name="NoDiff">Whether the user holds it constant.</param>
internal sealed record ShapeMember(string Name, ITypeSymbol Type, ISymbol Symbol, bool NoDiff)
{
    public bool IsReadOnly => Symbol switch
    {
        IFieldSymbol field => field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
        _ => false,
    };
}

/// <summary>Finds shapes, each once.</summary>
internal sealed class Shapes(Compilation compilation)
{
    private readonly Dictionary<ITypeSymbol, Shape?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The type's shape; null when its values are not taken apart: primitives, arrays, spans, and types of other assemblies.</summary>
    public Shape? Of(ITypeSymbol type)
    {
        if (!_known.TryGetValue(type, out var shape))
            _known[type] = shape = Find(type);
        return shape;
    }

    private Shape? Find(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class } named || named.SpecialType != SpecialType.None)
            return null;
        if (named.IsTupleType)
            return new Shape(named, [.. named.TupleElements.Select(e => new ShapeMember(e.Name, e.Type, e, false))]);
        if (named.IsStatic || !IsInSource(named))
            return null;

        var members = new List<ShapeMember>();
        if (named.BaseType is { SpecialType: SpecialType.None } parent && named.TypeKind == TypeKind.Class)
        {
            if (Of(parent) is not { } inherited)
                return null;
            members.AddRange(inherited.Members);
        }

        foreach (var field in named.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.IsStatic || field.IsConst)
                continue;
            ISymbol symbol = field.AssociatedSymbol is IPropertySymbol property ? property : field;
            members.Add(new ShapeMember(symbol.Name, field.Type, symbol, HasNoDiff(field) || HasNoDiff(symbol)));
        }

        // What a primary constructor's parameters capture lives in fields that no symbol shows.
        if (!named.IsRecord && Symbols.PrimaryConstructor(named) is { } constructor)
            members.AddRange(constructor.Parameters.Select(p => new ShapeMember(p.Name, p.Type, p, HasNoDiff(p))));
        return new Shape(named, members);
    }

    private bool IsInSource(ITypeSymbol type)
        => type.DeclaringSyntaxReferences.Any(r => compilation.ContainsSyntaxTree(r.SyntaxTree));

    private static bool HasNoDiff(ISymbol symbol) => Symbols.HasAttribute(symbol, "NoDiffAttribute");
}
