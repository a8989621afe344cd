using Diff.Generators.FrontEnd;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.FrontEnd;

public class DeclarationCheckerTests
{
    [Theory]
    [InlineData("[Differentiable] double {|DIFF1001:F|}(double x) => x;")]
    [InlineData("[Differentiable] static double {|DIFF1003:F|}<T>(double x) => x;")]
    [InlineData("[Differentiable] static double {|DIFF1004:F|}(int n) => n;")]
    [InlineData("[Differentiable] static double {|DIFF1004:F|}([NoDiff] double x, string s) => x;")]
    [InlineData("[Differentiable] static void {|DIFF1004:F|}(out double y) => y = 0;")]
    [InlineData("[Differentiable] static {|DIFF1005:int|} F(double x) => 0;")]
    [InlineData("[Differentiable] static {|DIFF1005:void|} F(double x) { }")]
    [InlineData("[Differentiable] static {|DIFF1005:void|} F(double[] x) { }")]
    [InlineData("[Differentiable] static {|DIFF1005:void|} F(double x, [NoDiff] Span<double> y) { }")]
    [InlineData("[Differentiable] static {|DIFF1005:Span<double>|} F(Span<double> x) => x;")]
    [InlineData("[Differentiable] static {|DIFF1005:decimal|} F(double x) => 0;")]
    [InlineData("[Differentiable] static double F(double x, {|DIFF1006:decimal|} y) => x;")]
    [InlineData("[Differentiable] static double F(double x, {|DIFF1006:Func<double, double>|} f) => x;")]
    [InlineData("[Differentiable] static double F(double x, {|DIFF1006:List<double>|} y) => x;")]
    [InlineData("[Differentiable] static double F({|DIFF1006:double?|} x) => 0;")]
    [InlineData("[Differentiable] static double F(double x, ref {|DIFF1006:double[]|} y) => x;")]
    [InlineData("[Differentiable] static unsafe double F(double x, [NoDiff] {|DIFF1006:double*|} y) => x;")]
    [InlineData("[Differentiable(Modes = {|DIFF1007:DerivativeModes.Forward|})] static double F(double x) => x;")]
    [InlineData("[Differentiable(Modes = {|DIFF1007:{|DIFF1007:DerivativeModes.Reverse | DerivativeModes.Jacobian | DerivativeModes.Hessian|}|})] static double F(double x) => x;")]
    [InlineData("[Differentiable(Modes = {|DIFF1007:DerivativeModes.None|})] static double F(double x) => x;")]
    [InlineData("[Differentiable] static double {|DIFF1009:F|}(double x) => x; int FGradient;")]
    [InlineData("[Differentiable] static double {|DIFF1009:F|}(double x) => x; int FBackward;")]
    [InlineData("[Differentiable] static double {|DIFF1009:F|}(double x) => x; static void FBackward(double a, double b) { }")]
    [InlineData("[Differentiable] static double {|DIFF1009:F|}(double[] x) => 0; static void FBackward(double[] a, Span<double> b, double c) { }")]
    [InlineData("[Differentiable] static double {|DIFF1009:F|}(double x, out double y) => y = x; [Differentiable] static double {|DIFF1009:F|}(double x, [NoDiff] ref double y, double z) => z;")]
    [InlineData("[Differentiable] static extern double {|DIFF1010:F|}(double x);")]
    [InlineData("[Differentiable] static partial double {|DIFF1010:F|}(double x);")]
    [InlineData("static double s; [Differentiable] static {|DIFF1011:ref double|} F(double x) => ref s;")]
    [InlineData("[Differentiable] static double F({|DIFF1012:Positive|} x) => x.X;")]
    [InlineData("[Differentiable] static double F({|DIFF1012:Positive[]|} x) => x[0].X;")]
    [InlineData("[Differentiable] static {|DIFF1012:Counted|} F(double x) => new() { X = x };")]
    [InlineData("[Differentiable] static void F(double x, out {|DIFF1012:Counted|} y) => y = new() { X = x };")]
    [InlineData("[Differentiable] static {|DIFF1012:(double, decimal)|} F(double x) => (x, 0);")]
    [InlineData("[Differentiable] public static double operator {|DIFF1013:+|}(C a, double b) => b;")]
    [InlineData("double P { [Differentiable] {|DIFF1013:get|} => 1; }")]
    [InlineData("void M() { f(1); [Differentiable] static double {|DIFF1013:f|}(double x) => x; }")]
    [InlineData("[Differentiable] static async System.Threading.Tasks.Task<double> {|DIFF2011:F|}(double x) => x;")]
    [InlineData("[Differentiable] static IEnumerable<double> {|DIFF2011:F|}(double x) { yield return x; }")]
    [InlineData("[Differentiable] {|DIFF1011:ref double|} {|DIFF1001:F|}(double x) => throw null!;")]
    public void Errors_are_at_the_exact_place(string members)
    {
        // An instance method is reported alone: the rest depends on what its parameters will be.
        if (members.Contains("DIFF1001") && members.Contains("DIFF1011"))
            members = members.Replace("{|DIFF1011:ref double|}", "ref double");
        Verify($$"""
            partial class C { {{members}} }
            readonly struct Positive { public Positive(double x) { if (x < 0) throw new Exception(); X = x; } public double X { get; } }
            class Counted { public double X { get; set; } public int N { get; } }
            """);
    }

    [Theory]
    [InlineData("class {|DIFF1002:C|} { [Differentiable] static double F(double x) => x; }")]
    [InlineData("class {|DIFF1002:A|} { partial struct B { record {|DIFF1002:C|} { [Differentiable] static double F(double x) => x; } } }")]
    [InlineData("file partial class C { [Differentiable] static double {|DIFF1013:F|}(double x) => x; }")]
    [InlineData("partial interface I<out T> { [Differentiable] static double {|DIFF1013:F|}(double x) => x; }")]
    [InlineData("partial interface I { [Differentiable] static abstract double {|DIFF1010:F|}(double x); }")]
    [InlineData("partial class FGradient { [Differentiable] static double {|DIFF1009:F|}(double x) => x; }")]
    [InlineData("partial class C<FBackward> { [Differentiable] static double {|DIFF1009:F|}(double x) => x; }")]
    [InlineData("partial class C<T> where T : IFloatingPointIeee754<T> { [Differentiable] static double F(double x, {|DIFF1006:T|} y) => x; }")]
    public void Types_have_to_take_the_derivative(string source) => Verify(source);

    [Theory]
    [InlineData("[Differentiable] static double F(double x) => x;")]
    [InlineData("[Differentiable(Modes = DerivativeModes.Reverse)] static double F(double x) => x;")]
    [InlineData("[Differentiable] static double F(double x, int n, string? s, DayOfWeek d, object o, T2 t, [NoDiff] decimal m, [NoDiff] Func<double, double> f) => x;")]
    [InlineData("[Differentiable] static double F(in double x, (double, int) t, double[][] a, double[,] b, ReadOnlySpan<double> s, V v) => x;")]
    [InlineData("[Differentiable] static void F(double x, Span<double> y) => y[0] = x;")]
    [InlineData("[Differentiable] static void F(double x, out double y) => y = x;")]
    [InlineData("[Differentiable] static void F(ref V x) { }")]
    [InlineData("[Differentiable] static (double, V) F(V x) => (1, x);")]
    [InlineData("[Differentiable] static double[] F(double[] x) => x;")]
    [InlineData("[Differentiable] static partial double F(double x); static partial double F(double x) => x;")]
    [InlineData("[Differentiable] static double F(this double x) { return G(); double G() => x; }")]
    [InlineData("[Differentiable] static double F(double x) => x; static double FBackward(string s) => 0;")]
    [InlineData("[Differentiable] static double F(double x) => x; [Differentiable] static double F(double x, double y) => x;")]
    public void Legal_declarations_pass(string members)
        => Verify($"static partial class C {{ {members} }} record struct V(double X, float Y); class T2 {{ public int N; }}");

    [Theory]
    [InlineData(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12, 2)]
    [InlineData(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13, 0)]
    public void Overloads_that_could_be_taken_for_one_another_need_priorities(Microsoft.CodeAnalysis.CSharp.LanguageVersion version, int errors)
    {
        var compilation = TestCompilation.Create("""
            partial class C { [Differentiable] static double F(double x) => x; [Differentiable] static double F(double x, double y) => x; }
            """);
        compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(
            t => Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(t.ToString(), TestCompilation.ParseOptions.WithLanguageVersion(version))));
        var diagnostics = new Declared(compilation).Methods().SelectMany(m => DeclarationChecker.Check(m, compilation, default));
        Assert.Equal(Enumerable.Repeat("DIFF1009", errors), diagnostics.Select(d => d.Id));
    }

    [Fact]
    public void Generated_members_do_not_stand_in_their_own_way() => Verify("""
        partial class C { [Differentiable] static double F(double x) => x; }
        partial class C
        {
            [System.CodeDom.Compiler.GeneratedCode("Diff.Generators", "0.1.0")] static FGradient FBackward(double x, double upstream = 1.0) => new(x, 1);
            [System.CodeDom.Compiler.GeneratedCode("Diff.Generators", "0.1.0")] record struct FGradient(double Value, double X);
        }
        """);

    [Fact]
    public void Messages_say_what_why_and_what_to_do()
    {
        var message = Verify("partial class C { [Differentiable] static double F({|DIFF1012:T|} t) => t.X; } class T { private T() { } public double X { get; set; } }");
        Assert.Equal(
            "A gradient of type 'T' cannot be built, because none of its accessible constructors only stores its parameters. Let the type be "
            + "constructed from its differentiable members, or mark the parameter or member [NoDiff].",
            message.Single());
    }

    private static IEnumerable<string> Verify(string marked)
    {
        var (source, _) = Markup.Parse(marked);
        var compilation = TestCompilation.Create(source);
        var tree = compilation.SyntaxTrees[1];
        var model = compilation.GetSemanticModel(tree);
        var diagnostics = tree.GetRoot().DescendantNodes()
            .Select(node => model.GetDeclaredSymbol(node))
            .OfType<IMethodSymbol>()
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
            .Where(m => KnownSymbols.Differentiable(m) is not null && m.PartialDefinitionPart is null)
            .SelectMany(m => DeclarationChecker.Check(m, compilation, default))
            .ToList();
        Assert.Equal(marked, Markup.Render(source, diagnostics));
        return diagnostics.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
