using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Diff.Generators.Tests.FrontEnd;
using Diff.Generators.Transforms;
using Diff.Generators.Transforms.Reverse;

namespace Diff.Generators.Tests.Incremental;

/// <summary>What fails where the analyzer does not look is said by the generator.</summary>
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

    /// <summary>Nothing in it may be refused, so that the analyzer does not reverse it.</summary>
    [Fact]
    public void A_function_of_numbers_that_cannot_be_reversed_is_a_failure()
    {
        var file = DifferentiableGenerator.Write(Broken());

        Assert.StartsWith("InvalidCastException: ", file?.Failure, StringComparison.Ordinal);
    }

    /// <summary>It is reversed by the analyzer, which says what goes wrong, and where.</summary>
    [Fact]
    public void One_that_may_be_refused_is_left_to_the_analyzer()
    {
        var tensor = new Variable(Lowered().Names.Count, new TensorType(ScalarType.Float64));

        Assert.Null(DifferentiableGenerator.Write(Broken(new Let(tensor, new Opaque("Somewhere()", [], IsPure: false)))));
    }

    private static Derivative Square() => Pipeline.Differentiate(Lowered(), CompilerOptions.Default);

    /// <summary>A function that reads an element of a number.</summary>
    private static Function Broken(params Statement[] more)
    {
        var function = Lowered();
        var element = new Let((Variable)function.Body.Yields[0], new Load(function.Parameters[0].Variable, []));
        return function with { Body = function.Body with { Statements = [element, .. more] } };
    }

    private static Function Lowered()
    {
        var declared = Declared.From("public static partial class Models { [Differentiable] public static double Square(double x) => x * x; }");
        return MethodCompiler.Compile(declared.Method("Square"), declared.Compilation, [], default)!;
    }
}
