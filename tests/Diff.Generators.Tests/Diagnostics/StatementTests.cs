namespace Diff.Generators.Tests.Diagnostics;

/// <summary>Statements that cannot be run backwards.</summary>
public class StatementTests
{
    [Theory]
    [InlineData("{|DIFF2004:try|} { x *= 2; } finally { x += 1; }")]
    [InlineData("{|DIFF2004:try|} { x *= 2; } catch (Exception) { x = 0; }")]
    [InlineData("{|DIFF2004:lock|} (typeof(int)) { x *= 2; }")]
    [InlineData("{|DIFF2004:using|} (var r = new System.IO.StringReader(\"\")) { x *= 2; }")]
    [InlineData("{|DIFF2004:using|} var r = new System.IO.StringReader(\"\");")]
    [InlineData("{|DIFF2004:again|}: x *= 2; if (x < 1) {|DIFF2004:goto again;|}")]
    [InlineData("switch (n) { case 0: {|DIFF2004:goto case 1;|} case 1: x *= 2; break; }")]
    [InlineData("foreach (var y in {|DIFF2004:new List<double>()|}) x += y;")]
    [InlineData("checked { x *= 2; } {|DIFF2004:try|} { } finally { }")]
    public Task Statement(string statement) => Refused.MembersAsync(
        $"[Differentiable] public static double F(double x, int n) {{ {statement} return x; }}");

    [Theory]
    [InlineData("[Differentiable] static async Task<double> {|DIFF2011:F|}(double x) { await Task.Yield(); return x; }")]
    [InlineData("[Differentiable] static IEnumerable<double> {|DIFF2011:F|}(double x) { yield return x; }")]
    public Task Method_that_runs_in_pieces(string method) => Refused.SourceAsync(
        $"using System.Threading.Tasks;\npublic static partial class Models {{ {method} }}");

    [Theory]
    [InlineData("static async Task<double> {|DIFF2011:G|}(double x) { await Task.Yield(); return x; }")]
    [InlineData("static Task<double> G(double x) => {|DIFF2002:Task.FromResult(x)|};")]
    public Task Callee_that_runs_in_pieces(string callee) => Refused.SourceAsync(
        $"using System.Threading.Tasks;\npublic static partial class Models {{ [Differentiable] static double F(double x) => G(x).Result; {callee} }}");

    [Theory]
    [InlineData("fixed (double* p = x) return *p;", "{|DIFF2012:fixed|} (double* p = x) return *p;")]
    [InlineData("var y = x[0]; return *&y;", "var y = x[0]; return {|DIFF2012:*&y|};")]
    [InlineData("double* p = stackalloc double[1]; return x[0];", "double* p = {|DIFF2012:stackalloc double[1]|}; return x[0];")]
    public Task Unsafe_code(string plain, string marked)
    {
        Assert.Equal(plain, Harness.Markup.Parse(marked).Source);
        return Refused.MembersAsync($"[Differentiable] public static unsafe double F(double[] x) {{ {marked} }}");
    }

    [Theory]
    [InlineData("{|DIFF2003:s_field|} = x; return x;")]
    [InlineData("{|DIFF2003:s_field|} += 1; return x;")]
    [InlineData("return {|DIFF2003:s_field|} * x;")]
    [InlineData("return {|DIFF2003:Property|} * x;")]
    [InlineData("{|DIFF2003:s_counter|}++; return x;")]
    [InlineData("{|DIFF2003:s_array[0]|} = x; return x;")]
    [InlineData("var a = {|DIFF2003:s_mutable|}; return a[0] * x;")]
    public Task Static_state(string body) => Refused.MembersAsync(
        $$"""
        private static double s_field = 1;
            private static int s_counter;
            private static readonly double[] s_array = [1];
            private static double[] s_mutable = [1];
            private static double Property { get; set; } = 1;
            [Differentiable] public static double F(double x) { {{body}} }
        """);

    [Theory]
    [InlineData("{|DIFF2009:Computed|}?.Invoke(x);")]
    [InlineData("{|DIFF2009:Computed|} += _ => { };")]
    public Task Events(string statement) => Refused.MembersAsync(
        $"public static event Action<double>? Computed; [Differentiable] public static double F(double x) {{ {statement} return x; }}");

    [Fact]
    public async Task An_error_in_a_callee_is_reported_there() => await Refused.MembersAsync(
        """
        [Differentiable] public static double F(double x) => G(x);

            static double G(double x)
            {
                {|DIFF2004:try|} { return x; } finally { }
            }
        """);

    [Fact]
    public async Task Every_error_is_reported_at_once() => await Refused.MembersAsync(
        """
        static int s_calls;

            [Differentiable]
            public static double F(double x)
            {
                {|DIFF2004:lock|} (string.Empty) { x += 1; }
                {|DIFF2003:s_calls|}++;
                {|DIFF2004:try|} { x *= 2; } finally { }
                return x;
            }
        """);
}
