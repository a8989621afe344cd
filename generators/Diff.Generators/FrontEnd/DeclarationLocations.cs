using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.FrontEnd;

/// <summary>The exact places that declaration errors point at.</summary>
internal static class DeclarationLocations
{
    public static Location Identifier(ISymbol symbol) => Syntax(symbol) switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        BaseTypeDeclarationSyntax type => type.Identifier.GetLocation(),
        _ => symbol.Locations.FirstOrDefault() ?? Location.None,
    };

    public static Location ReturnType(IMethodSymbol method)
        => Syntax(method) is MethodDeclarationSyntax declaration ? declaration.ReturnType.GetLocation() : Identifier(method);

    public static Location ParameterType(IParameterSymbol parameter)
        => Syntax(parameter) is ParameterSyntax { Type: { } type } ? type.GetLocation() : Identifier(parameter);

    /// <summary>The value given to an attribute's property, or the attribute.</summary>
    public static Location Argument(AttributeData attribute, string property, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return Location.None;
        var argument = syntax.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == property);
        return (argument?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }

    private static SyntaxNode? Syntax(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
}
