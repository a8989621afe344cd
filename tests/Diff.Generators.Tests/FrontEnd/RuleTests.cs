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

    [Theory]
    [InlineData("double G(double x) => x;", "double R(C self, double x, double value, double upstream) => 0;", ".G", "None Result")]
    [InlineData("double _a; double G(double self) => self * _a;", "(C, double) R(C c, double x, double value, double upstream) => default;", ".G", "Result.Item1 Result.Item2")]
    [InlineData("double _a; double G(Span<double> x) => x[0] * _a;", "void R([NoDiff] C c, Span<double> x, Span<double> d, double value, double upstream) { }", ".G", "None Buffer")]
    [InlineData("static T G<T>(T x) => x;", "double R(double x, double value, double upstream) => 0;", "global::C.G<double>", "Result")]
    [InlineData("T G<T>(int n, (T, float) x, T[] y) => y[n];", "((double, float), double[]) R(C c, int n, (double, float) x, double[] y, double v, double u) => default;",
        ".G<double>", "None None Result.Item1 Result.Item2")]
    [InlineData("static double G<T>(double x, List<T> y) => x;", "double R(double x, List<string> y, double value, double upstream) => 0;", "global::C.G<string>", "Result None")]
    public void Rules_for_instance_methods_and_constructions_are_found(string target, string rule, string primal, string routes)
    {
        var declared = Declared.From($"class C {{ {target} [DerivativeOf(\"G\")] static {rule} }}");
        Assert.Empty(RuleIndex.Check(declared.Method("R"), declared.Compilation, default));
        var callee = RuleMatcher.Match(declared.Method("R"), declared.Compilation)!.Match!.Callee;
        Assert.Equal((primal, routes), (callee.Primal, Show(callee)));
    }

    [Fact]
    public void Rules_in_generic_types_are_for_every_construction_and_others_for_one()
    {
        var declared = Declared.From("""
            class M<T> { public static double G(double x) => x; [DerivativeOf("G")] public static double R(double x, double v, double u) => 0; }
            class N<T> { public double G(T x) => 0; }
            class C { [DerivativeOf(typeof(N<float>), "G")] static float R(N<float> n, float x, double v, double u) => 0; }
            """);
        var index = RuleIndex.For(declared.Compilation);
        Assert.Equal(("global::M<string>.G", "global::M<string>.R"), Found("M`1", SpecialType.System_String));
        Assert.Equal((".G", "global::C.R"), Found("N`1", SpecialType.System_Single));
        Assert.Null(Found("N`1", SpecialType.System_Double));

        (string, string)? Found(string type, SpecialType argument)
        {
            var constructed = declared.Compilation.GetTypeByMetadataName(type)!.Construct(declared.Compilation.GetSpecialType(argument));
            return index.Find(constructed.GetMembers("G").OfType<IMethodSymbol>().Single()) is { } match ? (match.Callee.Primal, match.Callee.Backward) : null;
        }
    }

    [Fact]
    public void A_rule_does_not_leave_type_arguments_open()
    {
        var diagnostic = Check("class N<T> { public static double G(double x) => x; } class C { [DerivativeOf(typeof(N<>), \"G\")] static double R(double x, double v, double u) => 0; }", "R");
        Assert.Equal("DIFF1014", diagnostic.Id);
        Assert.Contains("because 'N<>' leaves open what its type arguments are.", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
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
    [InlineData("double _a; double G(double self) => self * _a;", "double R(double x, double v, double u) => 0;",
        "static (C self_, double self) R(C self_, double self, double value, double upstream)")]
    [InlineData("double G(double x) => x;", "double R(double x, double v, double u) => 0;", "static double R(C self, double x, double value, double upstream)")]
    [InlineData("static T G<T>(T x, T[] y) => x;", "float R(float x) => 0;", "static (float x, float[] y) R(float x, float[] y, float value, float upstream)")]
    [InlineData("static T G<T>(T x) => x;", "T R<T>(T x, T v, T u) => x;", "static double R(double x, double value, double upstream)")]
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
    [InlineData("public virtual double G(double x) => x;", "'C.G(double)' can be overridden, so that a call may reach another method")]
    [InlineData("int _n; double G(double x) => x * _n++;", "'C.G(double)' changes the object that it is called on")]
    [InlineData("static double G(double[] x) { x[0] *= 2; return x[0]; }", "'C.G(double[])' writes to an array or span that it is given")]
    [InlineData("static double G(Span<double> x) { x[0]++; return x[0]; }", "'C.G(System.Span<double>)' writes to an array or span that it is given")]
    [InlineData("static double G(ref readonly double x) => x;", "'C.G(ref readonly double)' has ref or out parameters")]
    [InlineData("static int G(double x) => 0;", "'C.G(double)' returns nothing that has a derivative")]
    [InlineData("static double G<T>(double x) => 0;", "'C.G<T>(double)' has type parameters that its own parameters do not tell")]
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
    [InlineData("static double G(double x) => x;",
        "static GGradient GBackward(double x, double upstream = 1) => default;"
        + " [System.Runtime.CompilerServices.OverloadResolutionPriority(2)] static GGradient GBackward(double x, double y, double upstream = 1) => default;"
        + " record struct GGradient(double Value, double X);",
        "Result.X")]
    [InlineData("static double G(double x) => x;",
        "static GGradient GBackward(double x, double upstream = 1) => default;"
        + " [System.Runtime.CompilerServices.OverloadResolutionPriority(2)] static GGradient GBackward(double x, double y = 2, double upstream = 1) => default;"
        + " record struct GGradient(double Value, double X);",
        null)]
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
            Assert.Equal(("global::Lib.L.G", "global::Lib.L.GBackward", false, "upstream"), (callee.Primal, callee.Backward, callee.TakesValue, callee.UpstreamName));
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
