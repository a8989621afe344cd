using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Diff.Generators.Tests.Harness;

/// <summary>Makes compilations as the SDK does: the framework, Diff.dll, implicit usings, nullable on.</summary>
internal static class TestCompilation
{
    /// <summary>What every test source sees without saying so.</summary>
    public const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Numerics;
        global using Diff;
        """;

    public static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        // A missing XML comment is nothing to a test; every other warning of generated code is.
        specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]);

    /// <summary>The framework's reference set, Diff.dll and what that needs; not the test runner's own libraries.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = FindReferences();

    public static CSharpCompilation Create(params string[] sources) => CSharpCompilation.Create(
        "TestAssembly",
        sources.Prepend(ImplicitUsings).Select((text, i) => Parse(text, i == 0 ? "Usings.cs" : $"Test{i}.cs")),
        References,
        Options);

    // The encoding is what lets the compiler embed the text in debug information.
    public static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ParseOptions, path);

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework || Path.GetFileName(path) == "System.Numerics.Tensors.dll")
                .Append(typeof(DifferentiableAttribute).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
