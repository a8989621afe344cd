using System.Linq;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Types as parts of identifiers: <c>Double</c>, <c>DoubleArray</c>, <c>SpanOfFloat</c>.</summary>
internal static class TypeWords
{
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => Of(array.ElementType) + "Array",
        IArrayTypeSymbol array => $"{Of(array.ElementType)}Array{array.Rank}D",
        IPointerTypeSymbol pointer => Of(pointer.PointedAtType) + "Pointer",
        IDynamicTypeSymbol => "Dynamic",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => "Nullable" + Of(nullable.TypeArguments[0]),
        INamedTypeSymbol { IsTupleType: true } tuple => string.Concat(tuple.TupleElements.Select(e => Of(e.Type))) + "Tuple",
        INamedTypeSymbol { TypeArguments.IsEmpty: false } generic => $"{generic.Name}Of{string.Concat(generic.TypeArguments.Select(Of))}",
        _ => Keyword(type.SpecialType) ?? type.Name,
    };

    // As C# writes them: Float rather than Single.
    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_Single => "Float",
        SpecialType.System_Int16 => "Short",
        SpecialType.System_UInt16 => "UShort",
        SpecialType.System_Int32 => "Int",
        SpecialType.System_UInt32 => "UInt",
        SpecialType.System_Int64 => "Long",
        SpecialType.System_UInt64 => "ULong",
        SpecialType.System_Boolean => "Bool",
        _ => null,
    };
}
