using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.FrontEnd;

/// <summary>Symbols as C# text that means the same wherever it is pasted.</summary>
internal static partial class CSharpText
{
    private static readonly SymbolDisplayFormat QualifiedFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat ReadableFormat = SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(
        QualifiedFormat.MiscellaneousOptions);

    /// <summary>The type with <c>global::</c>, nullable annotations and tuple names as declared.</summary>
    public static string Type(ITypeSymbol type) => type.ToDisplayString(QualifiedFormat);

    /// <summary>The type without an annotation of its own: what <c>new</c> and casts take.</summary>
    public static string NonNullableType(ITypeSymbol type) => Type(WithoutAnnotation(type));

    /// <summary>The type as messages show it.</summary>
    public static string Readable(ISymbol symbol) => symbol.ToDisplayString(ReadableFormat);

    /// <summary>The name, with <c>@</c> where C# would read it as a keyword.</summary>
    public static string Identifier(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A static method with its type: what stands before the opening parenthesis of a call.</summary>
    public static string Method(IMethodSymbol method)
        => $"{NonNullableType(method.ContainingType)}.{Identifier(method.Name)}{TypeArguments(method)}";

    /// <summary>What stands behind the name of a generic method; nothing for others.</summary>
    public static string TypeArguments(IMethodSymbol method)
        => method.TypeArguments.IsEmpty ? "" : $"<{string.Join(", ", method.TypeArguments.Select(Type))}>";

    public static string Accessibility(Accessibility accessibility) => accessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Public => "public",
        Microsoft.CodeAnalysis.Accessibility.Internal => "internal",
        Microsoft.CodeAnalysis.Accessibility.Protected => "protected",
        Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => "protected internal",
        Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    /// <summary>The type as it is without a <c>?</c> of its own; annotations inside it stay. <c>double?</c> is another type and stays.</summary>
    public static ITypeSymbol WithoutAnnotation(ITypeSymbol type)
        => type.IsReferenceType || type.TypeKind == TypeKind.TypeParameter
            ? type.WithNullableAnnotation(NullableAnnotation.None)
            : type;
}
