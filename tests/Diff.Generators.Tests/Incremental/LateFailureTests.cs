using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Diff.Generators.Tests.FrontEnd;
using Diff.Generators.Transforms;
using Diff.Generators.Transforms.Reverse;

namespace Diff.Generators.Tests.Incremental;

/// <summary>What fails behind the passes that the analyzer runs is said by the generator.</summary>
public class LateFailureTests
{
    [Fact]
    public void A_gradient_that_cannot_be_written_is_a_failure()
    {
        var derivative = Square();
        var unbound = new Variable(derivative.Function.Names.Count - 1, ScalarType.Float64);
        var body = derivative.Function.Body with { Statements = [], Yields = [unbound] };

        var file = DifferentiableGenerator.Write(derivative with { Function = derivative.Function with { Body = body } });

        Assert.Equal("Models.Square", file.Name);
        Assert.StartsWith("InvalidOperationException: ", file.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', file.Failure!);
    }

    [Fact]
    public void One_that_can_be_written_is_none() => Assert.Null(DifferentiableGenerator.Write(Square()).Failure);

    private static Derivative Square()
    {
        var declared = Declared.From("public static partial class Models { [Differentiable] public static double Square(double x) => x * x; }");
        var function = MethodCompiler.Compile(declared.Method("Square"), declared.Compilation, [], default)!;
        return Pipeline.Differentiate(function, CompilerOptions.Default);
    }
}
