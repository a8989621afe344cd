using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Diff.Generators.Tests.FrontEnd;
using Diff.Generators.Tests.Harness;
using Diff.Generators.Transforms;

namespace Diff.Generators.Tests.Scale;

/// <summary>
/// Twice the method is about twice the work. Counted in statements of the IR, which are the same on every machine.
/// </summary>
public class ScaleTests
{
    public static TheoryData<string, int> Shapes => new()
    {
        { nameof(LongMethods.Branches), 100 },
        { nameof(LongMethods.Guards), 100 },
        { nameof(LongMethods.NestedBranches), 20 },
        { nameof(LongMethods.NestedLoops), 6 },
        { nameof(LongMethods.NestedWhiles), 6 },
        { nameof(LongMethods.Helpers), 10 },
        { nameof(LongMethods.Assignments), 200 },
        { nameof(LongMethods.Tensors), 60 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Twice_the_method_is_twice_the_statements(string shape, int size)
    {
        var (small, large) = (Statements(shape, size), Statements(shape, 2 * size));
        Assert.Equal(small.Keys, large.Keys);

        // What indexes the saved values of nested loops names all loops around, until equal parts are shared.
        Assert.All(large, pass => Assert.True(
            pass.Value <= (pass.Key == large.Keys.Last() ? 2.6 : 4) * small[pass.Key] + 20,
            $"After '{pass.Key}': {small[pass.Key]} statements of {size}, {pass.Value} of {2 * size}."));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_gradient_of_a_long_method_compiles(string shape, int size) =>
        Assert.NotEmpty(GeneratorRunner.Run(new DifferentiableGenerator(), Source(shape, 2 * size)).AssertCompiles().Sources);

    /// <summary>Deep inside branches values are kept in another way.</summary>
    [Theory]
    [InlineData(nameof(LongMethods.Guards), 30, "0.7, 1.1")]
    [InlineData(nameof(LongMethods.NestedBranches), 30, "40.3, 0.01")]
    [InlineData(nameof(LongMethods.NestedBranches), 30, "14.3, 0.01")]
    [InlineData(nameof(LongMethods.NestedLoops), 4, "0.7, 1.1, 2")]
    [InlineData(nameof(LongMethods.NestedWhiles), 4, "0.7, 0.1")]
    public void The_gradient_of_a_long_method_is_right(string shape, int size, string at)
    {
        var check = $"class Check {{ static GradientCheckResult Run() => GradientCheck.Check(Models.F, Models.FBackward, {at}); }}";
        using var loaded = GeneratorRunner.Run(new DifferentiableGenerator(), Source(shape, size), check).Load();
        Assert.True(loaded.Invoke("Check", "Run") is GradientCheckResult { Passed: true } result, loaded.Invoke("Check", "Run")!.ToString());
    }

    private static Dictionary<string, int> Statements(string shape, int size)
    {
        var declared = Declared.From(Source(shape, size));
        var errors = new List<Microsoft.CodeAnalysis.Diagnostic>();
        var function = MethodCompiler.Compile(declared.Method("F"), declared.Compilation, errors, default);
        Assert.Empty(errors);
        var counts = new Dictionary<string, int>();
        Pipeline.Run(function!, CompilerOptions.Default, (f, pass) => counts[pass] = counts.GetValueOrDefault(pass) + Walk.All(f.Body).Count());
        return counts;
    }

    private static string Source(string shape, int size) =>
        (string)typeof(LongMethods).GetMethod(shape)!.Invoke(null, [size])!;
}
