using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.Tests.HarnessTests;

/// <summary>Writes <c>NameOfF</c> for each [Differentiable] F: enough to test the harness without the compiler.</summary>
internal sealed class ToyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                typeof(DifferentiableAttribute).FullName!,
                (node, _) => node is MethodDeclarationSyntax,
                (match, _) => (Type: match.TargetSymbol.ContainingType.Name, Method: match.TargetSymbol.Name))
            .WithTrackingName("Names");
        context.RegisterSourceOutput(names, (output, name) => output.AddSource(
            $"{name.Type}.{name.Method}.g.cs",
            $"partial class {name.Type} {{ public static string NameOf{name.Method}(string prefix = \"\") => prefix + \"{name.Method}\"; }}"));
    }
}
