namespace Diff.Generators.Tests.Diagnostics;

/// <summary>Arrays and spans whose gradient would be ambiguous.</summary>
public class MemoryTests
{
    [Fact]
    public Task Span_of_an_array_that_a_loop_makes() => Refused.MembersAsync(
        """
        [Differentiable]
            public static double Power(double[] x, int n)
            {
                Span<double> power = x;
                {|DIFF2013:for|} (var k = 1; k < n; k++)
                {
                    var next = new double[x.Length];
                    for (var i = 0; i < x.Length; i++)
                        next[i] = power[i] * x[i];
                    power = next;
                }

                return power[0];
            }
        """);

    [Fact]
    public Task Recursion_that_writes() => Refused.MembersAsync(
        """
        [Differentiable]
            public static void Grow(ref double y, double x, int n)
            {
                if (n == 0)
                    return;
                y *= x;
                {|DIFF2014:Grow(ref y, x * x, n - 1)|};
            }
        """);

    [Theory]
    [InlineData("S s, double x, int n", "new S(a), x, n", "s.A[0] = x; return n == 0 ? s.A[1] : G(s, x, n - 1);")]
    [InlineData("T t, double x, int n", "new T(new S(a), x), x, n", "t.S.A[0] = x; return n == 0 ? t.S.A[1] : G(t, x, n - 1);")]
    [InlineData("S[] s, double x, int n", "[new S(a)], x, n", "s[0].A[0] = x; return n == 0 ? s[0].A[1] : G(s, x, n - 1);")]
    [InlineData("double[][] r, double x, int n", "[a], x, n", "r[0][0] = x; return n == 0 ? r[0][1] : G(r, x, n - 1);")]
    [InlineData("[NoDiff] double[] c, double x, int n", "Ad.StopGradient(a), x, n", "c[0] += n; return n == 0 ? c[1] * x : G(c, x, n - 1);")]
    public Task Recursion_that_writes_to_what_has_no_gradient_of_its_own(string parameters, string arguments, string body) => Refused.MembersAsync(
        $$"""
        [Differentiable] public static double F(double[] a, double x, int n) => {|DIFF2014:G({{arguments}})|};
            static double G({{parameters}}) { {{body}} }
            readonly record struct S(double[] A);
            readonly record struct T(S S, double X);
        """);

    [Fact]
    public Task Recursion_that_sorts_by_a_method_without_source() => Refused.MembersAsync(
        """
        [Differentiable] public static double F(double[] a, double x, int n) => G(a, x, n);
            static double G(double[] a, double x, int n) { {|DIFF2002:Array.Sort(Ad.StopGradient(a))|}; return n == 0 ? a[0] : G(a, x, n - 1); }
        """);

    [Fact]
    public Task Structs_with_arrays_that_would_have_to_be_saved_and_cannot_be_built() => Refused.MembersAsync(
        """
        [Differentiable] public static double {|DIFF2005:F|}(double x, [NoDiff] double[] a) { var s = x; for (var i = 0; i < 3; i++) s *= H(G(s, a), s); return s; }
            static S G(double x, double[] a) => new(x) { };
            static double H(S s, double x) => s.X * s.A[0] * x;
            readonly struct S(double x) { [NoDiff] public readonly double[] A = [2, 3]; public readonly double X = x; }
            [DerivativeOf(nameof(G))] static double GRule(double x, [NoDiff] double[] a, S value, S upstream) => 2 * x * upstream.X;
            [DerivativeOf(nameof(H))] static (S, double) HRule(S s, double x, double value, double upstream) => (new(upstream * s.A[0] * x), upstream * s.X * s.A[0]);
        """);

    [Theory]
    [InlineData("{|DIFF2005:F|}", "var b = Same(a, 1); return b[0] * x;")]
    [InlineData("F", "var p = {|DIFF2005:Held(a, 1)|}; p.A[0] = x; return a[0];")]
    [InlineData("F", "var p = {|DIFF2005:Held(a, 1)|}; a[0] = x; return p.A[0];")]
    public Task Arrays_that_a_recursive_method_returns_may_be_those_that_it_is_given(string name, string body) => Refused.MembersAsync(
        $$"""
        [Differentiable] public static double {{name}}(double[] a, double x) { {{body}} }
            static double[] Same(double[] a, int n) => n == 0 ? a : Same(a, n - 1);
            static (double[] A, double K) Held(double[] a, int n) { var s = 0.0; for (var k = 0; k < n; k++) s += Held(a, k).K; return (a, s + a[0]); }
        """);

    [Fact]
    public Task A_value_that_no_stack_has_place_for() => Refused.MembersAsync(
        """
        [Differentiable] public static double {|DIFF2005:F|}(double x, int n)
            {
                int? limit = n;
                while (n-- > 0) { x *= limit is null ? x : Math.Sin(x); limit = n % 2 == 0 ? null : n; }
                return x;
            }
        """);

    [Theory]
    [InlineData("var t = {|DIFF2005:Tensor.Create(a)|}; a[0] = x; return Tensor.Sum(t) * x;", "a tensor of an array")]
    [InlineData("var t = {|DIFF2005:Made(a, 1)|}; a[0] = x; return Tensor.Sum(t) * x;", "a tensor of an array, from a call")]
    [InlineData("var t = {|DIFF2005:Tensor.Create(a)|}; Fill(a, 1); return Tensor.Sum(t) * x;", "written in a call")]
    [InlineData("var t = {|DIFF2005:Tensor.Create(c)|}; c[0] = 1; return Tensor.Sum(t) * x;", "held constant")]
    public Task Arrays_that_are_written_behind_their_tensors(string body, string why) => Refused.MembersAsync(
        $$"""
        // {{why}}
            [Differentiable] public static double F(double[] a, [NoDiff] double[] c, double x) { {{body}} }
            static Tensor<double> Made(double[] a, int n) => n == 0 ? Tensor.Create(a) : Made(a, n - 1);
            static void Fill(double[] a, int n) { a[n] = n; if (n > 0) Fill(a, n - 1); }
        """);

    [Theory]
    [InlineData("List<double> y = {|DIFF2005:[x, x]|}; return y[0];")]
    [InlineData("var y = new Dictionary<string, double> {|DIFF2005:{ [\"a\"] = x }|}; return y[\"a\"];")]
    public Task Collections(string body) => Refused.MembersAsync(
        $"[Differentiable] public static double F(double x) {{ {body} }}");
}
