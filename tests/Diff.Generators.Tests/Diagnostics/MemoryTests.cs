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
            public static void Fill(Span<double> y, double x, int n)
            {
                if (n == y.Length)
                    return;
                y[n] = x;
                {|DIFF2014:Fill(y, x * x, n + 1)|};
            }
        """);

    [Theory]
    [InlineData("ref var first = ref a[0]; first *= x;")]
    [InlineData("var b = new double[2]; b = a; b[0] = x;")]
    [InlineData("var s = new S(a); s.First = x;")]
    [InlineData("new S(a).Set(x);")]
    [InlineData("Array.Sort(Ad.StopGradient(a));")]
    public Task Recursion_that_writes_by_a_detour(string write) => Refused.MembersAsync(
        $$"""
        [Differentiable] public static double F(double[] a, double x, int n) => {|DIFF2014:G(a, x, n)|};
            static double G(double[] a, double x, int n) { {{write}} return n == 0 ? a[0] : G(a, x, n - 1); }
            readonly record struct S(double[] A) { public double First { set => A[0] = value; } public void Set(double x) => A[0] = x; }
        """);

    [Fact]
    public Task Recursion_that_writes_to_an_array_in_a_struct() => Refused.MembersAsync(
        """
        [Differentiable] public static double F(double[] a, double x, int n) => {|DIFF2014:G(new S(a), x, n)|};
            static double G(S s, double x, int n) { s.A[0] = x; return n == 0 ? s.A[1] : G(s, x, n - 1); }
            readonly record struct S(double[] A);
        """);

    [Fact]
    public Task Structs_with_arrays_that_would_have_to_be_saved() => Refused.MembersAsync(
        """
        [Differentiable] public static double {|DIFF2005:F|}(double x, [NoDiff] double[] a) { var s = x; for (var i = 0; i < 3; i++) s *= H(G(s, a), s); return s; }
            static S G(double x, double[] a) => new(a, x * x);
            static double H(S s, double x) => s.X * s.A[0] * x;
            readonly record struct S([NoDiff] double[] A, double X);
            [DerivativeOf(nameof(G))] static double GRule(double x, [NoDiff] double[] a, S value, S upstream) => 2 * x * upstream.X;
            [DerivativeOf(nameof(H))] static (S, double) HRule(S s, double x, double value, double upstream) => (new(s.A, upstream * s.A[0] * x), upstream * s.X * s.A[0]);
        """);

    [Theory]
    [InlineData("List<double> y = {|DIFF2005:[x, x]|}; return y[0];")]
    [InlineData("var y = new Dictionary<string, double> {|DIFF2005:{ [\"a\"] = x }|}; return y[\"a\"];")]
    public Task Collections(string body) => Refused.MembersAsync(
        $"[Differentiable] public static double F(double x) {{ {body} }}");
}
