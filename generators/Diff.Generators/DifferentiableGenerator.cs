using System.Text;
using System.Threading;
using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Diff.Generators.Transforms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Diff.Generators;

/// <summary>Writes the gradient of every method marked <c>[Differentiable]</c>. Errors are the analyzer's business: here a method with one has no gradient.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    /// <summary>The step that lowers methods: its results say whether anything that matters to a gradient has changed.</summary>
    public const string FunctionsStep = "Functions";

    /// <summary>The step that differentiates and writes.</summary>
    public const string FilesStep = "Files";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider
            .ForAttributeWithMetadataName("Diff.DifferentiableAttribute", static (_, _) => true, Lower)
            .WithTrackingName(FunctionsStep);
        var files = functions.Select(Write).WithTrackingName(FilesStep);
        context.RegisterSourceOutput(files, static (output, file) =>
        {
            if (file is var (name, text))
                output.AddSource(name + ".g.cs", SourceText.From(text, Encoding.UTF8));
        });
    }

    private static Function? Lower(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        try
        {
            return MethodCompiler.Compile((IMethodSymbol)context.TargetSymbol, context.SemanticModel.Compilation, [], token);
        }
        catch (System.Exception failure) when (failure is not System.OperationCanceledException)
        {
            return null;
        }
    }

    private static (string Name, string Text)? Write(Function? function, CancellationToken token)
    {
        try
        {
            return function is null ? null : (function.Signature.HintName, Pipeline.Run(function, CompilerOptions.Default));
        }
        catch (System.Exception failure) when (failure is not System.OperationCanceledException)
        {
            return null;
        }
    }
}
