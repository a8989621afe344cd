using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.FrontEnd;

/// <summary>Questions about symbols.</summary>
internal static class Symbols
{
    public static bool HasAttribute(ISymbol symbol, string name)
        => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == name && IsDiff(a.AttributeClass.ContainingNamespace));

    /// <summary>Whether a namespace is the runtime library's.</summary>
    public static bool IsDiff(INamespaceSymbol? symbol)
        => symbol is { Name: "Diff", ContainingNamespace.IsGlobalNamespace: true };

    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type)
        => type.InstanceConstructors.FirstOrDefault(c =>
            c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax));

    /// <summary>The name as C# writes it: keywords are escaped.</summary>
    public static string Escape(string name)
        => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? "@" + name : name;

    public static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
