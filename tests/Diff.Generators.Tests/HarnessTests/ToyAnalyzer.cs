using System.Collections.Immutable;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Diff.Generators.Tests.HarnessTests;

/// <summary>Reports every cast to int.</summary>
#pragma warning disable RS1001, RS1036 // not an analyzer that ships
internal sealed class ToyAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001, RS1036
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.ActiveToInteger];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            node => node.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ActiveToInteger, node.Node.GetLocation(), ((CastExpressionSyntax)node.Node).Type)),
            SyntaxKind.CastExpression);
    }
}
