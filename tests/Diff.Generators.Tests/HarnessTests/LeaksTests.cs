using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace Diff.Generators.Tests.HarnessTests;

public class LeaksTests
{
    private const string Before = "partial class C { [Differentiable] public static double F(double x) => x; }";
    private const string After = "partial class C { [Differentiable] public static double F(double x) => x * x; }";

    [Fact]
    public void Names_hold_nothing() => Leaks.AssertNoRoslynIn(new ToyGenerator(), Before, "Names");

    [Fact]
    public void A_symbol_is_found_at_any_depth()
    {
        var failure = Assert.ThrowsAny<XunitException>(
            () => Leaks.AssertNoRoslynIn(new HoldingGenerator(), Before, "Symbols"));

        Assert.Contains("Symbols", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_compilation_is_collected() =>
        Leaks.AssertOldCompilationIsCollected(new ToyGenerator(), Before, After);

    [Fact]
    public void An_old_compilation_that_is_held_is_found() => Assert.ThrowsAny<XunitException>(
        () => Leaks.AssertOldCompilationIsCollected(new HoldingGenerator(), Before, After));

    /// <summary>Passes symbols from step to step and says that nothing ever changes: the mistakes that are looked for.</summary>
    private sealed class HoldingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var symbols = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    typeof(DifferentiableAttribute).FullName!,
                    (_, _) => true,
                    (match, _) => new List<(int, object)> { (1, (match.TargetSymbol, match.SemanticModel)) })
                .WithComparer(new AlwaysEqual())
                .WithTrackingName("Symbols");
            context.RegisterSourceOutput(symbols, (_, _) => { });
        }
    }

    private sealed class AlwaysEqual : IEqualityComparer<List<(int, object)>>
    {
        public bool Equals(List<(int, object)>? x, List<(int, object)>? y) => true;

        public int GetHashCode(List<(int, object)> list) => 0;
    }
}
