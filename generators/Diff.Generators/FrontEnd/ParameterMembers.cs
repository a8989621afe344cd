using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>What a member of a record marked <c>[Parameters]</c> is.</summary>
internal static class ParameterMembers
{
    /// <summary>Whether a value of this type is no parameter, without its being said: truth values, integers, enums and text.</summary>
    public static bool IsKept(ITypeSymbol type) => type.TypeKind == TypeKind.Enum || type.SpecialType
        is SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_String
        or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    /// <summary>Why a member cannot be a parameter; null when it can.</summary>
    public static Diagnostic? Problem(IFieldSymbol field)
    {
        var member = Member(field);
        if (Kind(field.Type, field.ContainingType) is null)
            return Diagnostic.Create(Descriptors.ParameterMemberUnsupported, Place(field), member.Name, CSharpText.Readable(field.Type));
        return IsSettable(member)
            ? null
            : Diagnostic.Create(Descriptors.ParameterNotSettable, Place(field), member.Name, member is IPropertySymbol ? "it has no setter" : "it is read-only");
    }

    /// <summary>A member without problems, for the emitter.</summary>
    public static ParameterMember Create(IFieldSymbol field) => new(
        CSharpText.Identifier(Member(field).Name),
        Kind(field.Type, field.ContainingType)!.Value,
        Element(field.Type) is { } element ? CSharpText.Type(element) : "");

    /// <summary>Where the member behind a field is declared.</summary>
    public static Location Place(IFieldSymbol field) => Member(field).Locations.FirstOrDefault() ?? Location.None;

    private static ISymbol Member(IFieldSymbol field) => field.AssociatedSymbol ?? (ISymbol?)PrimaryConstructors.CapturedParameter(field) ?? field;

    private static bool IsSettable(ISymbol member) => member switch
    {
        IPropertySymbol property => property.SetMethod is not null,
        IFieldSymbol field => !field.IsReadOnly,
        _ => false,
    };

    private static ParameterKind? Kind(ITypeSymbol type, INamedTypeSymbol owner) => type switch
    {
        { NullableAnnotation: NullableAnnotation.Annotated } => null,
        _ when IsNumber(type) => ParameterKind.Number,
        IArrayTypeSymbol { IsSZArray: true } when Element(type) is not null => ParameterKind.Array,
        INamedTypeSymbol when Element(type) is not null => ParameterKind.Tensor,
        INamedTypeSymbol record when IsRecord(record, owner) => ParameterKind.Record,
        _ => null,
    };

    /// <summary>The type of the elements of an array or tensor of numbers; null for any other type.</summary>
    private static ITypeSymbol? Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array when IsNumber(array.ElementType) => array.ElementType,
        INamedTypeSymbol { Name: "Tensor", Arity: 1 } tensor when KnownSymbols.IsIn(tensor, "Diff") => tensor.TypeArguments[0],
        _ => null,
    };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double
        || (type is ITypeParameterSymbol { HasUnmanagedTypeConstraint: true } parameter
            && parameter.ConstraintTypes.Any(c => c.Name == "IFloatingPointIeee754" && KnownSymbols.IsIn(c, "System.Numerics")));

    // A record of this compilation has the interface only when this generator has run: its mark is what counts.
    private static bool IsRecord(INamedTypeSymbol type, INamedTypeSymbol owner) =>
        !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, owner.OriginalDefinition)
        && (KnownSymbols.Parameters(type) is not null
            || type.AllInterfaces.Any(i => i is { Name: "IParameters", Arity: 1 } && KnownSymbols.IsIn(i, "Diff")));
}
