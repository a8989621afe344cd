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
    [InlineData("List<double> y = {|DIFF2005:[x, x]|}; return y[0];")]
    [InlineData("var y = new Dictionary<string, double> {|DIFF2005:{ [\"a\"] = x }|}; return y[\"a\"];")]
    public Task Collections(string body) => Refused.MembersAsync(
        $"[Differentiable] public static double F(double x) {{ {body} }}");
}
