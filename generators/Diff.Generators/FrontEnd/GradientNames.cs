using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// What the derivative of a method is called: <c>FBackward</c> and <c>FGradient</c>. The annotated overloads of a name share
/// <c>FBackward</c>, which they overload; each has a result type named after its parameter types, <c>FGradientOfDoubleInt</c>, so that neither
/// their order nor a further overload renames it.
/// </summary>
internal static class GradientNames
{
    /// <summary>The annotated methods that share the method's name, itself included.</summary>
    public static IReadOnlyList<IMethodSymbol> Overloads(IMethodSymbol method) => method.ContainingType
        .GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .Where(m => KnownSymbols.Differentiable(m) is not null || SymbolEqualityComparer.Default.Equals(m, method))
        .ToArray();

    public static string Backward(IMethodSymbol method) => method.Name + "Backward";

    public static string Gradient(IMethodSymbol method) => Gradient(method, Overloads(method));

    public static string Gradient(IMethodSymbol method, IReadOnlyList<IMethodSymbol> overloads)
    {
        var name = method.Name + "Gradient";
        if (overloads.Count < 2)
            return name;
        var words = Words(method);

        // Types of different namespaces may have the same name. Then all of these overloads say which they mean.
        return overloads.Count(other => Words(other) == words) > 1
            ? $"{name}Of{words}_{StableHash.Of(CSharpText.Cref(method))}"
            : $"{name}Of{words}";
    }

    /// <summary>
    /// <c>FBackward(x, y)</c> must mean the gradient of <c>F(x, y)</c>, also when there is an <c>F(x)</c>, whose gradient could take the second
    /// argument for its upstream. Overloads with more parameters therefore come first.
    /// </summary>
    public static int? Priority(IMethodSymbol method, IReadOnlyList<IMethodSymbol> overloads)
        => overloads.Any(other => other.Parameters.Length != method.Parameters.Length) && KnowsPriorities(method) ? method.Parameters.Length : null;

    /// <summary>Whether the language version has overload priorities. Older ones refuse the attribute.</summary>
    public static bool KnowsPriorities(IMethodSymbol method) => method.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options
        is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp13 };

    private static string Words(IMethodSymbol method)
        => method.Parameters.IsEmpty ? "Nothing" : string.Concat(method.Parameters.Select(p => Prefix(p.RefKind) + TypeWords.Of(p.Type)));

    private static string Prefix(RefKind kind) => kind switch
    {
        RefKind.Ref => "Ref",
        RefKind.Out => "Out",
        RefKind.In or RefKind.RefReadOnlyParameter => "In",
        _ => "",
    };
}
