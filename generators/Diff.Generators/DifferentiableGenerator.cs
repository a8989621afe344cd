using System;
using System.Text;
using System.Threading;
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
        var files = functions.Select(Write).WithTrackingName(FilesStep);
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

    private static GeneratedFile? Write(Function? function, CancellationToken token)
    {
        try
        {
            return function is null ? null : Write(Pipeline.Differentiate(function, CompilerOptions.Default));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return null;
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
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(name, "", MethodCompiler.InALine(failure));
        }
    }

    /// <summary>A generated file, or why there is none.</summary>
    internal sealed record GeneratedFile(string Name, string Text, string? Failure);
}
