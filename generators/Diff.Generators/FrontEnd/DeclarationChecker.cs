using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.FrontEnd;

/// <summary>Finds what is wrong with the declaration of an annotated method; bodies are somebody else's.</summary>
internal static class DeclarationChecker
{
    private const int Reverse = 1;

    // DerivativeModes, whose assembly the compiler does not load.
    private static readonly string[] Modes = ["Reverse", "Forward", "HessianVector", "Hessian", "Jacobian"];

    /// <summary>All errors of the declaration. Without any, the method can be lowered and its derivative has a place to go.</summary>
    public static ImmutableArray<Diagnostic> Check(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        // In a type that cannot take the derivative, or for a method that is none, the rest would be noise.
        var place = Place(method).ToImmutableArray();
        if (!place.IsEmpty)
            return place;

        // The types of these follow from what they are.
        var shape = Shape(method, cancellation).ToImmutableArray();
        return shape.Any(d => d.Descriptor == Descriptors.GenericMethod || d.Descriptor == Descriptors.AsyncOrIterator)
            ? shape
            : [.. shape, .. TypeChecker.Check(method, compilation), .. NameChecker.Check(method), .. ModesOf(method, cancellation)];
    }

    private static IEnumerable<Diagnostic> Place(IMethodSymbol method)
    {
        if (Misplaced(method) is { } reason)
        {
            yield return Diagnostic.Create(Descriptors.DeclarationUnsupported, DeclarationLocations.Identifier(method), method.Name, reason);
            yield break;
        }

        if (!method.IsStatic)
            yield return AtMethod(Descriptors.MethodNotStatic, method);
        foreach (var type in SignatureFactory.ContainingTypes(method).Where(type => !IsPartial(type)))
        {
            yield return Diagnostic.Create(
                Descriptors.TypeNotPartial, DeclarationLocations.Identifier(type), CSharpText.Readable(type), method.Name);
        }
    }

    private static string? Misplaced(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction } => "it is a local function, which nothing outside its method can call",
        { MethodKind: MethodKind.LambdaMethod } => "it is a lambda, which has no name",
        { MethodKind: not MethodKind.Ordinary } => "it is an operator, accessor or other special member, which has no name of its own",
        _ when SignatureFactory.ContainingTypes(method).Any(t => t.IsFileLocal) => "its type is visible in one file only, and the derivative is another file",
        _ when method.ContainingType.TypeParameters.Any(p => p.Variance != VarianceKind.None)
            => "its interface has in or out type parameters, and such an interface cannot contain the result type",
        _ when SignatureFactory.ContainingTypes(method).Any(t => !t.CanBeReferencedByName) => "its type has no name",
        _ => null,
    };

    /// <summary>Whether a type says that it has parts in other files.</summary>
    public static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(
        r => r.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<Diagnostic> Shape(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.IsGenericMethod)
            yield return AtMethod(Descriptors.GenericMethod, method);
        var body = Body(method, cancellation);
        if (body is null)
            yield return AtMethod(Descriptors.NoBody, method);
        else if (method.IsAsync || IsIterator(body))
            yield return AtMethod(Descriptors.AsyncOrIterator, method);
        if (method.RefKind != RefKind.None)
            yield return Diagnostic.Create(Descriptors.RefReturn, DeclarationLocations.ReturnType(method), method.Name);
    }

    /// <summary>The body, of the implementing part if the method is partial.</summary>
    public static SyntaxNode? Body(IMethodSymbol method, CancellationToken cancellation)
    {
        var declaration = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return declaration is BaseMethodDeclarationSyntax syntax ? (SyntaxNode?)syntax.Body ?? syntax.ExpressionBody : null;
    }

    // Statements within expressions are those of lambdas.
    private static bool IsIterator(SyntaxNode body) => body
        .DescendantNodes(node => node is not (LocalFunctionStatementSyntax or ExpressionSyntax))
        .Any(node => node is YieldStatementSyntax);

    private static IEnumerable<Diagnostic> ModesOf(IMethodSymbol method, CancellationToken cancellation)
    {
        if (KnownSymbols.Differentiable(method) is not { } attribute)
            yield break;
        var given = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Modes").Value;
        if (given.Value is not int modes || modes == Reverse)
            yield break;
        var location = DeclarationLocations.Argument(attribute, "Modes", cancellation);
        var unsupported = modes == 0
            ? ["None"]
            : Modes.Where((_, bit) => bit > 0 && (modes & (1 << bit)) != 0);
        foreach (var mode in unsupported)
            yield return Diagnostic.Create(Descriptors.ModeUnsupported, location, mode);
    }

    private static Diagnostic AtMethod(DiagnosticDescriptor descriptor, IMethodSymbol method)
        => Diagnostic.Create(descriptor, DeclarationLocations.Identifier(method), method.Name);
}
