using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Parameters;

/// <summary>Records that cannot be parameters, and the exact place; nothing is generated for them.</summary>
public class ParametersDiagnosticTests
{
    [Theory]
    [InlineData("[Parameters] public partial class {|DIFF3001:C|} { public double X { get; set; } }")]
    [InlineData("[Parameters] public partial struct {|DIFF3001:C|} { public double X; }")]
    [InlineData("public record B(double X); [Parameters] public partial record {|DIFF3001:C|}(double X, double Y) : B(X);")]
    [InlineData("[Parameters] file partial record {|DIFF3001:C|}(double X);")]
    [InlineData("[Parameters] public record {|DIFF3002:C|}(double X);")]
    [InlineData("public class {|DIFF3002:Outer|} { [Parameters] public partial record C(double X); }")]
    [InlineData("[Parameters] public partial record {|DIFF3003:C|};")]
    [InlineData("public enum E { A } [Parameters] public partial record {|DIFF3003:C|}(int N, bool B, string? S, E E, nint P, [NoDiff] double X);")]
    [InlineData("[Parameters] public partial record C(double X, decimal {|DIFF3004:Y|});")]
    [InlineData("[Parameters] public partial record C(double X, Tensor<float>? {|DIFF3004:Y|});")]
    [InlineData("[Parameters] public partial record C(double X, double? {|DIFF3004:Y|}, double[,] {|DIFF3004:Z|});")]
    [InlineData("[Parameters] public partial record C(double X, C {|DIFF3004:Next|});")]
    [InlineData("public record L(double X); [Parameters] public partial record C(double X, L {|DIFF3004:Y|});")]
    [InlineData("[Parameters] public partial record C<T>(double X, T {|DIFF3004:Y|});")]
    [InlineData("[Parameters] public partial record C(double X) { private List<double> {|DIFF3004:_list|} = []; }")]
    [InlineData("[Parameters] public partial record C(double X) { public double {|DIFF3005:Y|} { get; } = 1; }")]
    [InlineData("[Parameters] public partial record C(double X) { public readonly double {|DIFF3005:Y|} = 1; }")]
    [InlineData("[Parameters] public partial record C(double X, int {|DIFF3006:ParameterCount|});")]
    [InlineData("[Parameters] public partial record C(double X) { public C {|DIFF3006:ZerosLike|}() => this; }")]
    public async Task Refused(string marked)
    {
        await AnalyzerRunner.VerifyAsync(new DifferentiableAnalyzer(), marked);
        Assert.Empty(GeneratorRunner.Run(new ParametersGenerator(), Markup.Parse(marked).Source).Sources);
    }

    [Theory]
    [InlineData("[Parameters] public partial record C(double X) { public static double Y; public const double Z = 1; public double W => 1; }")]
    [InlineData("[Parameters] public readonly partial record struct C(double X, [property: NoDiff] decimal Y);")]
    [InlineData("[Parameters] public partial record C(double X) { [NoDiff] private readonly List<double> _list = []; }")]
    [InlineData("[Parameters] public partial record C(double visitor, Tensor<float> map, float[] TMap, int Visit, int Map);")]
    [InlineData("[Parameters] public partial record C(B<float> X, B<double> Y); [Parameters] public partial record B<T>(Tensor<T> X, T Y) where T : unmanaged, IFloatingPointIeee754<T>;")]
    [InlineData("[Parameters] public partial record C { private double _x; public double X { get => _x; init => _x = value; } }")]
    [InlineData("[Parameters] public partial record C(double X); public partial record C { public double Y { get; set; } }")]
    [InlineData("internal partial interface I { [Parameters] internal partial record struct C(double X); }")]
    public async Task Accepted(string source)
    {
        Assert.Empty(await AnalyzerRunner.VerifyAsync(new DifferentiableAnalyzer(), source));
        Assert.NotEmpty(GeneratorRunner.Run(new ParametersGenerator(), source).AssertCompiles().Sources);
    }

    [Fact]
    public async Task A_type_that_does_not_exist_is_for_the_compiler_to_report()
    {
        const string source = "[Parameters] public partial record C(double X, Missing Y);";
        Assert.Empty(await AnalyzerRunner.VerifyAsync(new DifferentiableAnalyzer(), source));
        Assert.Empty(GeneratorRunner.Run(new ParametersGenerator(), source).Sources);
    }

    /// <summary>A collection expression is a copy, which a step would change for nobody.</summary>
    [Theory]
    [InlineData("optimizer.Step([w, b], [0.1, 0.2])", true)]
    [InlineData("optimizer.Step([1f, 2f], [0.1f, 0.2f])", true)]
    [InlineData("optimizer.Step(ref w, ref b, 0.1, 0.2)", false)]
    [InlineData("optimizer.Step(ref w, 0.1)", false)]
    [InlineData("optimizer.Step(array, [0.1, 0.2])", false)]
    [InlineData("optimizer.Step(array, array)", false)]
    [InlineData("optimizer.Step(array.AsSpan(1), stackalloc double[1])", false)]
    [InlineData("optimizer.Step(stackalloc double[1], [0.2])", false)]
    [InlineData("optimizer.Step(tensor, tensor)", false)]
    [InlineData("optimizer.Step([tensor, tensor], [tensor, tensor])", false)]
    public void Steps_with_copies_do_not_compile(string step, bool isError)
    {
        var errors = TestCompilation.Create($"class C {{ void F(Optimizer optimizer, double w, double b, double[] array, Tensor<float> tensor) {{ {step}; }} }}")
            .GetDiagnostics()
            .Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Equal(isError ? ["CS0619"] : [], errors.Select(d => d.Id));
    }
}
