namespace Diff.Generators.Tests.Diagnostics;

/// <summary>Arrays and spans whose gradient would be ambiguous.</summary>
public class MemoryTests
{
    [Fact]
    public Task Span_that_is_carried_round_a_loop() => Refused.MembersAsync(
        """
        [Differentiable]
            public static double Sum(ReadOnlySpan<double> x)
            {
                var sum = 0.0;
                {|DIFF2013:while|} (x.Length > 0)
                {
                    sum += x[0];
                    x = x[1..];
                }

                return sum;
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

    [Theory]
    [InlineData("List<double> y = {|DIFF2005:[x, x]|}; return y[0];")]
    [InlineData("var y = new Dictionary<string, double> {|DIFF2005:{ [\"a\"] = x }|}; return y[\"a\"];")]
    public Task Collections(string body) => Refused.MembersAsync(
        $"[Differentiable] public static double F(double x) {{ {body} }}");
}
