using System.Collections.Immutable;
using Diff.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Diff.Benchmarks;

/// <summary>Asks for what Diff's analyzer asks for, and does nothing: what it takes, the C# compiler takes for any analyzer.</summary>
#pragma warning disable RS1001, RS1036 // not an analyzer that ships
internal sealed class IdleAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001, RS1036
{
    // One that is never reported: without any, the analyzer would not run.
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. new DifferentiableAnalyzer().SupportedDiagnostics.Take(1)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(_ => { }, SymbolKind.Method);
        context.RegisterSymbolAction(_ => { }, SymbolKind.NamedType);
    }
}
