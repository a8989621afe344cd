using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Diff.Generators.Diagnostics;
using Diff.Generators.FrontEnd;
using Diff.Generators.Transforms;
using Diff.Generators.Transforms.Reverse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Diff.Generators;

/// <summary>Says, while the user types, what cannot be differentiated, where, why, and what to do about it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeParameters, SymbolKind.NamedType);
    }

    private static void AnalyzeParameters(SymbolAnalysisContext context)
    {
        if (KnownSymbols.Parameters(context.Symbol) is null)
            return;
        var errors = new List<Diagnostic>();
        ParameterRecordReader.Read((INamedTypeSymbol)context.Symbol, errors, context.CancellationToken);
        foreach (var error in errors)
            context.ReportDiagnostic(error);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null)
            return;
        var errors = new List<Diagnostic>();
        if (KnownSymbols.DerivativeOf(method) is not null)
            errors.AddRange(RuleIndex.Check(method, context.Compilation, context.CancellationToken));
        if (KnownSymbols.Differentiable(method) is not null)
            errors.AddRange(Compile(method, context.Compilation, context.CancellationToken));
        foreach (var error in errors.Where(e => !BrokenCode.Contains(e, context.Compilation, context.CancellationToken)))
            context.ReportDiagnostic(error);
    }

    private static List<Diagnostic> Compile(IMethodSymbol method, Compilation compilation, CancellationToken token)
    {
        var errors = new List<Diagnostic>();
        try
        {
            // What later passes refuse shows only when they run. Those behind them refuse nothing.
            if (MethodCompiler.Compile(method, compilation, errors, token) is { } function && Refusals.MayOccurIn(function))
                Pipeline.Differentiate(function, CompilerOptions.Default);
        }
        catch (UnsupportedException refusal)
        {
            errors.Add(MethodCompiler.Refused(method, refusal, compilation, token));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            errors.Add(MethodCompiler.Failed(method, failure));
        }

        return errors;
    }
}
