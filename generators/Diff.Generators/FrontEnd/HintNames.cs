using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// Names of generated files: <c>Ns.Outer.Models{T}.Rosenbrock</c>, with parameter types for overloads. Roslyn wants them unique whatever their
/// case, and some file systems do too: where letters alone tell two methods apart, a hash is added.
/// </summary>
internal static class HintNames
{
    // Windows programs without long paths stop at 260 characters, folders included.
    private const int Longest = 120;

    public static string Create(IMethodSymbol method, IReadOnlyList<IMethodSymbol> overloads)
    {
        var scopes = Scopes(method);
        var full = string.Join(".", scopes.Select(Part));
        if (overloads.Count > 1)
            full += $"({string.Join(",", method.Parameters.Select(p => Modifier(p.RefKind) + CSharpText.Readable(p.Type)))})";
        var name = Sanitize(full);
        if (name.Length <= Longest && name.Length == full.Length && !scopes.Any(HasTwin) && !IsAmbiguous(method, overloads))
            return name;
        return $"{(name.Length <= Longest ? name : name.Substring(0, Longest))}-{StableHash.Of(full + CSharpText.Cref(method))}";
    }

    /// <summary>The name of the file for a type's own members.</summary>
    public static string Create(INamedTypeSymbol type)
    {
        var scopes = Scopes(type);
        var full = string.Join(".", scopes.Select(Part));
        var name = Sanitize(full);
        return name.Length <= Longest && name.Length == full.Length && !scopes.Any(HasTwin)
            ? name
            : $"{(name.Length <= Longest ? name : name.Substring(0, Longest))}-{StableHash.Of(full)}";
    }

    private static List<ISymbol> Scopes(ISymbol method)
    {
        var scopes = new List<ISymbol>();
        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamespaceSymbol or INamedTypeSymbol or IMethodSymbol)
                scopes.Insert(0, symbol);
        }

        return scopes;
    }

    private static string Part(ISymbol symbol) => symbol is INamedTypeSymbol { TypeParameters.IsEmpty: false } type
        ? $"{type.Name}{{{string.Join(",", type.TypeParameters.Select(p => p.Name))}}}"
        : symbol.Name;

    private static string Modifier(RefKind kind) => kind switch
    {
        RefKind.None => "",
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        _ => "in ",
    };

    /// <summary>Whether something beside the symbol has the same name in other letters.</summary>
    private static bool HasTwin(ISymbol symbol) => symbol.ContainingSymbol is INamespaceOrTypeSymbol parent && parent.GetMembers().Any(
        member => member.Name != symbol.Name && string.Equals(member.Name, symbol.Name, StringComparison.OrdinalIgnoreCase));

    private static bool IsAmbiguous(IMethodSymbol method, IReadOnlyList<IMethodSymbol> overloads) => overloads.Any(
        other => !SymbolEqualityComparer.Default.Equals(other, method)
            && string.Equals(Parameters(other), Parameters(method), StringComparison.OrdinalIgnoreCase));

    private static string Parameters(IMethodSymbol method)
        => Sanitize(string.Join(",", method.Parameters.Select(p => Modifier(p.RefKind) + CSharpText.Readable(p.Type))));

    private static string Sanitize(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            switch (character)
            {
                case '<':
                    text.Append('{');
                    break;
                case '>':
                    text.Append('}');
                    break;
                case '?':
                    text.Append('_');
                    break;
                default:
                    if (char.IsLetterOrDigit(character) || ".,-_ ()[]{}".IndexOf(character) >= 0)
                        text.Append(character);
                    break;
            }
        }

        return text.ToString();
    }
}
