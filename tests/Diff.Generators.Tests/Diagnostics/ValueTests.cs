using System.Globalization;

namespace Diff.Generators.Tests.Diagnostics;

/// <summary>Values whose gradient would be lost.</summary>
public class ValueTests
{
    [Theory]
    [InlineData("table[{|DIFF2001:(int)x|}]")]
    [InlineData("x * {|DIFF2001:(long)(x + 1)|}")]
    [InlineData("x * (double){|DIFF2001:(int)x|}")]
    [InlineData("x * {|DIFF2001:Convert.ToInt32(x)|}")]
    [InlineData("x * {|DIFF2001:(byte)x|}")]
    [InlineData("x * (double){|DIFF2007:(decimal)x|}")]
    public Task Conversion(string expression) => Refused.MembersAsync(
        $"[Differentiable] public static double F(double x, [NoDiff] double[] table) => {expression};");

    [Theory]
    [InlineData("x * (int)Ad.StopGradient(x)")]
    [InlineData("x * (int)y")]
    [InlineData("x * Math.Floor(x)")]
    [InlineData("x * Math.Sign(x)")]
    [InlineData("x > 0 ? x : -x")]
    [InlineData("x * n.ToString().Length")]
    public async Task What_is_held_constant_may_be_converted(string expression)
    {
        var source = $"public static partial class Models {{ [Differentiable] public static double F(double x, [NoDiff] double y, int n) => {expression}; }}";
        Assert.Empty(await Harness.AnalyzerRunner.VerifyAsync(new DifferentiableAnalyzer(), source));
        Harness.GeneratorRunner.Run(new DifferentiableGenerator(), source).AssertCompiles();
    }

    [Theory]
    [InlineData("{|DIFF2002:System.Threading.Volatile.Read(ref x)|}")]
    [InlineData("double.Parse({|DIFF2002:x.ToString()|})")]
    [InlineData("Complex.Abs({|DIFF2007:new Complex(x, 1)|})")]
    [InlineData("x * {|DIFF2010:typeof(Models).GetField(\"s_a\")|}!.GetValue(null)!.GetHashCode()")]
    [InlineData("(double){|DIFF2010:typeof(Math).GetMethod(\"Sin\")|}!.Invoke(null, [x])!")]
    public Task Call_without_source(string expression) => Refused.MembersAsync(
        $"[Differentiable] public static double F(double x) => {expression};");

    /// <summary>The generator does not see what generators write, and so cannot differentiate it; the analyzer sees it, and must say so.</summary>
    [Fact]
    public Task Gradient_called() => Refused.MembersAsync(
        "[Differentiable] public static double F(double x) => {|DIFF2005:GBackward(x)|};",
        "partial class Models { [System.CodeDom.Compiler.GeneratedCode(\"Diff.Generators\", \"0.1.0\")] public static double GBackward(double x) => 2 * x; }");

    [Theory]
    [InlineData("items.Select({|DIFF2006:y => x * y|}).Sum()")]
    [InlineData("items.Sum({|DIFF2006:y => x * y|})")]
    [InlineData("Apply({|DIFF2003:s_function|} = y => x * y, x)")]
    public Task Delegate(string expression) => Refused.MembersAsync(
        $"""
        static Func<double, double>? s_function;
            static double Apply(Func<double, double> f, double x) => f(x);
            [Differentiable] public static double F(double x, [NoDiff] double[] items) => {expression};
        """);

    [Theory]
    [InlineData("dynamic y = x; return {|DIFF2005:y * 2|};")]
    [InlineData("{|DIFF2008:box.X|} = x; return box.X;")]
    [InlineData("{|DIFF2008:box.X|} += 1; return x;")]
    [InlineData("Expression<Func<double>> e = () => x; return {|DIFF2010:e.Compile()|}();")]
    public Task Value(string body) => Refused.SourceAsync(
        $$"""
        using System.Linq.Expressions;
        public static partial class Models { [Differentiable] public static double F(double x, [NoDiff] Box box) { {{body}} } }
        public sealed class Box { public double X; }
        """);

    [Theory]
    [InlineData("{|DIFF2016:Scale(x, x)|}", "Scale(x, {|DIFF2016:x|})")]
    public Task Passed_where_it_is_held_constant(string whole, string argument)
    {
        Assert.Equal(Harness.Markup.Parse(whole).Source, Harness.Markup.Parse(argument).Source);
        return Refused.MembersAsync(
            $"static double Scale(double x, [NoDiff] double factor) => x * factor; [Differentiable] public static double F(double x) => {argument};");
    }

    [Theory]
    [InlineData("{|DIFF2005:shape.Area(x)|}")]
    [InlineData("Twice({|DIFF2005:shape.Area|}, x)")]
    [InlineData("{|DIFF2016:new Shape(x)|}.Scaled(x)")]
    public Task Object(string expression) => Refused.SourceAsync(
        $$"""
        public static partial class Models
        {
            [Differentiable] public static double F(double x, [NoDiff] Shape shape) => {{expression}};
            static double Twice(Func<double, double> f, double x) => f(f(x));
            [DerivativeOf(typeof(Shape), nameof(Shape.Scaled))] static double ScaledRule([NoDiff] Shape s, double x, double value, double upstream) => upstream;
        }
        public class Shape(double a) { public double A => a; public virtual double Area(double x) => x * a; public double Scaled(double x) => x * a; }
        """);

    [Theory]
    [InlineData("var c = {|DIFF2017:new Cell[2]|}; return c.Length * x;")]
    [InlineData("Span<Cell> c = {|DIFF2017:[default, default]|}; return c.Length * x;")]
    [InlineData("var kind = {|DIFF2017:Kind.B|}; return n > 0 ? kind switch { {|DIFF2017:Kind.A|} => x, _ => x * x } : x;")]
    [InlineData("var kind = {|DIFF2017:(Kind)n|}; return (int)kind * x;")]
    public Task Private_type_of_another_type(string body) => Refused.MembersAsync(
        "[Differentiable] public static double F(double x, int n) => Library.G(x, n);",
        $$"""
        static class Library
        {
            private enum Kind { A, B }
            private struct Cell { public double V; }
            public static double G(double x, int n) { {{body}} }
        }
        """);

    [Fact]
    public async Task Private_types_that_are_not_named_do_no_harm()
    {
        const string source = """
            static partial class Models { [Differentiable] public static double F(double x) => Library.G(x); }
            static class Library
            {
                private enum Kind { A, B }
                private struct Cell { public double V; }
                public static double G(double x) { Cell c; c.V = x * x; return (int)Kind.B * c.V; }
            }
            """;
        Assert.Empty(await Harness.AnalyzerRunner.VerifyAsync(new DifferentiableAnalyzer(), source));
        Harness.GeneratorRunner.Run(new DifferentiableGenerator(), source).AssertCompiles();
    }

    [Fact]
    public Task Private_member_of_a_gradient() => Refused.SourceAsync(
        """
        public static partial class Models { [Differentiable] public static double F(double x) => {|DIFF2017:new Shape(x)|}.Scaled(x); }
        public readonly struct Shape(double a)
        {
            private readonly double _a = a;
            public double Scaled(double x) => x * _a;
            [DerivativeOf(nameof(Scaled))] public static (Shape, double) ScaledRule(Shape s, double x, double value, double upstream) => (new(x * upstream), s._a * upstream);
        }
        """);

    [Fact]
    public Task Private_member_of_another_type() => Refused.MembersAsync(
        "[Differentiable] public static double F(double x) => Library.G(x);",
        "static class Library { private static readonly double s_a = Math.Log(3); public static double G(double x) => {|DIFF2017:s_a|} * x; }");

    [Fact]
    public async Task Messages_say_what_why_and_what_to_do()
    {
        var diagnostics = await Refused.MembersAsync("[Differentiable] public static double F(double x) => {|DIFF2001:(int)x|};");
        Assert.Equal(
            "A value that depends on a differentiated input is converted to 'int', which changes in jumps: its derivative is zero almost "
            + "everywhere, and the gradient would lose this dependence in silence. Wrap the value in Ad.StopGradient if that is meant, or "
            + "keep it floating-point.",
            diagnostics.Single().GetMessage(CultureInfo.InvariantCulture));
    }
}
