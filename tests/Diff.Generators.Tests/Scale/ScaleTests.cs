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
