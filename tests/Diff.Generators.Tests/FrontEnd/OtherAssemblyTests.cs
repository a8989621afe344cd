using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.FrontEnd;

/// <summary>Calls of methods in another assembly, whose gradients were generated there.</summary>
public class OtherAssemblyTests
{
    private static readonly MetadataReference s_library = Compile("""
        using Diff;
        public static partial class Library
        {
            [Differentiable]
            public static double Sum(double[] @params)
            {
                var sum = 0.0;
                foreach (var x in @params) sum += x * x;
                return sum;
            }

            [Differentiable]
            public static double Doubled(double[] @params)
            {
                for (var i = 0; i < @params.Length; i++) @params[i] *= 2;
                return @params[0];
            }

            [Differentiable]
            public static double Doubled(double[] own, double factor)
            {
                var copy = (double[])own.Clone();
                for (var i = 0; i < copy.Length; i++) copy[i] *= factor;
                return copy[0];
            }
        }
        """);

    [Theory]
    [InlineData("Library.Sum(x) + x[0]")]
    [InlineData("Library.Doubled(x, 2) + x[0]")]
    public async Task A_method_that_reads_its_array_is_called(string expression) => Assert.Empty(await Report(expression));

    [Fact]
    public async Task A_method_that_changes_its_array_is_an_error()
    {
        var error = Assert.Single(await Report("Library.Doubled(x) + x[0]"));
        Assert.Contains("changes its array 'params'", error.GetMessage(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Report(string expression) => await AnalyzerRunner.RunAsync(
        new DifferentiableAnalyzer(),
        TestCompilation.Create($"using Diff; public static partial class C {{ [Differentiable] public static double F(double[] x) => {expression}; }}").AddReferences(s_library));

    private static MetadataReference Compile(string source)
    {
        var compiled = GeneratorRunner.Run(new DifferentiableGenerator(), TestCompilation.Create(source).WithAssemblyName("Library")).AssertCompiles().Output;
        using var image = new MemoryStream();
        Assert.True(compiled.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
