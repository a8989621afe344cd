using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Diff.Generators.Tests.Harness;
using Diff.Generators.Transforms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.Tests.Gradients.Compiling;

/// <summary>Differentiates many methods at once and loads them. The IR is verified after every pass.</summary>
internal static class SubjectCompiler
{
    /// <summary>The methods, in order. The assembly lives as long as they do.</summary>
    public static IReadOnlyList<Compiled> Compile(IReadOnlyList<Subject> subjects, CompilerOptions options)
    {
        var input = TestCompilation.Create([.. subjects.Select(s => s.Source)]);
        var broken = input.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToLookup(d => d.Location.SourceTree);
        var files = subjects.Select((s, i) => Differentiate(s, input, input.SyntaxTrees[i + 1], broken, options)).ToArray();
        var output = input.AddSyntaxTrees(files.Select(f => f.Tree).OfType<SyntaxTree>());
        MarkBroken(files, output);

        // What does not compile is left out, so that the rest can be loaded.
        var left = files.Where(f => f.Problem is not null).SelectMany(f => new[] { f.Source, f.Tree }).OfType<SyntaxTree>().ToHashSet();
        output = output.RemoveSyntaxTrees(output.SyntaxTrees.Where(left.Contains));
        var adapters = new AdapterWriter[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].Problem is null)
                adapters[i] = new AdapterWriter(subjects[i].Name, output.GetTypeByMetadataName(subjects[i].Name)!);
        }

        output = output.AddSyntaxTrees([.. adapters.Where(a => a is not null).Select(a => TestCompilation.Parse(a.Write(), "Adapter.cs"))]);
        var assembly = LoadedAssembly.Load(output);
        return [.. files.Select((f, i) => f.Problem is null ? Bind(subjects[i], f, adapters[i], assembly) : Broken(subjects[i], f))];
    }

    private static File Differentiate(Subject subject, CSharpCompilation input, SyntaxTree source, ILookup<SyntaxTree?, Diagnostic> broken, CompilerOptions options)
    {
        if (broken[source].FirstOrDefault() is { } error)
            return new(source, null, "", $"{Compiled.Invalid}: {error}");
        try
        {
            var method = input.GetTypeByMetadataName(subject.Name)!.GetMembers("F").OfType<IMethodSymbol>().First();
            var errors = new List<Diagnostic>();
            var function = MethodCompiler.Compile(method, input, errors, CancellationToken.None);
            if (function is null)
                return new(source, null, "", "refused: " + string.Join("\n", errors));
            var text = Pipeline.Run(function, options, IrVerifier.Verify);
            return new(source, TestCompilation.Parse(text, subject.Name + ".g.cs"), text, null);
        }
        catch (Exception failure)
        {
            return new(source, null, "", $"{Compiled.Thrown} {failure}");
        }
    }

    // Errors anywhere, and warnings in generated code: users build with warnings as errors and cannot change that code.
    private static void MarkBroken(File[] files, CSharpCompilation output)
    {
        var owners = files.SelectMany(f => new[] { (f.Source, f), (f.Tree, f) }).Where(p => p.Item1 is not null).ToDictionary(p => p.Item1!, p => p.f);
        foreach (var diagnostic in output.GetDiagnostics())
        {
            if (diagnostic.Location.SourceTree is not { } tree || !owners.TryGetValue(tree, out var file))
                continue;
            if (diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && tree == file.Tree))
                file.Problem ??= $"does not compile: {diagnostic}";
        }
    }

    private static Compiled Bind(Subject subject, File file, AdapterWriter adapter, LoadedAssembly assembly) => new(subject, file.Text, null)
    {
        Shapes = adapter.Shapes,
        Primal = assembly.Delegate<Compiled.PrimalCall>(adapter.ClassName, "Run"),
        Backward = assembly.Delegate<Compiled.BackwardCall>(adapter.ClassName, "Backward"),
    };

    private static Compiled Broken(Subject subject, File file) => new(subject, file.Text, file.Problem)
    {
        Shapes = [],
        Primal = delegate { },
        Backward = delegate { },
    };

    private sealed class File(SyntaxTree source, SyntaxTree? tree, string text, string? problem)
    {
        public SyntaxTree Source => source;

        public SyntaxTree? Tree => tree;

        public string Text => text;

        public string? Problem { get; set; } = problem;
    }
}
