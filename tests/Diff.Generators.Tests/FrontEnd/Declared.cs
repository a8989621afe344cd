using Diff.Generators.FrontEnd;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.Tests.FrontEnd;

/// <summary>Declarations by name, from source that compiles.</summary>
internal sealed class Declared(CSharpCompilation compilation)
{
    public CSharpCompilation Compilation => compilation;

    /// <summary>In the newest C#, since the compiler that loads the generator may be newer than the one that these tests reference.</summary>
    public static SyntaxTree Parse(string text, string path)
        => CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview), path);

    public static Declared From(params string[] sources)
    {
        var compilation = TestCompilation.Create(sources);
        compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(t => Parse(t.ToString(), t.FilePath)));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return new(compilation);
    }

    /// <summary>The method of that name; the <paramref name="index"/>-th in source order when there are overloads.</summary>
    public IMethodSymbol Method(string name, int index = 0) => Methods().Where(m => m.Name == name).ElementAt(index);

    /// <summary>All methods, in source order.</summary>
    public IEnumerable<IMethodSymbol> Methods() => compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        .Select(m => compilation.GetSemanticModel(m.SyntaxTree).GetDeclaredSymbol(m)!);

    public TypeMapper Types(IMethodSymbol method) => TypeMapper.For(compilation, method.ContainingType);

    /// <summary>A source that declares the types and a method <c>F</c> of class <c>C</c> with one parameter of the given type.</summary>
    public static (ITypeSymbol Type, TypeMapper Types) Parameter(string type, string declarations = "")
    {
        var declared = From($"public static partial class C {{ internal static void F({type} p) {{ }} }}\n{declarations}");
        var method = declared.Method("F");
        return (method.Parameters[0].Type, declared.Types(method));
    }
}
