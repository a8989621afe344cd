using Diff.Generators.Ir;
using Diff.Generators.Tests.Gradients.Compiling;
using Diff.Generators.Transforms;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.Tests.Splitting;

/// <summary>Large gradient methods come in pieces that the JIT optimises, and compute what they would in one.</summary>
public sealed class SplitLargeTests
{
    // Of about 2,000 and 8,000 the JIT gives up; it tracks 1,024 locals.
    private const int MostLocals = 1000;
    private const int MostReferences = 7000;

    private static readonly CompilerOptions Whole = new(LargestMethod: int.MaxValue);

    public static TheoryData<string, int, int> Programs => new()
    {
        { nameof(LargePrograms.Scalars), 100, 60 },
        { nameof(LargePrograms.Scalars), 1000, 1000 },
        { nameof(LargePrograms.Scalars), 3000, 1000 },
        { nameof(LargePrograms.Mixed), 100, 12 },
        { nameof(LargePrograms.Mixed), 100, 50 },
        { nameof(LargePrograms.Mixed), 1000, 300 },
        { nameof(LargePrograms.Mixed), 3000, 1000 },
        { nameof(LargePrograms.Nested), 40, 20 },
        { nameof(LargePrograms.Nested), 1000, 1000 },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Pieces_compute_what_the_whole_does(string shape, int statements, int largest)
    {
        var whole = Compile(shape, statements, Whole);
        var pieces = Compile(shape, statements, new(LargestMethod: largest));
        Assert.DoesNotContain("Forward1(", whole.Generated, StringComparison.Ordinal);
        Assert.Contains("Forward2(", pieces.Generated, StringComparison.Ordinal);
        Assert.Contains("Reverse2(", pieces.Generated, StringComparison.Ordinal);
        foreach (var at in Points(pieces))
        {
            var upstream = Conformance.Upstreams(pieces.Run(at));
            var problem = Conformance.Problem(pieces, at, upstream, out var gradient);
            Assert.True(problem is null, $"{problem}\nat {at}\n{pieces.Generated}");
            var expected = whole.RunBackward(at, upstream, buffers: true).Gradient;
            Assert.Contains(expected, g => g != 0);

            // Sums of adjoints are written in other orders.
            for (var i = 0; i < expected.Length; i++)
                Assert.True(Math.Abs(gradient[i] - expected[i]) <= 1e-10 * (1 + Math.Abs(expected[i])), $"component {i}: {gradient[i]:R} instead of {expected[i]:R}");
        }
    }

    [Theory]
    [InlineData(nameof(LargePrograms.Scalars), 1000)]
    [InlineData(nameof(LargePrograms.Scalars), 3000)]
    [InlineData(nameof(LargePrograms.Mixed), 1000)]
    [InlineData(nameof(LargePrograms.Mixed), 3000)]
    [InlineData(nameof(LargePrograms.Nested), 1500)]
    public void No_method_is_too_large_for_the_JIT(string shape, int statements)
    {
        var root = CSharpSyntaxTree.ParseText(Compile(shape, statements, CompilerOptions.Default).Generated).GetRoot();
        foreach (var method in root.DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            var locals = method.DescendantNodes().OfType<VariableDeclaratorSyntax>().Count();
            var names = method.DescendantNodes().OfType<VariableDeclaratorSyntax>().Select(v => v.Identifier.Text).Concat(method.ParameterList.Parameters.Select(p => p.Identifier.Text)).ToHashSet();
            var references = method.DescendantNodes().OfType<IdentifierNameSyntax>().Count(n => names.Contains(n.Identifier.Text));
            Assert.True(locals <= MostLocals && references <= MostReferences, $"{method.Identifier}: {locals} locals, {references} references");
        }
    }

    [Fact]
    public void The_gradient_of_pieces_agrees_with_finite_differences()
    {
        var method = Compile(nameof(LargePrograms.Mixed), 400, new(LargestMethod: 100));
        var at = Points(method).First();
        var upstream = Conformance.Upstreams(method.Run(at));
        Assert.Null(Conformance.Problem(method, at, upstream, out var gradient));

        // One of its values is in single precision.
        var result = GradientCheck.Check(x => Conformance.Sum(method.Run(at with { X = x }), upstream), _ => gradient, at.X, GradientCheckOptions.Single);
        Assert.True(result.Passed, result.ToString());
    }

    [Theory]
    [InlineData(nameof(LargePrograms.Scalars))]
    [InlineData(nameof(LargePrograms.Mixed))]
    public void A_small_method_stays_as_it_is(string shape)
        => Assert.Equal(Compile(shape, 60, Whole).Generated, Compile(shape, 60, CompilerOptions.Default).Generated);

    private static Compiled Compile(string shape, int statements, CompilerOptions options)
    {
        var subject = (Subject)typeof(LargePrograms).GetMethod(shape)!.Invoke(null, [statements])!;
        var compiled = SubjectCompiler.Compile([subject], options)[0];
        Assert.True(compiled.Problem is null, compiled.Problem);
        return compiled;
    }

    private static IEnumerable<Point> Points(Compiled method)
    {
        var random = new Random(5);
        var lengths = method.Shapes.SelectMany(s => Enumerable.Repeat(3, s.Dimensions)).ToArray();
        var numbers = method.Shapes.Sum(s => s.Leaves * (s.Dimensions == 0 ? 1 : 3));
        var passive = method.Shapes.SelectMany(s => Enumerable.Repeat(2L, s.Passives)).ToArray();
        for (var i = 0; i < 3; i++)
            yield return new([.. Enumerable.Range(0, numbers).Select(_ => 0.2 + random.NextDouble())], lengths, passive);
    }
}
