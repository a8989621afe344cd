using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.Tests.FrontEnd;

public class RuleTests
{
    [Theory]
    [InlineData("static double G(double x) => x;", "[DerivativeOf(nameof(G))] static double R(double x, double value, double upstream) => 0;", "Result")]
    [InlineData("static double G(double x, float y) => x;",
        "[DerivativeOf(\"G\")] static (double, float) R(double x, float y, double value, double upstream) => default;", "Result.Item1 Result.Item2")]
    [InlineData("static double G(double x, int n, in float y) => x;",
        "[Diff.DerivativeOfAttribute(nameof(G))] static (double dx, float dy) R(double x, int n, float y, double v, double u) => default;",
        "Result.dx None Result.dy")]
    [InlineData("static double G(double x, [NoDiff] double y) => x;",
        "[DerivativeOf(nameof(G))] static double R(double x, double y, double value, double upstream) => 0;", "Result None")]
    [InlineData("static double G(double x, double y) => x;",
        "[DerivativeOf(nameof(G))] static double R(double x, [NoDiff] double y, double value, double upstream) => 0;", "Result None")]
    [InlineData("static double G(ReadOnlySpan<double> x, double[] y) => 0;",
        "[DerivativeOf(nameof(G))] static double[] R(ReadOnlySpan<double> x, double[] y, Span<double> d, double value, double upstream) => y;", "Buffer Result")]
    [InlineData("static V G(V x) => x;", "[DerivativeOf(nameof(G))] static V R(V x, V value, V upstream) => x;", "Result")]
    [InlineData("static double G(float x) => x; static double G(double x) => x;",
        "[DerivativeOf(nameof(G))] static float R(float x, double value, double upstream) => 0;", "Result")]
    public void Rules_that_fit_are_found(string target, string rule, string routes)
    {
        var declared = Declared.From($"namespace N; class C {{ {target} {rule} }} record struct V(double X);");
        var method = declared.Method("G");
        var match = RuleIndex.For(declared.Compilation).Find(method)!;
        Assert.Equal("R", match.Rule.Name);
        Assert.Equal(("global::N.C.G", "global::N.C.R", true), (match.Callee.Primal, match.Callee.Backward, match.Callee.TakesValue));
        Assert.Equal(routes, Show(match.Callee));
        Assert.Empty(RuleIndex.Check(match.Rule, declared.Compilation, default));
    }

    [Fact]
    public void Rules_can_be_for_methods_of_other_types_and_assemblies()
    {
        var declared = Declared.From("""
            class C { [DerivativeOf(typeof(Math), nameof(Math.Cbrt))] static double R(double x, double value, double upstream) => upstream / (3 * value * value); }
            """);
        var math = declared.Compilation.GetTypeByMetadataName("System.Math")!;
        var match = RuleIndex.For(declared.Compilation).Find(math.GetMembers("Cbrt").OfType<IMethodSymbol>().Single())!;
        Assert.Equal(("global::System.Math.Cbrt", "global::C.R"), (match.Callee.Primal, match.Callee.Backward));
        Assert.Null(RuleIndex.For(declared.Compilation).Find(math.GetMembers("Sinh").OfType<IMethodSymbol>().Single()));
    }

    [Theory]
    [InlineData("static double G(double x) => x;", "double R(double x, double upstream) => 0;",
        "static double R(double x, double value, double upstream)")]
    [InlineData("static double G(double x, float @in, int n) => x;", "double R(double x, double value, double upstream) => 0;",
        "static (double x, float @in) R(double x, float @in, int n, double value, double upstream)")]
    [InlineData("static double G(double value) => 0;", "float R(double value, double v, double u) => 0;",
        "static double R(double value, double value_, double upstream)")]
    [InlineData("static float G(ReadOnlySpan<float> x) => 0;", "void R() { }",
        "static void R(System.ReadOnlySpan<float> x, System.Span<float> xGradient, float value, float upstream)")]
    [InlineData("static double G(double x) => x; static double G(double x, double[,] y) => x;", "double R(double x, double[,] y, double v, double u, int n) => 0;",
        "static (double x, double[,] y) R(double x, double[,] y, double value, double upstream)")]
    public void Others_are_told_the_signature(string target, string rule, string expected)
    {
        var diagnostic = Check($"class C {{ {target} [DerivativeOf(nameof(G))] static {rule} }}", "R");
        Assert.Equal("DIFF1008", diagnostic.Id);
        Assert.Equal(
            $"The rule 'R' does not fit the method that it differentiates, so calling it would give wrong gradients. Declare it as '{expected}'.",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("R", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Theory]
    [InlineData("", "'C' has no method 'G'")]
    [InlineData("double G(double x) => x;", "'C.G(double)' is an instance method, whose object has no place in a rule")]
    [InlineData("static int G(double x) => 0;", "'C.G(double)' returns nothing that has a derivative")]
    [InlineData("static double G<T>(double x) => 0;", "'C.G<T>(double)' is generic")]
    [InlineData("static double G(ref double x) => 0;", "'C.G(ref double)' has ref or out parameters")]
    [InlineData("static double G(double x) => 0; [DerivativeOf(\"G\")] static double First(double x, double v, double u) => 0;",
        "'C.First(double, double, double)' is a rule for the same method")]
    public void Rules_for_nothing_are_errors(string target, string reason)
    {
        var diagnostic = Check($"class C {{ {target} [DerivativeOf(\"G\")] static double R(double x, double v, double u) => 0; }}", "R");
        Assert.Equal("DIFF1014", diagnostic.Id);
        Assert.Contains($"because {reason}.", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("static double G(double x, int n, float y) => x;",
        "static GGradient GBackward(double x, int n, float y, double upstream = 1) => default; record struct GGradient(double Value, double X, float Y);",
        "Result.X None Result.Y")]
    [InlineData("static double G(double[] x, ReadOnlySpan<double> y, double value) => 0;",
        "static GGradient GBackward(double[] x, ReadOnlySpan<double> y, double value, Span<double> xGradient, Span<double> yGradient, double upstream = 1)"
        + " => default; record struct GGradient(double Value, double Value_);",
        "Buffer Buffer Result.Value_")]
    [InlineData("static double G(double[] x) => 0;",
        "static GGradient GBackward(double[] x, double upstream = 1) => default; record struct GGradient(double Value, double[] X);",
        "Result.X")]
    [InlineData("static double G(double[] x, double[,] y, double X, double gGradient) => 0;",
        "static BufferedGGradient GBackward(double[] x, double[,] y, double X, double gGradient, Span<double> xGradient, double[,] yGradient, double upstream = 1)"
        + " => default; record struct BufferedGGradient(double Value, double X_, double GGradient_);",
        "Buffer Buffer Result.X_ Result.GGradient_")]
    [InlineData("static double G(double x) => x;", "static double GBackward(double x, double upstream = 1) => 0;", null)]
    [InlineData("static double G(double x) => x;", "", null)]
    [InlineData("static double G(Span<double> y) => 0;",
        "static GGradient GBackward(Span<double> y, Span<double> yAdjoint, double upstream = 1) => default; record struct GGradient(double Value);", null)]
    [InlineData("static double G(double x) => x;",
        "static GGradient GBackward(double x, float upstream = 1) => default; record struct GGradient(double Value, double X);", null)]
    public void Gradients_shipped_by_other_assemblies_are_called(string method, string backward, string? routes)
    {
        var members = System.Text.RegularExpressions.Regex.Replace($"{method} {backward}", "static double G|static (Buffered)?GGradient|record struct", "public $0");
        var library = CSharpCompilation.Create(
            "Library",
            [TestCompilation.Parse("using System; namespace Lib { public static class L { " + members + " } }", "Library.cs")],
            TestCompilation.References,
            TestCompilation.Options);
        using var image = new MemoryStream();
        Assert.Empty(library.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        var user = Declared.From("partial class C { static void F() { } }").Compilation
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        var target = user.GetTypeByMetadataName("Lib.L")!.GetMembers("G").OfType<IMethodSymbol>().Single();

        var callee = ForeignBackward.Find(target, user, user.GetTypeByMetadataName("C")!);

        Assert.Equal(routes, callee is null ? null : Show(callee));
        if (callee is not null)
            Assert.Equal(("global::Lib.L.G", "global::Lib.L.GBackward", false), (callee.Primal, callee.Backward, callee.TakesValue));
    }

    [Fact]
    public void Types_of_other_assemblies_keep_their_shape()
    {
        var library = CSharpCompilation.Create(
            "Library",
            [TestCompilation.Parse("public readonly record struct P(double X, float Y); public record R(double X);", "Library.cs")],
            TestCompilation.References,
            TestCompilation.Options);
        var user = CSharpCompilation.Create(
            "User",
            [TestCompilation.Parse("partial class C { static void F(P p, R r) { } }", "User.cs")],
            [.. TestCompilation.References, MetadataReference.CreateFromImage(Emit(library))],
            TestCompilation.Options);
        var declared = new Declared(user);
        var method = declared.Method("F");
        var type = Assert.IsType<StructType>(declared.Types(method).Map(method.Parameters[0].Type));
        Assert.Equal(["X", "Y"], type.Fields.Select(f => f.Name));
        Assert.Equal((Construction.Initializer, new EquatableArray<int>([0, 1])), (type.Construction, type.Initialized));
        Assert.NotNull(declared.Types(method).WhyUnsupported(method.Parameters[1].Type));
    }

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        compilation.Emit(image);
        return image.ToArray();
    }

    private static Diagnostic Check(string source, string rule)
    {
        var declared = Declared.From(source);
        return RuleIndex.Check(declared.Method(rule), declared.Compilation, default).Single();
    }

    private static string Show(ExternalCallee callee) => string.Join(" ", callee.Routes.Select(r => r.Kind + r.Access));
}
