using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Diff.Generators.Diagnostics;
using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Diff.Generators.Transforms;
using Diff.Generators.Transforms.Reverse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Diff.Generators;

/// <summary>Writes the gradient of every method marked <c>[Differentiable]</c>. What it cannot differentiate is for the analyzer to say: here such a method has no gradient.</summary>
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
        var files = functions.Select(Start).Select(static (file, _) => file.Value).WithTrackingName(FilesStep);
        context.RegisterSourceOutput(files, static (output, file) =>
        {
            if (file is { Failure: { } failure })
                output.ReportDiagnostic(Diagnostic.Create(Descriptors.InternalFailure, Location.None, file.Name, failure));
            else if (file is not null)
                output.AddSource(file.Name + ".g.cs", SourceText.From(file.Text, Encoding.UTF8));
        });
    }

    private static Function? Lower(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        try
        {
            return MethodCompiler.Compile((IMethodSymbol)context.TargetSymbol, context.SemanticModel.Compilation, [], token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>
    /// Starts to write the file of a function that has changed, on another thread: all have been started before the first is asked for. It depends on
    /// nothing but the function, so that it is the same whoever comes first to write it.
    /// </summary>
    private static Lazy<GeneratedFile?> Start(Function? function, CancellationToken token)
    {
        var file = new Lazy<GeneratedFile?>(() => function is null ? null : Write(function));
        Task.Run(() => file.Value, token);
        return file;
    }

    /// <summary>The file for a function; null where the analyzer says why there is none.</summary>
    internal static GeneratedFile? Write(Function function)
    {
        try
        {
            return Write(Pipeline.Differentiate(function, CompilerOptions.Default));
        }
        catch (Exception failure)
        {
            return Refusals.MayOccurIn(function) ? null : new(function.Signature.HintName, "", MethodCompiler.InALine(failure));
        }
    }

    /// <summary>The file for a gradient method. The analyzer does not come as far as this, and could not say what goes wrong here.</summary>
    internal static GeneratedFile Write(Derivative derivative)
    {
        var name = derivative.Primal.Signature.HintName;
        try
        {
            return new(name, Pipeline.Complete(derivative, CompilerOptions.Default), null);
        }
        catch (Exception failure)
        {
            return new(name, "", MethodCompiler.InALine(failure));
        }
    }

    /// <summary>A generated file, or why there is none.</summary>
    internal sealed record GeneratedFile(string Name, string Text, string? Failure);
}
