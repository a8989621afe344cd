using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.Tests.FrontEnd;

public class SignatureFactoryTests
{
    private const string Overloads =
        """
        namespace A { public record struct P(double X); }
        namespace B { public record struct P(double X); }
        public static partial class M
        {
            [Differentiable] public static double F(double x) => x;
            [Differentiable] public static double F(double x, int n) => x;
            [Differentiable] public static double F(float[] x, double[,] y) => x[0];
            [Differentiable] public static double F(ReadOnlySpan<double> x, (double, float) t) => x[0];
            [Differentiable] public static double F(A.P p) => p.X;
            [Differentiable] public static double F(B.P p) => p.X;
            [Differentiable] public static void F(ref double x, out double y) => y = x;
            public static double F(string s) => 0;
        }
        """;

    [Fact]
    public void Tells_where_the_method_lives()
    {
        var signature = Signature("""
            namespace My.@event;
            partial interface IOuter<T>
            {
                partial record struct Middle { partial record @class<U> { partial struct S {
                    [Differentiable] internal static double Rosenbrock(double x, double y) => x; } } }
            }
            """, "Rosenbrock");
        Assert.Equal("My.@event", signature.Namespace);
        Assert.Equal(
            [new("interface", "IOuter<T>"), new("record struct", "Middle"), new("record", "@class<U>"), new("struct", "S")],
            signature.ContainingTypes);
        Assert.Equal(["T", "U"], signature.TypeParameters);
        Assert.Equal("internal", signature.Accessibility);
        Assert.Equal("RosenbrockBackward", signature.BackwardName);
        Assert.Equal("RosenbrockGradient", signature.GradientName);
        Assert.Equal("Rosenbrock(double, double)", signature.Cref);
        Assert.Equal("My.event.IOuter{T}.Middle.class{U}.S.Rosenbrock", signature.HintName);
        Assert.Equal(["Rosenbrock"], signature.TakenNames);
        Assert.Null(signature.Priority);
    }

    [Fact]
    public void Keywords_are_escaped_where_they_stand_alone()
    {
        var signature = Signature("static partial class M { [Differentiable] static double @in(double x) => x; }", "in");
        Assert.Equal(("", "@in", "inBackward", "inGradient", "M.in"),
            (signature.Namespace, signature.Name, signature.BackwardName, signature.GradientName, signature.HintName));
    }

    [Fact]
    public void Overloads_have_results_named_after_their_parameters()
    {
        var signatures = All(Overloads);
        Assert.All(signatures, s => Assert.Equal("FBackward", s.BackwardName));
        Assert.Equal(
            ["FGradientOfDouble", "FGradientOfDoubleInt", "FGradientOfFloatArrayDoubleArray2D", "FGradientOfReadOnlySpanOfDoubleDoubleFloatTuple"],
            signatures.Take(4).Select(s => s.GradientName));
        Assert.Matches("^FGradientOfP_[0-9a-f]{8}$", signatures[4].GradientName);
        Assert.Matches("^FGradientOfP_[0-9a-f]{8}$", signatures[5].GradientName);
        Assert.Equal("FGradientOfRefDoubleOutDouble", signatures[6].GradientName);
        Assert.Equal(7, signatures.Select(s => s.GradientName).Distinct().Count());
        Assert.Equal([1, 2, 2, 2, 1, 1, 2], signatures.Select(s => s.Priority!.Value));
    }

    [Theory]
    [InlineData("M.FBackward(1, 2)", 3)]
    [InlineData("M.FBackward(1, 2, 3)", 3)]
    [InlineData("M.FBackward(1)", 2)]
    [InlineData("M.FBackward(1, upstream: 2)", 2)]
    public void Priorities_keep_a_second_argument_from_being_taken_for_an_upstream(string call, int parameters)
    {
        var priorities = All("partial class M { [Differentiable] static double F(double x) => x; [Differentiable] static double F(double x, double y) => x; }")
            .Select(s => $"[System.Runtime.CompilerServices.OverloadResolutionPriority({s.Priority})]")
            .ToArray();
        var declared = Declared.From($$"""
            static class M
            {
                {{priorities[0]}} public static double FBackward(double x, double upstream = 1) => x;
                {{priorities[1]}} public static double FBackward(double x, double y, double upstream = 1) => x;
            }
            static class User { static double Call() => {{call}}; }
            """);
        var tree = declared.Compilation.SyntaxTrees.Last();
        var invocation = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single();
        var chosen = declared.Compilation.GetSemanticModel(tree).GetSymbolInfo(invocation).Symbol;
        Assert.Equal(parameters, Assert.IsAssignableFrom<IMethodSymbol>(chosen).Parameters.Length);
    }

    [Fact]
    public void Further_overloads_rename_none_that_are_there()
    {
        var before = All(Overloads).Select(s => s.GradientName);
        var grown = Overloads.Replace("public static partial class M\n{", "public static partial class M\n{\n[Differentiable] public static double F(int n, double x) => x;");
        Assert.Equal(before, All(grown).Select(s => s.GradientName).Skip(1));
    }

    [Fact]
    public void Files_are_named_after_the_method()
    {
        var names = All(Overloads).Select(s => s.HintName).ToArray();
        Assert.Equal(
            ["M.F(double)", "M.F(double,int)", "M.F(float[],double[,])", "M.F(System.ReadOnlySpan{double},(double, float))", "M.F(A.P)", "M.F(B.P)",
                "M.F(ref double,out double)"],
            names);
    }

    [Fact]
    public void File_names_differ_by_more_than_case()
    {
        var names = All("""
            namespace N { partial class M { [Differentiable] static double F(double x) => x; [Differentiable] static double f(double x) => x; } }
            namespace N { partial class m { [Differentiable] static double F(double x) => x; } }
            namespace n { partial class M { [Differentiable] static double F(double x) => x; } }
            namespace K { partial class M { [Differentiable] static double F(double x) => x; } partial class M<T> { [Differentiable] static double F(double x) => x; } }
            """).Select(s => s.HintName).ToArray();
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(["K.M.F", "K.M{T}.F"], names.Skip(4));
    }

    [Fact]
    public void Roslyn_takes_every_file_name()
    {
        var names = All($$"""
            namespace Ünïcode.日本 { partial class Größe { [Differentiable] static double λ(double x) => x; } }
            namespace {{string.Join(".", Enumerable.Repeat("AVeryLongNamespace", 12))}} { partial class M {
                [Differentiable] static double F(double x) => x; [Differentiable] static double G(double x) => x; } }
            partial class M { [Differentiable] static double F(double x, (string? a, int?[] b) t) => x; [Differentiable] static double F(double x) => x; }
            """).Select(s => s.HintName).ToArray();
        Assert.Equal("Ünïcode.日本.Größe.λ", names[0]);
        Assert.All(names, name => Assert.InRange(name.Length, 1, 140));
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.DoesNotContain(name, c => !char.IsLetterOrDigit(c) && !".,-_ ()[]{}".Contains(c)));
    }

    [Fact]
    public void Parameters_are_as_declared()
    {
        var declared = Declared.From("""
            partial class M { [Differentiable] static void F(in double @class, ref float s, out double r, [NoDiff] double n, string? t = null, params double[] rest)
                => r = 0; }
            """);
        var method = declared.Method("F");
        var builder = new IrBuilder();
        var parameters = method.Parameters.Select(p => SignatureFactory.Create(p, builder, declared.Types(method))).ToArray();
        Assert.Equal(["in double @class", "ref float s", "out double r", "value double n nodiff", "value string? t = null", "value double[] rest params"],
            parameters.Select(p => $"{p.Mode.ToString().ToLowerInvariant()} {p.TypeText} {p.Name}{(p.Default is { } d ? " = " + d : "")}"
                + (p.NoDiff ? " nodiff" : "") + (p.IsParams ? " params" : "")));
        Assert.Equal(["class", "s", "r", "n", "t", "rest"], parameters.Select(p => builder.NameOf(p.Variable)));
    }

    private static Signature Signature(string source, string method) => SignatureFactory.Create(Declared.From(source).Method(method));

    private static Signature[] All(string source)
        => [.. Declared.From(source).Methods().Where(m => KnownSymbols.Differentiable(m) is not null).Select(SignatureFactory.Create)];
}
