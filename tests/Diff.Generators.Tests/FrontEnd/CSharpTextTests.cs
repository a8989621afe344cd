using Diff.Generators.FrontEnd;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.FrontEnd;

public class CSharpTextTests
{
    [Theory]
    [InlineData("double", "double")]
    [InlineData("string?", "string?")]
    [InlineData("double?", "double?")]
    [InlineData("double[]?", "double[]?")]
    [InlineData("double[][,]", "double[][,]")]
    [InlineData("nint", "nint")]
    [InlineData("dynamic", "dynamic")]
    [InlineData("(double, double)", "(double, double)")]
    [InlineData("(double a, int)", "(double a, int)")]
    [InlineData("ReadOnlySpan<double>", "global::System.ReadOnlySpan<double>")]
    [InlineData("Dictionary<string, List<double?>>", "global::System.Collections.Generic.Dictionary<string, global::System.Collections.Generic.List<double?>>")]
    [InlineData("@class.@event<int>.Inner", "global::@class.@event<int>.Inner")]
    public void Types_are_qualified(string type, string expected)
    {
        var (symbol, _) = Declared.Parameter(type, "namespace @class { public class @event<T> { public class Inner { } } }");
        Assert.Equal(expected, CSharpText.Type(symbol));
    }

    [Theory]
    [InlineData("double p = 1", "1.0")]
    [InlineData("double p = 1e300", "1E+300")]
    [InlineData("double p = -0.0", "-0.0")]
    [InlineData("double p = 0.1 + 0.2", "0.30000000000000004")]
    [InlineData("double p = double.NaN", "double.NaN")]
    [InlineData("float p = 0.1f", "0.1f")]
    [InlineData("float p = float.NegativeInfinity", "float.NegativeInfinity")]
    [InlineData("float p = -0f", "-0f")]
    [InlineData("int p = -3", "-3")]
    [InlineData("long p = 5", "5L")]
    [InlineData("ulong p = ulong.MaxValue", "18446744073709551615UL")]
    [InlineData("byte p = 7", "7")]
    [InlineData("decimal p = 1.50m", "1.50m")]
    [InlineData("bool p = true", "true")]
    [InlineData("char p = '\\''", "'\\''")]
    [InlineData("string p = \"a\\\"\\n\"", "\"a\\\"\\n\"")]
    [InlineData("string? p = null", "null")]
    [InlineData("string p = null!", "null!")]
    [InlineData("double? p = null", "default")]
    [InlineData("double? p = 2", "2.0")]
    [InlineData("DateTime p = default", "default")]
    [InlineData("DayOfWeek p = DayOfWeek.Friday", "global::System.DayOfWeek.Friday")]
    [InlineData("DayOfWeek p = (DayOfWeek)(-1)", "(global::System.DayOfWeek)(-1)")]
    [InlineData("double p", null)]
    public void Default_values_come_back_as_they_were(string parameter, string? expected)
    {
        var method = Declared.From($"static class C {{ static void F({parameter}) {{ }} }}").Method("F");
        Assert.Equal(expected, CSharpText.DefaultValue(method.Parameters[0]));
        if (expected is null)
            return;

        // The text is a constant of the parameter's type, without a warning, and the same constant.
        var text = $"#nullable enable\nstatic class C {{ static void F({CSharpText.Type(method.Parameters[0].Type)} p = {expected}) {{ }} }}";
        var again = Declared.From(text);
        Assert.Empty(again.Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(method.Parameters[0].ExplicitDefaultValue, again.Method("F").Parameters[0].ExplicitDefaultValue);
    }

    [Theory]
    [InlineData("double F(double x, double y)", "F(double, double)")]
    [InlineData("double F(in double x, ref float y, out int z, ref readonly int w)", "F(in double, ref float, out int, ref readonly int)")]
    [InlineData("double F(string? s, double? d, nint n)", "F(string, global::System.Nullable{double}, nint)")]
    [InlineData("double F(double[][,] a, params double[] b)", "F(double[][,], double[])")]
    [InlineData("double F((double a, int) t)", "F(global::System.ValueTuple{double, int})")]
    [InlineData("double F(ReadOnlySpan<double> s, List<(double, double)[]> l)",
        "F(global::System.ReadOnlySpan{double}, global::System.Collections.Generic.List{global::System.ValueTuple{double, double}[]})")]
    [InlineData("double F(N.P<T>.Q q, G g)", "F(global::N.P{T}.Q, global::G)")]
    [InlineData("double @class(dynamic d)", "@class(object)")]
    public void Crefs_resolve(string declaration, string expected)
    {
        var body = declaration.Contains("out int z") ? "{ z = 0; return 0; }" : "=> 0;";
        var source = $"partial class C<T> {{ static {declaration} {body} }} namespace N {{ class P<U> {{ public class Q {{ }} }} }} class G {{ }}";
        var declared = Declared.From(source);
        var method = declared.Method(declaration.Contains("@class") ? "class" : "F");
        var cref = CSharpText.Cref(method);
        Assert.Equal(expected, cref);

        var documented = $"partial class C<T> {{ /// <see cref=\"{cref}\"/>\n static void Documented() {{ }} }}".Replace("///", "\n///");
        var compilation = declared.Compilation.AddSyntaxTrees(Declared.Parse(documented, "Documented.cs"));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS8500"));
    }

    [Fact]
    public void Methods_are_called_through_their_type()
    {
        var method = Declared.From("namespace @if { static class C<T> { internal static double @in(double x) => x; } }").Method("in");
        Assert.Equal("global::@if.C<T>.@in", CSharpText.Method(method));
    }
}
