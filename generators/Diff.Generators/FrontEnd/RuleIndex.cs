using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// The user's rules: the methods of a compilation that carry <c>[DerivativeOf]</c>, by the method whose gradient they are. Rules in referenced
/// assemblies are not looked for; a method there ships a <c>Backward</c>, see <see cref="ForeignBackward"/>.
/// </summary>
internal sealed class RuleIndex
{
    private static readonly ConditionalWeakTable<Compilation, RuleIndex> Indices = new();

    // Trees live on from compilation to compilation, so that after an edit one tree is searched.
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> Candidates = new();

    private readonly Dictionary<IMethodSymbol, RuleMatch> _rules = new(SymbolEqualityComparer.Default);

    private RuleIndex(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var methods = Candidates.GetValue(tree, static t => FindCandidates(t));
            if (methods.Length == 0)
                continue;
            var model = compilation.GetSemanticModel(tree);
            foreach (var rule in methods.Select(m => model.GetDeclaredSymbol(m)).OfType<IMethodSymbol>())
            {
                // Of two rules for one method the first counts; the other is an error of its own.
                if (RuleMatcher.Match(rule, compilation) is { Match: { } match } && !_rules.ContainsKey(match.Target))
                    _rules.Add(match.Target, match);
            }
        }
    }

    public static RuleIndex For(Compilation compilation) => Indices.GetValue(compilation, static c => new RuleIndex(c));

    /// <summary>The rule for a method, if there is one whose signature fits. A generic method has one for each of its constructions; a rule beside
    /// a method of a generic type is for all constructions of the type.</summary>
    public RuleMatch? Find(IMethodSymbol target)
    {
        if (_rules.TryGetValue(target, out var match))
            return match;
        if (target.IsGenericMethod || !_rules.TryGetValue(target.OriginalDefinition, out match))
            return null;
        var rule = target.ContainingType.GetMembers(match.Rule.Name).OfType<IMethodSymbol>()
            .FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, match.Rule));
        return rule is null
            ? null
            : new(rule, target, match.Callee with { Primal = RuleShape.Primal(target), Backward = CSharpText.Method(rule) });
    }

    /// <summary>What is wrong with a method that carries <c>[DerivativeOf]</c>.</summary>
    public static ImmutableArray<Diagnostic> Check(IMethodSymbol rule, Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var result = RuleMatcher.Match(rule, compilation);
        if (result is null)
            return [];
        if (result.Problem is { } problem)
            return [problem];
        var first = For(compilation).Find(result.Match!.Target)?.Rule;
        return first is null || SymbolEqualityComparer.Default.Equals(first, rule)
            ? []
            : [RuleMatcher.Unusable(rule, $"'{CSharpText.Readable(first)}' is a rule for the same method")];
    }

    private static MethodDeclarationSyntax[] FindCandidates(SyntaxTree tree) => tree.GetRoot()
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<MethodDeclarationSyntax>()
        .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => LastName(a.Name) is "DerivativeOf" or "DerivativeOfAttribute"))
        .ToArray();

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}

/// <summary>A rule that fits its method.</summary>
/// <param name="Rule">The user's rule. Whether generated code can call it is for the caller to check.</param>
/// <param name="Target">The method whose gradient it is.</param>
/// <param name="Callee">Both, for the IR.</param>
internal sealed record RuleMatch(IMethodSymbol Rule, IMethodSymbol Target, ExternalCallee Callee);
