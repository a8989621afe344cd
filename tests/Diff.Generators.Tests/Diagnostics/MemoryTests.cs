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
    [InlineData("List<double> y = {|DIFF2005:[x, x]|}; return y[0];")]
    [InlineData("var y = new Dictionary<string, double> {|DIFF2005:{ [\"a\"] = x }|}; return y[\"a\"];")]
    public Task Collections(string body) => Refused.MembersAsync(
        $"[Differentiable] public static double F(double x) {{ {body} }}");
}
